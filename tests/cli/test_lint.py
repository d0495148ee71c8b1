"""`listmerge lint` as people and hooks call it."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

OPEN = "# T\n\n| Name | Size |\n| --- | --- |\n| [One](https://one.example) | 10 |\n| [Two](https://two.example) | 20\n"
CLOSED = OPEN.rstrip("\n") + " |\n"
CLEAN = "# T\n\n- [One](https://one.example) - First thing.\n- [Two](https://two.example) - Second thing.\n"
RULES = ["--select", "open-row,unused-suppression"]


def lint(folder: Path, *args: str, stdin: bytes | None = None, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run `listmerge lint` in a folder."""
    command = [sys.executable, "-m", "listmerge", "lint", *args]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, cwd=folder, input=stdin, capture_output=True, timeout=60, check=False, **options
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list that has one open row, and a clean one."""
    (tmp_path / "a.md").write_text(OPEN)
    (tmp_path / "clean.md").write_text(CLEAN)
    return tmp_path


def test_clean_is_0_and_silent_on_standard_output(folder: Path) -> None:
    done = lint(folder, "clean.md", *RULES)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"no findings in 1 list\n")


def test_findings_are_1_and_0_on_request(folder: Path) -> None:
    assert lint(folder, "a.md", *RULES).returncode == 1
    assert lint(folder, "a.md", *RULES, "--exit-zero").returncode == 0


def test_fix_mends_the_file_and_a_second_run_changes_nothing(folder: Path) -> None:
    done = lint(folder, ".", "--fix", *RULES)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"mended 1 finding: a.md (1)" in done.stderr
    assert (folder / "a.md").read_text() == CLOSED
    stamp = (folder / "a.md").stat().st_mtime_ns
    assert lint(folder, ".", "--fix", *RULES).returncode == 0
    assert (folder / "a.md").stat().st_mtime_ns == stamp, "an unchanged file is not even written"


def test_fix_keeps_permissions(folder: Path) -> None:
    (folder / "a.md").chmod(0o640)
    lint(folder, "a.md", "--fix", *RULES)
    assert (folder / "a.md").stat().st_mode & 0o777 == 0o640


def test_diff_writes_nothing_and_can_be_applied(folder: Path) -> None:
    (folder / "a.md").write_bytes(OPEN.replace("\n", "\r\n").encode() + b"| Caf\xe9 | 3\r\n")
    done = lint(folder, "a.md", "--diff", *RULES)
    assert done.returncode == 1
    assert (folder / "a.md").read_bytes().endswith(b"| 20\r\n| Caf\xe9 | 3\r\n")
    subprocess.run(["git", "apply", "-"], cwd=folder, input=done.stdout, check=True)
    expected = OPEN.rstrip("\n").replace("\n", "\r\n").encode() + b" |\r\n| Caf\xe9 | 3 |\r\n"
    assert (folder / "a.md").read_bytes() == expected


def test_diff_without_a_last_line_end_can_be_applied(folder: Path) -> None:
    (folder / "a.md").write_text(OPEN.rstrip("\n"))
    done = lint(folder, "a.md", "--diff", *RULES)
    subprocess.run(["git", "apply", "-"], cwd=folder, input=done.stdout, check=True)
    assert (folder / "a.md").read_text() == CLOSED.rstrip("\n")


def test_diff_still_reports_what_it_cannot_mend(folder: Path) -> None:
    (folder / "a.md").write_text(OPEN + "| [Three](https://three.example) | 30 | 40 |\n")
    done = lint(folder, "a.md", "--diff", "--select", "open-row,ragged-row", "--format", "concise")
    assert b"+| [Two](https://two.example) | 20 |" in done.stdout
    assert b"[ragged-row]" in done.stderr and b"[open-row]" not in done.stderr


def test_standard_input(folder: Path) -> None:
    done = lint(folder, "-", "--format", "concise", *RULES, stdin=OPEN.encode())
    assert done.stdout.startswith(b"-:6:1: error [open-row]")
    named = lint(folder, "-", "--stdin-filename", "x/y.md", "--format", "concise", *RULES, stdin=OPEN.encode())
    assert named.stdout.startswith(b"x/y.md:6:1:")


def test_standard_input_mended_goes_to_standard_output(folder: Path) -> None:
    done = lint(folder, "-", "--fix", "--stdin-filename", "a.md", *RULES, stdin=OPEN.encode() + b"\nCaf\xe9\n")
    assert done.stdout == CLOSED.encode() + b"\nCaf\xe9\n"
    assert (folder / "a.md").read_text() == OPEN, "the name is only a name"


def test_settings_of_the_named_file_hold_for_standard_input(folder: Path) -> None:
    (folder / "listmerge.yaml").write_text("rules:\n  per-path:\n    'old/*.md': [open-row]\n")
    assert lint(folder, "-", "--stdin-filename", "old/a.md", *RULES, stdin=OPEN.encode()).returncode == 0
    assert lint(folder, "-", "--stdin-filename", "new/a.md", *RULES, stdin=OPEN.encode()).returncode == 1


def test_only_lists_leaves_other_files_out_if_lists_are_named(folder: Path) -> None:
    assert lint(folder, "a.md", "--only-lists", *RULES).returncode == 1
    (folder / "listmerge.yaml").write_text("lists: [clean.md]\n")
    done = lint(folder, "a.md", "clean.md", "--only-lists", *RULES)
    assert (done.returncode, done.stderr) == (0, b"no findings in 1 list\n")


def test_only_lists_knows_standard_input_by_its_name(folder: Path) -> None:
    (folder / "listmerge.yaml").write_text("lists: [a.md]\n")
    given = ("-", "--only-lists", *RULES, "--stdin-filename")
    assert lint(folder, *given, "a.md", stdin=OPEN.encode()).returncode == 1
    assert lint(folder, *given, "b.md", stdin=OPEN.encode()).stdout == b""
    done = lint(folder, *given, "b.md", "--fix", stdin=OPEN.encode())
    assert (done.returncode, done.stdout) == (0, OPEN.encode()), "an editor puts what is printed in its place"


@pytest.mark.parametrize("path", ["a.md", "."])
def test_a_file_and_standard_input_are_not_taken_for_each_other(folder: Path, path: str) -> None:
    done = lint(folder, path, "-", "--fix", "--stdin-filename", "a.md", *RULES, stdin=CLEAN.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"listmerge: a.md: is standard input and a file at once\n")
    assert (folder / "a.md").read_text() == OPEN


def test_a_binary_file_beside_standard_input_goes_by_its_own_name(folder: Path) -> None:
    (folder / "b.md").write_bytes(b"\0\1")
    given = ("--format", "concise", "--select", "binary-file", "-")
    assert lint(folder, *given, "b.md", stdin=CLEAN.encode()).stdout.startswith(b"b.md:1:1: ")
    assert lint(folder, *given, "--stdin-filename", "x.md", stdin=b"\0\1").stdout.startswith(b"x.md:1:1: ")


def test_baseline_is_written_and_used(folder: Path) -> None:
    done = lint(folder, "a.md", "--write-baseline", *RULES)
    assert (done.returncode, done.stdout) == (0, b"")
    again = lint(folder, "a.md", "--baseline", ".listmerge-baseline.json", *RULES)
    assert again.returncode == 0
    assert b"1 more in the baseline" in again.stderr
    (folder / "listmerge.yaml").write_text("rules:\n  baseline: .listmerge-baseline.json\n")
    assert lint(folder, "a.md", *RULES).returncode == 0
    (folder / "a.md").write_text(OPEN + "| [Three](https://three.example) | 30\n")
    new = lint(folder, "a.md", "--format", "concise", *RULES)
    assert [line.split(b":")[1] for line in new.stdout.splitlines()] == [b"7"]


def test_statistics(folder: Path) -> None:
    (folder / "b.md").write_text(OPEN)
    text = lint(folder, ".", "--statistics", *RULES).stdout.decode()
    assert re.search(r"^ +2 \* open-row +error ", text, re.MULTILINE)
    data = json.loads(lint(folder, ".", "--statistics", "--format", "json", *RULES).stdout)
    assert [(r["rule"], r["count"], r["safe_fixes"]) for r in data["statistics"]] == [("open-row", 2, 2)]


def test_output_file(folder: Path) -> None:
    done = lint(folder, "a.md", "--format", "sarif", "--output-file", "out/report.sarif", *RULES)
    assert (done.returncode, done.stdout) == (1, b"")
    assert json.loads((folder / "out" / "report.sarif").read_text())["version"] == "2.1.0"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_an_output_file_that_is_a_pipe_or_a_device_stays_one(folder: Path) -> None:
    pipe, link = folder / "pipe", folder / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link):
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        assert lint(folder, "a.md", "--format", "json", "--output-file", path.name, *RULES).returncode == 1
        assert json.loads(os.read(reader, 100_000))["findings"]
        os.close(reader)
    assert pipe.is_fifo()
    assert link.is_symlink()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--select", "opne-row"], "Did you mean 'open-row'"),
        (["--ignore", "structur"], "Did you mean 'structure'"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--stdin-filename", "x.md"], "needs -"),
        (["--write-baseline", "--fix"], "--write-baseline"),
        (["--statistics", "--format", "sarif"], "--statistics"),
        (["--baseline", "none.json"], "does not exist"),
        (["--since", "HEAD"], "no git checkout"),
        (["nowhere.md"], "does not exist"),
    ],
)
def test_wrong_usage_is_2_with_a_message(folder: Path, args: list[str], said: str) -> None:
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    done = lint(folder, "a.md", *args, env=environment)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_latin_1_is_a_finding(folder: Path) -> None:
    (folder / "latin.md").write_bytes(CLEAN.encode() + "\nCafé\n".encode("latin-1"))
    done = lint(folder, "latin.md", "--select", "undecodable-bytes", "--format", "concise")
    assert (done.returncode, done.stdout.split(b" ")[2]) == (1, b"[undecodable-bytes]")


def test_a_file_that_can_not_be_read_does_not_hide_the_others(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    done = lint(folder, "pipe.md", "a.md", "--format", "concise", *RULES)
    assert done.returncode == 2
    assert b"pipe.md: is neither a file nor a folder" in done.stderr
    assert b"a.md:6:1:" in done.stdout


@pytest.mark.parametrize("form", ["concise", "full", "json", "github", "gitlab", "junit", "sarif", "markdown"])
def test_a_binary_file_is_a_finding_in_every_format(folder: Path, form: str) -> None:
    data = b"\x00\x01\x02" * 10
    (folder / "binary.md").write_bytes(data)
    done = lint(folder, "binary.md", "a.md", "--fix", "--format", form)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert b"binary.md" in done.stdout and b"binary-file" in done.stdout
    assert (folder / "binary.md").read_bytes() == data


def test_no_colour_in_a_pipe(folder: Path) -> None:
    assert b"\x1b" not in lint(folder, "a.md", *RULES).stdout


def test_colour_on_a_terminal_but_not_with_no_color(folder: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
        command = ["-m", "listmerge", "lint", "a.md", *RULES]
        child = pexpect.spawn(sys.executable, command, cwd=str(folder), env=clean | environment, timeout=60)
        child.expect(pexpect.EOF)
        assert (b"\x1b[1" in child.before) is coloured


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_read_only_file_stays_whole(folder: Path) -> None:
    (folder / "a.md").chmod(0o444)
    done = lint(folder, "a.md", "--fix", *RULES)
    assert done.returncode == 2
    assert b"can't be written" in done.stderr
    assert (folder / "a.md").read_text() == OPEN


def test_full_disk_leaves_the_original_and_no_rubbish(folder: Path) -> None:
    """A limit on the size of files stands for the full disk: the write fails in the middle."""

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))

    done = lint(folder, "a.md", "--fix", *RULES, preexec_fn=no_room)
    assert done.returncode == 2
    assert b"a.md: can't be written" in done.stderr
    assert (folder / "a.md").read_text() == OPEN
    assert sorted(p.name for p in folder.iterdir()) == ["a.md", "clean.md"]


def test_interrupted_fix_leaves_the_original_or_the_mended_file(folder: Path) -> None:
    many = OPEN + "".join(f"| [E{i}](https://e{i}.example) | {i}\n" for i in range(3000))
    (folder / "a.md").write_text(many)
    mended = many.replace("| 20\n", "| 20 |\n")
    mended = re.sub(r"(?m)(\| \d+)$", r"\1 |", mended)
    command = [sys.executable, "-m", "listmerge", "lint", "a.md", "--fix", *RULES]
    for delay in (0.05, 0.3, 0.6):
        child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        child.send_signal(signal.SIGINT)
        child.wait(timeout=60)
        assert (folder / "a.md").read_text() in (many, mended)
        assert [p.name for p in folder.iterdir() if p.suffix == ".tmp"] == []


@pytest.mark.parametrize("deed", ["write_text('# Mine')", "unlink()"])
def test_changed_or_gone_meanwhile_is_not_overwritten(folder: Path, deed: str) -> None:
    """Somebody saves or deletes the file between reading and writing."""
    script = (
        "import sys, pathlib, listmerge.lint.fix as f; real = f.fix\n"
        f"def slow(*a, **k):\n    out = real(*a, **k); pathlib.Path('a.md').{deed}; return out\n"
        "f.fix = slow; from listmerge.__main__ import run; sys.argv = ['listmerge', 'lint', 'a.md', '--fix']; run()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert b"changed by someone else" in done.stderr
    assert [p.read_text() for p in folder.glob("a.md")] in ([], ["# Mine"])
    assert sorted(p.name for p in folder.iterdir() if p.suffix == ".tmp") == []


def test_help_ends_with_examples(folder: Path) -> None:
    text = lint(folder, "--help").stdout.decode()
    assert "Examples:" in text and "listmerge lint --fix" in text


def test_without_a_configuration_the_readme_is_the_list(tmp_path: Path) -> None:
    (tmp_path / "ReadMe.md").write_text(OPEN)
    assert b"ReadMe.md:6" in lint(tmp_path, "--format", "concise", *RULES).stdout
