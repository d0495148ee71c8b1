"""Matching at every size: time, memory, work and quality, side by side with splink, in one run on the same data.

    python bench/scale/run.py [--sizes 1000,10000,100000] [--repeat 3] [--splink] [--names FILE.tsv] [--seed 1]

Each figure is of a whole process, from start to exit, and of its children: the median of the wall time, CPU seconds,
and the peak of their memory together (proportional set size, looked at four times a second). Quality is over pairs of
records: precision and recall of what was put into one cluster. The exponent is the slope of CPU time over size.

numpy is needed (`pip install listmerge[scale]`), for `--splink` splink 5 and what it brings.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent


@dataclass
class Run:
    """What one process took. wall, cpu in seconds, memory in MiB."""

    wall: float
    cpu: float
    memory: float
    said: dict[str, Any] = field(default_factory=dict)


def measured(command: list[str], limit: float) -> Run | None:
    """Run a command and watch it; None if it fails or takes longer than `limit` seconds."""
    before, start, peak = os.times(), time.perf_counter(), 0.0
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        while process.poll() is None:
            peak = max(peak, sum(_memory(p) for p in _family(process.pid)))
            if time.perf_counter() - start > limit:
                for pid in reversed(_family(process.pid)):
                    os.kill(pid, 9)
                process.wait()
                return None
            time.sleep(0.25 if time.perf_counter() - start > 3 else 0.02)
        wall, after = time.perf_counter() - start, os.times()
        out.seek(0)
        lines = out.read().strip().splitlines()
    if process.returncode:
        return None
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu, peak, json.loads(lines[-1]) if lines else {})


def _family(pid: int) -> list[int]:
    """A process and its descendants."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                found += _family(int(child))
        except OSError:
            continue
    return found


def _memory(pid: int) -> float:
    """A process's share of memory, in MiB."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def quality(truth: list[int], home: Iterable[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of records."""
    home = list(home)
    right = _pairs(Counter(zip(truth, home, strict=True)))
    precision, recall = right / max(1, _pairs(Counter(home))), right / max(1, _pairs(Counter(truth)))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _pairs(groups: Counter[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in groups.values())


def candidate_recall(truth: list[int], pairs: Path) -> float:
    """The share of true pairs that were compared at all."""
    left, right = np.load(pairs)
    things = np.array(truth)
    return float((things[left] == things[right]).sum() / max(1, _pairs(Counter(truth))))


def line(name: str, size: int, runs: list[Run], truth: list[int], out: Path) -> str:
    """One line of the table."""
    homes = np.load(out)
    best = max((quality(truth, h.tolist()) for h in np.atleast_2d(homes)), key=lambda q: q[2])
    wall, cpu, memory = (median(getattr(r, k) for r in runs) for k in ("wall", "cpu", "memory"))
    work = ""
    if name == "listmerge":
        said = runs[0].said
        recall = candidate_recall(truth, out.with_suffix(".pairs.npy"))
        work = " | ".join(
            f"{said[k]:.2f}" for k in ("counted per record", "candidates per record", "judged per record")
        )
        work += f" | {recall:.3f}"
    figures = " | ".join(f"{q:.3f}" for q in best)
    return f"| {name} | {size:,} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {work or '| | |'} | {figures} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--splink", action="store_true")
    parser.add_argument("--names", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=480, help="give up on a process after so many seconds")
    args = parser.parse_args()
    print("| engine | records | wall s | CPU s | MiB | counted | candidates | judged | candidate recall | P | R | F1 |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |")
    cpus: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, args.sizes.split(",")):
            data = Path(folder) / f"{size}.jsonl"
            names = ["--names", str(args.names)] if args.names else []
            made = [sys.executable, str(HERE / "generate.py"), str(size), str(data), "--seed", str(args.seed), *names]
            subprocess.run(made, check=True)
            truth = [json.loads(row)["thing"] for row in data.open(encoding="utf-8")]
            scripts = {"listmerge": "ours.py", **({"splink": "peer_splink.py"} if args.splink else {})}
            runs: dict[str, list[Run]] = {name: [] for name in scripts}
            for _ in range(args.repeat):  # turn and turn about, so that what else the machine does meets both
                for name, script in scripts.items():
                    run = measured([sys.executable, str(HERE / script), str(data), f"{folder}/{name}.npy"], args.limit)
                    runs[name] += [run] if run else []
            if runs.get("splink"):
                peer = [sys.executable, str(HERE / "peer_splink.py"), str(data), f"{folder}/splink.npy"]
                measured(peer + "0.5 0.9 0.99 0.999 0.9999 0.99999".split(), 2 * args.limit)
            for name, done in runs.items():
                if not done:
                    print(f"| {name} | {size:,} | no result in {args.limit:.0f} s |")
                    continue
                print(line(name, size, done, truth, Path(folder) / f"{name}.npy"), flush=True)
            if runs["listmerge"]:
                cpus[size] = median(r.cpu for r in runs["listmerge"])
    sizes = [s for s in sorted(cpus) if s >= 10_000]
    if len(sizes) > 1:
        slope = log(cpus[sizes[-1]] / cpus[sizes[0]]) / log(sizes[-1] / sizes[0])
        print(f"\nexponent of CPU time from {sizes[0]:,} to {sizes[-1]:,} records: {slope:.2f}")


if __name__ == "__main__":
    main()
