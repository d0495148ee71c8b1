"""One run of listmerge on a catalogue of rows: `python ours.py IN.jsonl OUT.npy [WORKERS]`.

Writes for each row the number of its cluster, and prints what was counted as JSON. Run by run.py.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import numpy as np

from listmerge.match.scale.engine import match_rows
from listmerge.match.scale.rows import Rows
from listmerge.report.progress import progress_bar


def main() -> None:
    """Match, and save what the quality is worked out from."""
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    workers = int(sys.argv[3]) if len(sys.argv) > 3 else os.cpu_count() or 1
    rows = Rows.open(source)
    with progress_bar() as progress:
        found = match_rows(rows, workers if len(rows) >= 20_000 else 1, progress)
    np.save(out, found.home)
    np.save(out.with_suffix(".pairs.npy"), np.array([found.candidates.left, found.candidates.right]))
    n, counted = len(rows), found.candidates.counted
    print(json.dumps({
        "counted per record": sum(counted.values()) / n, "candidates per record": len(found.candidates.left) / n,
        "judged per record": len(found.left) / n, "cut": found.cut, "counted": dict(counted.most_common()),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
