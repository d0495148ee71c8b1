"""A suppression that names no rule, an unknown one, or no reason.

The form is `<!-- listmerge: allow RULE[, RULE] -- reason -->`, or `allow-file` for the whole file. The reason is for
the next maintainer, who wonders whether the fault may be mended by now.

Bad:

```markdown
# Data

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example) | 20 <!-- listmerge: allow open-row -->
```

Good:

```markdown
# Data

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example) | 20 <!-- listmerge: allow open-row -- the importer writes it so -->
```
"""

from __future__ import annotations

from listmerge.edit import Severity

SEVERITY: Severity = "warning"
FAMILY = "frame"
