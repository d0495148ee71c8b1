"""A suppression that suppresses nothing.

The fault was mended, or the comment stands in the wrong place. Left there, it would hide the next one. Reported for
inline comments and for `rules: allow:` in `listmerge.yaml`, only if the rule in question was run.

Bad:

```markdown
# Data

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example) | 20 <!-- listmerge: allow open-row -- imported --> |
```

Good:

```markdown
# Data

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example) | 20 |
```
"""

from __future__ import annotations

from listmerge.edit import Severity

SEVERITY: Severity = "warning"
FAMILY = "frame"
