"""What the project says of itself is true: dependencies, the commands its pages name, CI."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

import click
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from ui.cli import cli

PACKAGES = ("corpus", "index", "assistant", "ui")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = {canonicalize_name(r.name): r for r in map(Requirement, PROJECT["dependencies"])}
EXTRAS = {
    extra: {canonicalize_name(r.name): r for r in map(Requirement, wanted)}
    for extra, wanted in PROJECT["optional-dependencies"].items()
}
DEV = {name: wanted for name, wanted in EXTRAS["dev"].items() if name != "bywhen"}
OPTIONAL = {name: wanted for extra in EXTRAS.keys() - {"dev"} for name, wanted in EXTRAS[extra].items()}
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").glob("*.md")
)


def imported(folders: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(file, top-level module) of every import in the folders."""
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    yield from ((str(path), alias.name.split(".")[0]) for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    yield str(path), node.module.split(".")[0]


@pytest.mark.parametrize(
    ("folders", "declared"),
    [
        pytest.param(PACKAGES, NEEDED | OPTIONAL, id="the packages"),
        pytest.param(("tests", "samples", "benchmarks"), NEEDED | OPTIONAL | DEV, id="what only developers run"),
    ],
)
def test_every_import_is_of_a_declared_dependency(folders: Sequence[str], declared: dict[str, Requirement]) -> None:
    installed = packages_distributions()
    known = sys.stdlib_module_names | {*PACKAGES, "tests", "samples", "benchmarks"}
    undeclared = {
        (path, name)
        for path, name in imported(folders)
        if name not in known and not {canonicalize_name(dist) for dist in installed.get(name, [])} & declared.keys()
    }
    assert undeclared == set()


def test_the_tested_set_is_within_the_bounds() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    tested = {canonicalize_name(name): version for name, version in pinned.items()}
    wanted = NEEDED | OPTIONAL | DEV
    assert wanted.keys() <= tested.keys()
    assert [str(r) for name, r in wanted.items() if not r.specifier.contains(tested[name])] == []
    assert [str(r) for r in wanted.values() if not any(s.operator in ("<", "==") for s in r.specifier)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_commands_and_options_that_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    groups = {name: command.commands for name, command in cli.commands.items() if isinstance(command, click.Group)}
    every = [*cli.commands.values(), *(command for group in groups.values() for command in group.values())]
    params = [p for command in every for p in command.params]
    options = {opt for p in params for opt in (*p.opts, *p.secondary_opts)} | {"--library", "--help"}
    calls = re.findall(
        r"bywhen(?: --library \S+)? ([a-z]+)\b([^`#\n]*)", "\n".join(re.findall(r"`[^`]+`|^bywhen.*$", text, re.M))
    )
    assert [name for name, _ in calls if name not in cli.commands] == []
    below = [(name, rest.split()[:1]) for name, rest in calls if name in groups]
    assert [(name, word) for name, word in below if word and word[0] not in groups[name]] == []
    assert [o for _, rest in calls for o in re.findall(r"--[a-z-]+", rest) if o not in options] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_link_to_what_is_there(page: Path) -> None:
    folder = page.parent
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (folder / link).exists()] == []


def test_the_changelog_has_this_version() -> None:
    assert f"\n## {PROJECT['version']}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_ci_runs_what_people_run() -> None:
    [line] = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert line.endswith("test")
    assert line.startswith("make ")
