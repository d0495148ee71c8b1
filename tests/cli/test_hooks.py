"""The hooks, with real commits: refused, mended, accepted; and installed the way pre-commit does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIST = """# T

## S

| Name | Size |
| --- | --- |
| [One](https://one.example) | 10 |
| [Two](https://two.example) | 20 |
"""
OPEN = LIST.replace("| 10 |", "| 10")
RULES = "open-row,ragged-row"

pre_commit = pytest.importorskip("pre_commit", reason="pre-commit is not installed")


def run(folder: Path, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command in the scratch repository, away from the user's own settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT"))}
    environment = kept | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "t",
        "GIT_AUTHOR_EMAIL": "t@example.org",
        "GIT_COMMITTER_NAME": "t",
        "GIT_COMMITTER_EMAIL": "t@example.org",
        "PRE_COMMIT_HOME": str(folder.parent / "cache"),
    }
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def commit(folder: Path, message: str) -> subprocess.CompletedProcess[str]:
    """Stage everything and commit it, hooks and all."""
    run(folder, "git", "add", ".")
    return run(folder, "git", "commit", "-q", "-m", message, check=False)


def commits(folder: Path) -> list[str]:
    """The subjects of all commits, oldest first."""
    return run(folder, "git", "log", "--reverse", "--format=%s").stdout.splitlines()


def scratch(folder: Path, hooks: str) -> Path:
    """A repository with these hooks installed and one commit."""
    repository = folder / "repository"
    repository.mkdir()
    run(repository, "git", "init", "-q", "-b", "main")
    (repository / ".pre-commit-config.yaml").write_text(f"repos:\n- repo: local\n  hooks:\n{hooks}")
    (repository / "listmerge.yaml").write_text("lists: [lists/a.md, lists/b.md]\n")
    (repository / "lists").mkdir()
    (repository / "lists" / "a.md").write_text(LIST)
    (repository / "lists" / "b.md").write_text(
        LIST.replace("One", "Four").replace("Two", "Five").replace("example", "test")
    )
    run(repository, sys.executable, "-m", "listmerge", "build")
    run(repository, "git", "add", ".")
    run(repository, "git", "commit", "-q", "-m", "first")
    run(repository, sys.executable, "-m", "pre_commit", "install")
    return repository


def hook(name: str, *args: str, lines: str = "types: [markdown]") -> str:
    """A local hook, run by the Python of the tests; what else it needs is as in .pre-commit-hooks.yaml."""
    entry = f"{sys.executable} -m listmerge {' '.join(args)}"
    return f"  - {{id: {name}, name: {name}, entry: '{entry}', language: system, {lines}}}\n"


def test_a_bad_commit_is_refused_then_mended_then_accepted(tmp_path: Path) -> None:
    repository = scratch(tmp_path, hook("lint", "lint", "--only-lists", "--select", RULES))
    path = repository / "lists" / "a.md"
    path.write_text(OPEN)
    refused = commit(repository, "second")
    assert refused.returncode != 0
    assert "lists/a.md:7:1: error[open-row]" in refused.stdout + refused.stderr
    assert commits(repository) == ["first"]
    run(repository, sys.executable, "-m", "listmerge", "lint", "--fix", "--select", RULES)
    path.write_text(path.read_text() + "| [Three](https://three.example) | 30 |\n")
    accepted = commit(repository, "second")
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert commits(repository) == ["first", "second"]


def test_a_fixing_hook_stops_the_commit_once(tmp_path: Path) -> None:
    repository = scratch(tmp_path, hook("lint", "lint", "--only-lists", "--fix", "--select", RULES))
    path = repository / "lists" / "a.md"
    path.write_text(OPEN.replace("10", "11"))
    assert commit(repository, "second").returncode != 0
    assert path.read_text() == LIST.replace("10", "11")
    assert commit(repository, "second").returncode == 0
    assert commits(repository) == ["first", "second"]


def test_only_what_is_staged_counts(tmp_path: Path) -> None:
    repository = scratch(tmp_path, hook("lint", "lint", "--only-lists", "--since", "HEAD", "--select", RULES))
    path = repository / "lists" / "a.md"
    path.write_text(LIST + "| [Three](https://three.example) | 30 |\n")
    run(repository, "git", "add", ".")
    path.write_text(OPEN + "| [Three](https://three.example) | 30 |\n")
    done = run(repository, "git", "commit", "-q", "-m", "second", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert path.read_text().startswith(OPEN), "what was not staged is still there"


def test_an_old_fault_elsewhere_does_not_stop_a_change(tmp_path: Path) -> None:
    repository = scratch(tmp_path, hook("lint", "lint", "--only-lists", "--since", "HEAD", "--select", RULES))
    path = repository / "lists" / "a.md"
    path.write_text(OPEN)
    run(repository, "git", "commit", "-q", "-am", "the old fault", "--no-verify")
    path.write_text(OPEN.replace("20", "25"))
    assert commit(repository, "third").returncode == 0
    path.write_text(OPEN.replace("10", "15"))
    assert commit(repository, "fourth").returncode != 0


def test_a_stale_merged_list_is_refused_until_it_is_built(tmp_path: Path) -> None:
    whole = "files: '[.]md$|[.]yaml$', pass_filenames: false, require_serial: true"
    repository = scratch(tmp_path, hook("check", "check", "--fail-on", "never", lines=whole))
    path = repository / "lists" / "a.md"
    path.write_text(LIST + "| [Three](https://three.example) | 30 |\n")
    refused = commit(repository, "second")
    assert refused.returncode != 0
    assert "merged/ is stale" in refused.stdout + refused.stderr
    run(repository, sys.executable, "-m", "listmerge", "build")
    accepted = commit(repository, "second")
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr


def test_manifest_is_what_pre_commit_reads() -> None:
    for command, name in (
        ("validate-manifest", ".pre-commit-hooks.yaml"),
        ("validate-config", ".pre-commit-config.yaml"),
    ):
        subprocess.run([sys.executable, "-m", "pre_commit", command, str(ROOT / name)], check=True)


@pytest.mark.slow
def test_try_repo_installs_and_runs_the_hook(tmp_path: Path) -> None:
    """pre-commit clones this repository and installs it with pip."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout")
    repository = tmp_path / "lists"
    repository.mkdir()
    run(repository, "git", "init", "-q")
    (repository / "a.md").write_text(OPEN)
    (repository / "CONTRIBUTING.md").write_text(OPEN)
    run(repository, "git", "add", ".")
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "listmerge-lint", "--all-files"]
    done = run(repository, *command, check=False)
    said = done.stdout + done.stderr
    if "An unexpected error has occurred: CalledProcessError" in said and "pip" in said:
        pytest.skip("pre-commit can't install here: pip reaches no index")
    assert done.returncode == 1
    assert "a.md:7:1: error[open-row]" in said
    assert "CONTRIBUTING.md" not in said
    (repository / "a.md").write_text("# T\n\nNothing here.\n")
    run(repository, "git", "add", ".")
    assert run(repository, *command, check=False).returncode == 0
