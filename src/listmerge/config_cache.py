"""listmerge.yaml as it was understood the last time: to read YAML takes longer than to lint a small list."""

from __future__ import annotations

import marshal
import os

from listmerge.cache import Cache, digest
from listmerge.cache.fingerprint import fingerprint
from listmerge.config import Allowed, Config, ListConfig, load_config
from listmerge.values import field_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def load_known(path: str | Path | None, cache: Cache) -> Config:
    """As `load_config`, from the cache if the file is as it was. What is wrong with a file is never kept."""
    if path is None or not cache.active:
        return load_config(path)
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            key = digest(["config", fingerprint(), file.read()])
    except OSError:
        return load_config(path)  # which says what is wrong
    if kept := cache.get(key):
        return _decode(kept, path)
    config = load_config(path)
    cache.put(key, _encode(config))
    return config


def _encode(config: Config) -> bytes:
    import json  # makes strings and dictionaries of their subclasses

    plain = json.dumps(
        {n: getattr(config, n) for n in field_names(Config) if n not in ("folder", "path")},
        default=lambda item: [getattr(item, n) for n in field_names(type(item))],
    )
    return marshal.dumps(json.loads(plain))


def _decode(data: bytes, path: str | Path) -> Config:
    rows = marshal.loads(data)  # to import json takes longer than all else here
    rows["lists"] = tuple(ListConfig(*row) for row in rows["lists"])
    rows["allow"] = tuple(Allowed(*row) for row in rows["allow"])
    rows["per_path"] = tuple((pattern, tuple(names)) for pattern, names in rows["per_path"])
    return Config(**{**rows, "ignore": tuple(rows["ignore"]), "folder": os.path.dirname(path), "path": str(path)})  # noqa: PTH120
