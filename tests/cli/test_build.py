"""`listmerge build` and `listmerge explain`, run as people run them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

ALPHA = """# Alpha

## Wards

- [Harbour](https://harbour.example.org/) (39k) 2001-2012
  - Ward records of 38,597 patients.
"""
BETA = """# Beta

## Wards

- [Harbour](https://harbour.example.org/) - Ward records, 41,000 patients.
- [Gull](https://gull.example.org/) - Birds.
"""
GAMMA = """# Gamma

| Name | Size |
| --- | --- |
| [Lantern](https://lantern.example.org/) | 12 lamps |
"""
LISTS = {"alpha": ALPHA, "beta": BETA, "gamma": GAMMA}


def run(folder: Path, *args: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "listmerge", *args],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **(env or {})},
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in LISTS.items():
        (tmp_path / "lists").mkdir(exist_ok=True)
        (tmp_path / "lists" / f"{name}.md").write_text(text, "utf-8")
    configure(tmp_path, list(LISTS))
    return tmp_path


def configure(folder: Path, names: list[str], more: str = "") -> None:
    items = "".join(f"  - path: lists/{n}.md\n    text: verbatim\n" for n in names)
    (folder / "listmerge.yaml").write_text(f"title: Everything\nlists:\n{items}{more}", "utf-8")


def merged(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder / "merged").as_posix(): p.read_bytes()
        for p in sorted((folder / "merged").rglob("*"))
        if p.is_file()
    }


def test_a_fresh_build_is_up_to_date(project: Path) -> None:
    assert run(project, "build").returncode == 0
    before = merged(project)
    assert {"README.md", "catalogue.json", "catalogue.csv", "catalogue.jsonld", "feed.atom", "duplicates.md"} <= set(
        before
    )
    again = run(project, "build", "--check", "--diff")
    assert (again.returncode, again.stdout) == (0, "")
    assert run(project, "build").returncode == 0
    assert merged(project) == before


def test_check_writes_nothing_and_exits_1(project: Path) -> None:
    assert run(project, "build", "--check").returncode == 1
    assert not (project / "merged").exists()
    run(project, "build")
    before = merged(project)
    path = project / "lists" / "beta.md"
    path.write_text(path.read_text("utf-8").replace("Birds", "Sea birds"), "utf-8")
    found = run(project, "build", "--check", "--diff")
    assert found.returncode == 1
    assert "+- [Gull](https://gull.example.org/) - Sea birds." in found.stdout
    assert merged(project) == before


def test_the_diff_is_one_that_git_applies(project: Path) -> None:
    run(project, "build")
    new = merged(project)
    readme = project / "merged" / "README.md"
    readme.write_bytes(readme.read_bytes().replace(b"Birds", b"Sea birds").rstrip(b"\n"))
    diff = run(project, "build", "--check", "--diff").stdout
    subprocess.run(["git", "apply", "-"], cwd=project / "merged", input=diff.encode(), timeout=60, check=True)
    assert merged(project) == new


def test_the_order_of_lists_makes_no_difference(project: Path) -> None:
    builds = []
    for i, names in enumerate(permutations(LISTS)):
        configure(project, list(names))
        assert run(project, "build", env={"PYTHONHASHSEED": str(i), "LC_ALL": "C"}).returncode == 0
        builds.append(merged(project))
    assert all(b == builds[0] for b in builds)


def test_a_build_that_fails_leaves_merged_as_it_was(project: Path) -> None:
    run(project, "build")
    before = merged(project)
    configure(project, [*LISTS, "missing"])
    found = run(project, "build")
    assert found.returncode == 2
    assert "missing.md" in found.stderr and "Traceback" not in found.stderr
    assert merged(project) == before


def test_only_some_outputs(project: Path) -> None:
    assert run(project, "build", "--formats", "readme,feed").returncode == 0
    assert set(merged(project)) == {"README.md", "feed.atom"}
    found = run(project, "build", "--formats", "redme")
    assert found.returncode == 2 and "readme" in found.stderr


def test_pages_of_an_earlier_build_go(project: Path) -> None:
    run(project, "build")
    (project / "merged" / "sections").mkdir()
    page = (project / "merged" / "README.md").read_bytes()
    (project / "merged" / "sections" / "old.md").write_bytes(page)
    (project / "merged" / "sections" / "mine.md").write_text("# By hand\n", "utf-8")
    (project / "merged" / "notes.txt").write_text("mine", "utf-8")
    assert run(project, "build", "--check").returncode == 1
    assert run(project, "build").returncode == 0
    assert not (project / "merged" / "sections" / "old.md").exists()
    assert (project / "merged" / "sections" / "mine.md").exists()
    assert (project / "merged" / "notes.txt").exists()


def test_a_misspelt_section_is_told(project: Path) -> None:
    configure(project, list(LISTS), "sections:\n  Wrads: Elsewhere\n")
    found = run(project, "build")
    assert found.returncode == 0 and "Wrads" in found.stderr


def test_explain_tells_lists_and_lines(project: Path) -> None:
    for wanted in ("harbour", "Harbour", "beta/harbour"):
        found = run(project, "explain", wanted)
        assert found.returncode == 0, found.stderr
        assert "lists/alpha.md:5  size: 39k" in found.stdout
        assert "not: lists/beta.md:5  size: 41,000 patients" in found.stdout
        assert "https://harbour.example.org/ (primary)" in found.stdout


def test_explain_as_json_is_the_entry_of_the_catalogue(project: Path) -> None:
    run(project, "build")
    found = run(project, "explain", "gull", "--format", "json")
    catalogue = json.loads((project / "merged" / "catalogue.json").read_text("utf-8"))
    assert json.loads(found.stdout) in catalogue["entries"]


def test_explain_suggests_what_was_meant(project: Path) -> None:
    found = run(project, "explain", "harbuor")
    assert found.returncode == 2 and "harbour" in found.stderr


def test_every_fact_of_the_catalogue_can_be_explained(project: Path) -> None:
    run(project, "build")
    catalogue = json.loads((project / "merged" / "catalogue.json").read_text("utf-8"))
    paths = {info["name"]: info["path"] for info in catalogue["lists"]}
    for entry in catalogue["entries"]:
        told = run(project, "explain", entry["id"]).stdout
        for field in entry["fields"]:
            assert field["value"] in told
            for said in (*field["said_by"], *field["others"]):
                assert f"{paths[said['list']]}:{said['line']}  {said['key']}: {said['value']}" in told
                line = (project / paths[said["list"]]).read_text("utf-8").splitlines()[said["line"] - 1]
                assert said["value"] in line
