"""What the pages tell is what the code has: limits, keys of JSON, words of the register, formats, modules, output."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from assistant.view import View
from assistant.wiring import Assistant
from benchmarks.registers import INVENTED_DOCUMENTS, rows_in
from corpus import add, apart, files
from corpus.add import batch
from corpus.add.added import AddResult
from corpus.apart import drawing
from corpus.apart.child import Limits
from corpus.library import Library
from corpus.library.edits import Deed, Edit, Target, edit_json
from corpus.library.fields import BY_AN_ANALYST
from corpus.library.values import POSITIONS
from corpus.library.verdicts import Judgement
from corpus.models import Description, Document, DueKind, Firmness, ItemKind, Link, LinkKind, Status
from corpus.parsing import parsed_of
from corpus.reading import MOST_TEXT, mail, markup, pdf, sheet_shape, unpacking
from corpus.reading.formats import SUFFIXES
from corpus.reading.html import MOST_HTML
from corpus.reading.pdf import weighing
from corpus.reading.scans import ocr, pictures
from index.embed import open_embedder
from tests.conftest import ROOT
from ui.cli import cli
from ui.cli_documents import document_json
from ui.cli_item import item
from ui.cli_link import link
from ui.cli_register import CALLED, register

ARCHITECTURE, ANALYSTS, OPERATORS, REGISTER, CONTRIBUTING = (
    (ROOT / name).read_text("utf-8")
    for name in (
        "docs/architecture.md",
        "docs/analysts.md",
        "docs/operators.md",
        "docs/register.md",
        "CONTRIBUTING.md",
    )
)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
MILLION = 1_000_000
LOGS = ROOT / "tests/cases/links"

Row = dict[str, Any]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a file", f"{files.MOST_BYTES // MILLION} MB"),
        ("a document's text", f"{MOST_TEXT // MILLION} million characters"),
        ("a PDF", f"{pdf.MOST_PAGES:,} pages, {pdf.MOST_SECONDS / 60:.0f} minutes"),
        ("any document", f"{Limits().whole / 3600:.0f} hour, {Limits().quiet / 60:.0f} minutes without progress"),
        ("any document", f"{Limits().memory >> 30} GB of memory"),
        ("a page by OCR", f"{ocr.MOST_SECONDS:.0f} seconds"),
        ("a page by OCR", f"{pictures.MOST_EMBEDDED // MILLION} million dots"),
        ("a page's drawing", f"{weighing.MOST_DRAWN // MILLION} MB unpacked, {weighing.MOST_FONT // MILLION} MB for"),
        ("Word, Excel", f"{unpacking.MOST_UNPACKED // MILLION} MB unpacked, {unpacking.MOST_SWOLLEN} times the file's"),
        ("Word, Excel", f"{unpacking.MOST_PARTS:,} parts"),
        ("a table", f"{markup.MOST_CELLS // MILLION} million cells, {sheet_shape.MOST_COLUMNS:,} columns"),
        ("a web page", f"{MOST_HTML // MILLION} million characters"),
        ("an e-mail", f"{mail.MOST_ATTACHMENTS} attachments and {mail.MOST_ATTACHED // MILLION} MB of them"),
        ("an e-mail", f"{mail.MOST_NESTED} mails inside one another"),
        ("an e-mail", f"{add.MOST_CARRIED} documents, {add.DEEPEST - 1} deep"),
        ("a page picture", f"{drawing.LIMITS.whole:.0f} seconds, {drawing.LIMITS.memory >> 30} GB"),
    ],
)
def test_operators_are_told_the_limits(row: str, told: str) -> None:
    [line] = [line for line in OPERATORS.splitlines() if line.startswith(f"| {row}")]
    assert told in line


def test_operators_are_told_what_is_read_ahead() -> None:
    words = " ".join(OPERATORS.split())
    assert f"At most {batch._MOST} files or {batch._MOST_BYTES >> 20} MB are read ahead" in words
    assert f"({apart._A_WORKER_NEEDS >> 30} GB for each)" in words


def test_analysts_are_told_the_keys_and_the_formats() -> None:
    empty = document_json(Document("0", "a.txt", "txt", "0", Description()))
    keys = {*empty, *empty["title"], *(field.name for field in fields(AddResult))}
    assert [key for key in keys if f"`{key}`" not in ANALYSTS and f'"{key}"' not in ANALYSTS] == []
    assert [s for s in SUFFIXES if f"`{s}`" not in ANALYSTS and s not in (".pdf", ".htm")] == []


def test_analysts_are_told_the_keys_of_edits_and_links() -> None:
    told = named_in("Corrections")
    assert [key for key in edit_json(Edit("0", 1, Deed.EDIT, Target("0-1"))) if key not in told] == []
    links = REGISTER[REGISTER.index("`bywhen link list --json`") :]
    assert [field.name for field in fields(Link) if f"`{field.name}`" not in links] == []


@pytest.mark.parametrize("command", [register, item, link], ids=lambda command: str(command.name))
def test_analysts_are_told_the_commands_and_options(command: click.Command) -> None:
    several = command.commands.values() if isinstance(command, click.Group) else []
    options = [name for param in command.params for name in param.opts if name.startswith("--")]
    assert [name for name in options if not re.search(rf"{name}\b", ANALYSTS)] == []
    assert [
        one.name for one in several if f"bywhen {command.name} {one.name} " not in f"{ANALYSTS} ".replace("\n", " ")
    ] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_between_the_pages_lead_somewhere(path: Path) -> None:
    for page, heading in re.findall(r"\]\(([\w./-]*)(?:#([\w-]+))?\)", path.read_text("utf-8")):
        target = path.parent / page if page else path
        assert target.exists(), page
        assert not heading or heading in anchors(target), f"{page}#{heading}"


def anchors(path: Path) -> list[str]:
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.+)", path.read_text("utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings]


@pytest.mark.parametrize(
    ("heading", "column", "values"),
    [
        ("Kinds of item", "kind", list(ItemKind)),
        ("What the document calls it", "called", CALLED),
        ("Positions", "position", POSITIONS),
        ("Statuses", "status", list(Status)),
        ("Firmness", "firmness", list(Firmness)),
        ("Due dates", "due_kind", list(DueKind)),
        ("Links", "kind", list(LinkKind)),
        ("Links", "verdict", [one.split()[-1] for one in Judgement if one is not Judgement.UNDONE]),
    ],
)
def test_the_words_of_the_register_are_told(heading: str, column: str, values: Iterable[str]) -> None:
    assert [cells[0] for cells in table(heading, column)] == [f"`{value}`" for value in values]


@pytest.mark.parametrize(
    ("heading", "key"), [("What the document calls it", "called"), ("How a response was found", "paired")]
)
def test_whatever_stands_in_a_row_is_told(heading: str, key: str) -> None:
    folder = INVENTED_DOCUMENTS[1]
    rows = [row for path in folder.iterdir() if path.suffix != ".jsonl" for row in rows_in(path)[2]]
    found = {row[key] for row in rows} - {None} | ({BY_AN_ANALYST} if key == "paired" else set())
    assert len(found) > 2
    assert found <= {cells[0].strip("`") for cells in table(heading, key)}


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("An item", ""),
        ("A quote", "response"),
        ("A commitment", "commitments"),
        ("The same elsewhere, side by side", "same_as"),
        ("The same elsewhere, side by side", "beside"),
        ("Later evidence", "later_evidence"),
        ("Changes", "changes"),
    ],
)
def test_every_key_of_the_register_is_told_once(heading: str, place: str, rows: list[Row]) -> None:
    kept = [one for row in rows for one in listed(row[place] if place else row)]
    quote = named_in("A quote") if heading in ("A commitment", "Later evidence") else []
    assert sorted([*named_in(heading), *quote]) == sorted(kept[0])


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("An item", ""),
        ("A commitment", "commitments"),
        ("The same elsewhere, side by side", "same_as"),
        ("Later evidence", "later_evidence"),
    ],
)
def test_the_examples_are_a_row_of_the_samples(heading: str, place: str, rows: list[Row]) -> None:
    """One example a key, or one for the first of several; "…" stands for the rest."""
    [row] = [row for row in rows if row["id"] == "47b244ecb9cd-3561"]
    own = listed(row[place])[-1 if place == "commitments" else 0] if place else row  # its last one has a day
    for cells in table(heading, "key"):
        for key, told in zip(names(cells[0]), re.findall("`([^`]+)`", cells[2]), strict=False):
            given = json.dumps(own[key], ensure_ascii=False)
            begun, more, _ = told.partition("…")
            assert given.startswith(begun) if more else given == told, key


@pytest.mark.parametrize(
    ("page", "command", "told"),
    [
        pytest.param(path.name, command, told, id=f"{path.name}: {command}")
        for path in PAGES
        for command, told in re.findall(
            r"^```\n\$ (?:\S*/)?bywhen (.+)\n([^`]+)^```", path.read_text("utf-8"), re.MULTILINE
        )
    ],
)
def test_output_is_what_the_samples_give(page: str, command: str, told: str, library: Path) -> None:
    """Line ends and the seconds aside; a line of three dots stands for any lines."""
    words = re.findall(r'"[^"]*"|\S+', command)
    run = CliRunner().invoke(cli, ["--library", str(library), *(word.strip('"') for word in words)])
    printed, at = folded(run.output), 0
    for part in re.split(r"^\.\.\.$", told, flags=re.MULTILINE):
        assert folded(part) in printed[at:], f"{page}: bywhen {command}\n{run.output}"
        at += printed[at:].index(folded(part)) + len(folded(part))


def folded(words: str) -> str:
    return re.sub(r"\d\.\d+ s\)", "s)", " ".join(words.split()))


@pytest.fixture(scope="module")
def library(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with the samples in it."""
    folder = tmp_path_factory.mktemp("samples") / "library"
    with Library.open(folder) as library:
        assert {result.result for result in Assistant(library, open_embedder()).add([samples])} == {"added"}
    return folder


