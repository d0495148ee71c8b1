"""Every command over a folder of lists, as real processes: does anything crash, how long, how much memory.

    python bench/whole_corpus.py FOLDER…

The lists are copied to a temporary project; `parse`, `lint`, `lint --fix`, `fmt`, `dupes`, `build` and `build --check`
run on the copy, one after the other. CPU seconds and peak memory are those of the process and its children. Exit 1 if a
command ended with a traceback, a bug or a signal.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

COMMANDS = (
    ("parse", "--format", "json"),
    ("lint", "--format", "json"),
    ("lint", "--fix", "--format", "json"),
    ("fmt",),
    ("dupes", "--format", "json"),
    ("build",),
    ("build", "--check"),
)


def measured(args: tuple[str, ...], folder: Path) -> tuple[int, float, float, float, str]:
    """Run a command: status, seconds, CPU seconds, peak MiB, what it said to people."""
    said = folder / "said.txt"
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        with said.open("w") as err, Path(os.devnull).open("w") as out:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os.execv(sys.executable, [sys.executable, "-m", "listmerge", *args])
    _, status, usage = os.wait4(child, 0)
    seconds = time.monotonic() - start
    cpu = usage.ru_utime + usage.ru_stime
    return os.waitstatus_to_exitcode(status), seconds, cpu, usage.ru_maxrss / 1024, said.read_text("utf-8", "replace")


def main() -> int:
    """Lay the project out, run, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    paths = [p for f in parser.parse_args().folders for p in sorted(f.glob("*.md"))]
    broken = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "lists").mkdir()
        for path in paths:
            shutil.copy(path, folder / "lists")
        lists = [f"lists/{p.name}" for p in paths]
        (folder / "listmerge.yaml").write_text(f"lists: {json.dumps(lists)}\n", "utf-8")
        print(f"{len(paths)} lists, {sum(p.stat().st_size for p in paths) / 1e6:.1f} MB\n")
        print("| command | status | seconds | CPU seconds | peak MiB |\n| --- | --- | --- | --- | --- |")
        for args in COMMANDS:
            status, seconds, cpu, peak, said = measured(args, folder)
            print(f"| `{' '.join(args)}` | {status} | {seconds:.1f} | {cpu:.1f} | {peak:.0f} |", flush=True)
            if status < 0 or status > 2 or "Traceback" in said or "this is a bug" in said:
                broken += 1
                print(said[-2_000:], file=sys.stderr)
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
