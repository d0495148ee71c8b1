"""A rule that crashed on this list.

That is a bug of listmerge, not of the list: please report it, with the list. The other rules went on, and the exit
status is 2. (There is no example: none is known.)
"""

from __future__ import annotations

from listmerge.edit import Severity

SEVERITY: Severity = "error"
FAMILY = "frame"