@pytest.fixture(scope="module")
def rows(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Row]]:
    """The register of the samples, and of three issues of an action log."""
    with Library.open(tmp_path_factory.mktemp("rows") / "library") as library:
        for path in sorted([*samples.iterdir(), *LOGS.glob("pellbrook-log-*.md")]):
            stock(library, path)
        yield View.of(library).rows


def stock(library: Library, path: Path) -> None:
    data = path.read_bytes()
    digest, parsed = hashlib.sha256(data).hexdigest(), parsed_of(data, path.name)
    read = parsed.reading
    document = Document(
        digest[:12], path.name, read.format, digest, parsed.description, read.pages, length=len(read.text)
    )
    library.put(document, parsed, original=data)


def table(heading: str, column: str) -> list[list[str]]:
    """The rows of the tables under a heading of the register's page whose first column is named so."""
    [section] = re.findall(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", REGISTER, re.MULTILINE | re.DOTALL)
    found = "".join(re.findall(rf"^\| `?{column}`?[^|]*\|.*\n\|[-|]+\n((?:\|.*\n)+)", section, re.MULTILINE))
    assert found, (heading, column)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in found.splitlines()]


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def named_in(heading: str) -> list[str]:
    """The keys that a table tells."""
    return [name for cells in table(heading, "key") for name in names(cells[0])]


