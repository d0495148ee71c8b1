"""Coverage-guided fuzzing of the whole line with atheris: `python tests/fuzz/fuzz.py --seconds 60`.

Each input goes through `chain.check`. What breaks is written to `--found`, one file for each place of failure, and
the run goes on; the exit status is 1 if anything was found, 0 if not, 77 where atheris can't be installed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import traceback
import zlib
from pathlib import Path
from types import FrameType

HERE = Path(__file__).resolve().parent
SKIPPED = 77
#: CPU seconds one small input may take under instrumentation.
SLOW = 20


class TooSlowError(Exception):
    """An input took longer than SLOW."""


class Target:
    """What atheris calls for each input. Failures of one place are kept once."""

    def __init__(self, folder: Path) -> None:
        from chain import check

        self.check, self.folder, self.seen, self.count = check, folder, set[str](), 0

    def __call__(self, data: bytes) -> None:
        self.count += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
        try:
            self.check(data, zlib.crc32(data))  # a quarter of the work for each input, four times the inputs
        except Exception as error:
            self._keep(data, error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            if self.count % 100 == 0:
                (self.folder / "count").write_text(str(self.count))

    def _keep(self, data: bytes, error: Exception) -> None:
        place = where(error)
        name = hashlib.sha256(place.encode()).hexdigest()[:10]
        if place in self.seen and len((self.folder / f"{name}.md").read_bytes()) <= len(data):
            return
        self.seen.add(place)
        (self.folder / f"{name}.md").write_bytes(data)
        (self.folder / f"{name}.txt").write_text(f"{place}\n\n{''.join(traceback.format_exception(error))}")


def where(error: Exception) -> str:
    """What failed and where: the kind of error, the check's name, the innermost place in the program."""
    if isinstance(error, AssertionError):
        told = error.args[0] if error.args else ""
        return f"AssertionError {told[0] if isinstance(told, tuple) else told}"
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "listmerge" in f.filename or "fuzz" in f.filename]
    last = frames[-1]
    return f"{type(error).__name__} {Path(last.filename).name}:{last.name}:{last.lineno}"


def _slow(number: int, frame: FrameType | None) -> None:
    raise TooSlowError(f"more than {SLOW} s of CPU time")


def fuzz(seconds: int, folder: Path, corpus: Path, seed: int) -> None:
    """Run libFuzzer in this process; it does not return."""
    import atheris

    with atheris.instrument_imports(include=["listmerge"]):
        target = Target(folder)
        from listmerge.emit import outputs
        from listmerge.rules import rules

        rules(), outputs()
    from mutate import Mutator, seeds

    mutator = Mutator(seeds())
    for i, text in enumerate(t for t in seeds() if len(t) <= 2_000):
        (corpus / f"seed{i}").write_bytes(text)
    signal.signal(signal.SIGVTALRM, _slow)

    def mutated(data: bytes, max_size: int, number: int) -> bytes:
        new = mutator(data, number)
        return (atheris.Mutate(new, max_size) if number % 8 == 0 else new)[:max_size]

    options = [f"-max_total_time={seconds}", "-max_len=2000", "-timeout=120", "-rss_limit_mb=1500", f"-seed={seed}"]
    atheris.Setup([sys.argv[0], *options, "-verbosity=0", str(corpus)], target, custom_mutator=mutated)
    atheris.Fuzz()


def main() -> int:
    """Parse the options, fuzz in a child, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--found", type=Path, default=None, help="folder for inputs that break something")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path.insert(0, str(HERE))
    if options.child:
        fuzz(options.seconds, *options.child, options.seed)
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("skipped: atheris is not installed (it has wheels for some Pythons on Linux only)")
        return SKIPPED
    with tempfile.TemporaryDirectory() as corpus:
        folder = options.found or Path(tempfile.mkdtemp(prefix="found-"))
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, __file__, f"--seconds={options.seconds}", f"--seed={options.seed}"]
        done = subprocess.run(
            [*command, "--child", folder, corpus], check=False, env={**os.environ, "PYTHONHASHSEED": "0"}
        )
        tried = (folder / "count").read_text() if (folder / "count").exists() else "under 100"
    found = sorted(folder.glob("*.txt"))
    for path in found:
        print(
            f"{path.with_suffix('.md')}: {path.read_text().splitlines()[0]}: {path.with_suffix('.md').read_bytes()!r}"
        )
    print(f"{tried} inputs in {options.seconds} s, {len(found)} failures in {folder}")
    return int(bool(found) or done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
