"""The cache: the same bytes with it and without, whatever happened to it; see `listmerge.cache`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import listmerge
from listmerge.cache import Cache, digest
from listmerge.cache.store import prune
from listmerge.edit import Diagnostic, Edit, Fix, Note
from listmerge.lint.checked import Checked, decode, encode
from listmerge.text import Span

ONE = "# One\n\n- [Alpha](https://alpha.example/) - First thing.\n- [Beta](https://beta.example/data) - Second.  \n"
TWO = "# Two\n\n- [Beta](https://beta.example/data) - Second, again\n- [Map](map.md)- The map.\n- [Gamma](gamma.md)\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with two lists that share an entry, and a configuration."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "one.md").write_text(ONE)
    (tmp_path / "lists" / "two.md").write_text(TWO)
    (tmp_path / "lists" / "map.md").write_text("# Map\n")
    (tmp_path / "listmerge.yaml").write_text(
        "lists:\n  - lists/one.md\n  - lists/two.md\nrules:\n  ignore: [final-newline]\n"
    )
    return tmp_path


def lint(project: Path, *options: str, cache: bool = True) -> tuple[int, bytes, bytes]:
    """Exit status, standard output and error of a run in a process of its own."""
    done = started(project, *options, cache=cache)
    out, err = done.communicate(timeout=60)
    return done.returncode, out, err


def started(project: Path, *options: str, cache: bool = True) -> subprocess.Popen[bytes]:
    """A run that goes on by itself."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("LISTMERGE_")}
    env |= {"LISTMERGE_CACHE_DIR": str(project / "kept")}
    command = [sys.executable, "-m", "listmerge", "lint", *options, *([] if cache else ["--no-cache"])]
    return subprocess.Popen(command, cwd=project, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def entries(project: Path) -> list[Path]:
    """The files of the cache."""
    return sorted((project / "kept").glob("??/*"))


def test_without_it_nothing_is_written(project: Path) -> None:
    status, out, _ = lint(project, cache=False)
    assert status == 1 and b"repeated-across-lists" in out
    assert not (project / "kept").exists()


def test_the_second_run_says_the_same(project: Path) -> None:
    plain = lint(project, cache=False)
    assert [lint(project), lint(project)] == [plain, plain]
    assert (project / "kept" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (project / "kept" / ".gitignore").read_text() == "*\n"


OPTIONS = ["--format json", "--format gitlab", "--statistics", "--fix --select open-row"]


@pytest.mark.parametrize("given", OPTIONS)
def test_whatever_is_asked_for(project: Path, given: str) -> None:
    options = given.split()
    lint(project)
    plain = lint(project, *options, cache=False)
    assert [lint(project, *options), lint(project, *options)] == [plain, plain]


def test_a_change_of_one_list_is_seen_in_all(project: Path) -> None:
    lint(project)
    path = project / "lists" / "one.md"
    path.write_text(ONE.replace("https://beta.example/data", "https://beta.example/other"))
    assert lint(project) == lint(project, cache=False)
    assert b"repeated-across-lists" not in lint(project)[1]
    path.write_text(ONE)
    assert b"repeated-across-lists" in lint(project)[1]


def test_a_change_of_the_configuration_is_seen(project: Path) -> None:
    lint(project)
    path = project / "listmerge.yaml"
    path.write_text(path.read_text().replace("[final-newline]", "[repeated-across-lists]"))
    assert b"repeated-across-lists" not in lint(project)[1]
    path.write_text(path.read_text().replace("repeated-across-lists", "no-such-rule"))
    assert lint(project) == lint(project, cache=False)
    assert lint(project)[0] == 2


def test_a_file_that_links_lead_to_comes_and_goes(project: Path) -> None:
    assert b"gamma.md" in lint(project, "--select", "missing-file")[1]
    (project / "lists" / "gamma.md").touch()
    assert lint(project, "--select", "missing-file")[1] == b""
    (project / "lists" / "gamma.md").unlink()
    assert b"gamma.md" in lint(project, "--select", "missing-file")[1]


def test_a_list_that_is_gone_is_missed(project: Path) -> None:
    given = ("lists/one.md", "lists/two.md")
    lint(project, *given)
    (project / "lists" / "two.md").unlink()
    assert lint(project, *given) == lint(project, *given, cache=False)
    assert lint(project, *given)[0] == 2
    assert lint(project) == lint(project, cache=False)


def test_a_list_that_becomes_a_folder_or_no_text_is_seen(project: Path) -> None:
    lint(project, "lists/two.md")
    path = project / "lists" / "two.md"
    path.write_bytes(b"\0" + path.read_bytes())
    assert lint(project, "lists/two.md") == lint(project, "lists/two.md", cache=False)
    path.unlink()
    path.mkdir()
    (path / "three.md").write_text(TWO.replace("\n\n", "\n\n\n\n"))
    assert lint(project, "lists/two.md") == lint(project, "lists/two.md", cache=False)
    assert b"two.md/three.md" in lint(project, "lists/two.md")[1]


def test_a_configuration_that_comes_or_goes_is_seen(project: Path) -> None:
    given = ("--only-lists", "lists/one.md", "lists/map.md")
    lint(project, *given)
    nearer = project / "lists" / "listmerge.yaml"
    (project / "listmerge.yaml").rename(nearer)
    assert b"2 lists" in lint(project, *given)[2]
    nearer.rename(project / "listmerge.yaml")
    assert b"1 list" in lint(project, *given)[2]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_a_link_that_leads_elsewhere_is_seen(project: Path) -> None:
    link = project / "link.md"
    link.symlink_to("lists/one.md")
    assert b"1 list" in lint(project, "--only-lists", "link.md")[2]
    (project / "copy.md").write_text(ONE)
    link.unlink()
    link.symlink_to("copy.md")
    assert b"0 lists" in lint(project, "--only-lists", "link.md")[2], (
        "no list of listmerge.yaml, though it says the same"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_a_link_of_the_configuration_that_leads_elsewhere_is_seen(project: Path) -> None:
    link = project / "link.md"
    (project / "listmerge.yaml").write_text(
        "lists:\n- {path: link.md, name: named}\n"
        "rules:\n  allow:\n  - {rule: trailing-space, entry: named/beta, reason: known}\n"
    )
    for target in ("one", "two", "one"):
        link.unlink(missing_ok=True)
        link.symlink_to(f"lists/{target}.md")
        found = lint(project, "lists/one.md")
        assert found == lint(project, "lists/one.md", cache=False)
        assert (b"trailing-space" in found[1]) == (target == "two"), "allowed in the list of that name alone"


def test_runs_that_are_killed_leave_nothing_wrong(project: Path) -> None:
    plain = lint(project, cache=False)
    for tenths in range(4):
        run = started(project)
        with suppress(subprocess.TimeoutExpired):
            run.wait(tenths / 10)
        run.kill()
        run.communicate()
        assert lint(project) == plain


def test_fixes_are_made_again(project: Path) -> None:
    lint(project, "--fix")
    fixed = (project / "lists" / "one.md").read_text()
    (project / "lists" / "one.md").write_text(ONE)
    lint(project, "--fix")
    assert fixed == (project / "lists" / "one.md").read_text() != ONE


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_damaged_entries_count_as_none(project: Path, damage: bytes | None) -> None:
    plain = lint(project)
    for path in entries(project):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if damage is None else damage)
    assert lint(project) == plain
    assert lint(project) == plain


def test_a_folder_that_cannot_be_made_is_no_error(project: Path) -> None:
    (project / "kept").write_text("a file in the way")
    assert lint(project) == lint(project, cache=False)


def test_runs_side_by_side_do_not_disturb_each_other(project: Path) -> None:
    plain = lint(project, cache=False)
    runs = [started(project) for _ in range(3)]
    said = [(r.communicate(timeout=60), r.returncode) for r in runs]
    assert said == [((plain[1], plain[2]), plain[0])] * 3
    assert not [p for p in entries(project) if p.suffix == ".tmp"]


def imported(project: Path, *options: str) -> set[str]:
    """The modules that a process of `lint` has imported at its end."""
    script = (
        "import sys\nbefore = set(sys.modules)\nfrom listmerge.cli.plain import run_plain\n"
        f"assert run_plain(['lint', *{options!r}]) is not None\nprint()\nprint(*(set(sys.modules) - before))"
    )
    env = os.environ | {"LISTMERGE_CACHE_DIR": str(project / "kept"), "LISTMERGE_NO_CACHE": ""}
    done = subprocess.run([sys.executable, "-c", script], cwd=project, env=env, capture_output=True, check=True)
    return set(done.stdout.decode().splitlines()[-1].split())


def test_a_run_over_unchanged_files_imports_nothing_heavy(project: Path) -> None:
    lint(project)
    found = imported(project)
    assert not {m.partition(".")[0] for m in found} & {"click", "mistune", "rapidfuzz", "rich", "ruamel", "jinja2"}
    assert not {m for m in found if m.startswith(("listmerge.rules", "listmerge.markdown", "listmerge.text"))}


@pytest.mark.parametrize("configured", [True, False])
def test_a_hook_over_unchanged_files_imports_next_to_nothing(project: Path, configured: bool) -> None:
    if not configured:
        (project / "listmerge.yaml").unlink()
    hook = ("--only-lists", "lists/one.md", "lists/two.md")
    lint(project, *hook)
    found = imported(project, *hook)
    slow = {
        "collections",
        "contextlib",
        "dataclasses",
        "enum",
        "functools",
        "inspect",
        "json",
        "pathlib",
        "re",
        "typing",
    }
    assert not found & slow, "each takes as long to import as all of listmerge that such a run needs"


def test_a_first_run_imports_what_it_needs_alone(project: Path) -> None:
    (project / "listmerge.yaml").unlink(missing_ok=True)
    path = next(project.rglob("*.md"))
    found = imported(project, "--no-cache", str(path))
    assert "mistune" not in found, "lines that can be read in one way only need no parser"
    path.write_text(path.read_text() + "\n***Bold* and** odd.\n")
    assert "mistune" in imported(project, "--no-cache", str(path))
    assert not {m.partition(".")[0] for m in found} & {"rapidfuzz", "rich", "ruamel", "jinja2"}
    rooms = {
        f"listmerge.{m}" for m in ("lint.fix", "lint.baseline", "lint.side_by_side", "match.types", "merge", "emit")
    }
    assert not found & rooms


def test_the_longest_unused_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    keys = [digest([str(i)]) for i in range(4)]
    for age, key in enumerate(keys):
        cache.put(key, b"%d" % age * 1000)
        os.utime(tmp_path / key[:2] / key[2:], (10_000 - age, 10_000 - age))
    size = (tmp_path / keys[0][:2] / keys[0][2:]).stat().st_size
    prune(tmp_path, 2 * size)
    assert [cache.get(k) is not None for k in keys] == [True, True, False, False]


def test_parts_are_kept_apart() -> None:
    assert len({digest(["ab", "c"]), digest(["a", "bc"]), digest(["abc"]), digest(["abc", ""])}) == 4


@pytest.mark.parametrize("folder", ["vendored", "site-packages"])
def test_another_version_of_a_library_or_of_itself_is_seen(tmp_path: Path, folder: str) -> None:
    home = tmp_path / folder
    shutil.copytree(Path(listmerge.__file__).parent / "cache", home / "listmerge" / "cache")
    itself, library = home / "listmerge" / "__init__.py", home / "mistune-1.dist-info"
    itself.write_text('__version__ = "1"\n')
    library.mkdir()

    def said() -> bytes:
        words = "from listmerge.cache.fingerprint import fingerprint; print(fingerprint())"
        return subprocess.check_output([sys.executable, "-c", words], cwd=home, env=os.environ | {"PYTHONPATH": "."})

    texts = [said(), said()]
    library.rename(home / "mistune-2.dist-info")
    texts.append(said())
    os.utime(itself, (1, 1))
    texts.append(said())
    assert [texts.index(t) for t in texts] == [0, 0, 2, 3]


def test_what_is_kept_of_a_finding_is_all_of_it() -> None:
    fix = Fix("mend", (Edit(Span(1, 2), "x\udc80"), Edit(Span(3, 3), "")), safe=False)
    whole = Diagnostic("a-rule", "error", "a.md", Span(1, 5), "found it", fix, (Note("b.md", Span(0, 2), "there"),))
    bare = Diagnostic("a-rule", "info", "a.md", Span(0, 0), "found it")
    assert all(getattr(whole, n) != getattr(bare, n) for n in ("severity", "span", "fix", "related"))
    assert decode(encode(Checked([whole, bare], {"a-rule": [["x", 1]]}, {}))) == Checked(
        [whole, bare], {"a-rule": [["x", 1]]}, {}
    )


def test_several_processes_say_the_same(project: Path) -> None:
    plain = lint(project, "--jobs", "1", cache=False)
    assert lint(project, "--jobs", "2", cache=False) == plain
    assert [lint(project, "--jobs", "2"), lint(project)] == [plain, plain]