def listed(value: Any) -> list[Row]:
    return value if isinstance(value, list) else [value] if value else []


def test_the_packages_of_the_register_name_modules_that_exist() -> None:
    told = ARCHITECTURE[ARCHITECTURE.index("## The packages of the register") :].split("\n## ")[0]
    lists = [row.split("|")[3] for row in told.splitlines() if row.startswith("| ") and "---" not in row]
    named = [name for modules in lists for name in names(modules)]
    assert named
    assert [name for name in named if not list((ROOT / "corpus/register").rglob(f"{name}.py"))] == []


def test_the_map_names_modules_that_exist() -> None:
    table = ARCHITECTURE[ARCHITECTURE.index("## The modules of `corpus`") :].split("\n## ")[0]
    named = [name for row in table.splitlines() if row.startswith("|") for name in re.findall(r"`([^`]+)`", row)]
    assert [name for name in named if not _modules(name)] == []


def test_contributors_are_sent_to_files_that_exist() -> None:
    named = re.findall(r"`(\w+/[\w/*]+\.py)`", CONTRIBUTING)
    assert named
    assert [name for name in named if not list(ROOT.glob(name))] == []


def _modules(name: str) -> bool:
    """Whether corpus has such modules somewhere; "docx*" may mean several, "reading/" is a folder."""
    if name.endswith("/"):
        return (ROOT / "corpus" / name).is_dir()
    return any((ROOT / "corpus").rglob(f"{name}.py"))
