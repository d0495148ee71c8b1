"""What was worked out before, kept between runs: never needed, never trusted, never in the way.

store        entries by key: atomic, checked by a sum, bounded in size
fingerprint  the version of everything that made an entry
place        the folder it all lies in
beside       where things lie that are made of installed files alone

An entry's key names all that its value depends on, so nothing is ever out of date: content, configuration, options,
and the tool itself. Whatever goes wrong with a cache (no permission, no space, a broken entry), the work is done
as if there were none.
"""

from __future__ import annotations

from listmerge.cache.place import open_cache
from listmerge.cache.store import Cache, digest

__all__ = ["Cache", "digest", "open_cache"]
