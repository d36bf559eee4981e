"""A real library with two fictional documents, an assistant that answers from a table, and `bywhen` run on them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from assistant.models import Answer, Citation, Grounding, Searched
from assistant.settings import Settings
from assistant.view import View
from corpus.add import AS_IT_COMES, RULES, AddResult, Choices, Progress
from corpus.errors import QuestionError
from corpus.library import Library
from corpus.models import (
    Commitment,
    Deadline,
    Description,
    Document,
    DueKind,
    Fact,
    Item,
    ItemKind,
    Page,
    Parsed,
    Passage,
    Reading,
    Span,
    Status,
)
from index.hybrid import Filters
from ui.cli import cli

ASKED = "Recommendation 1: the ferry should run at night by May 2031."
PROMISE = "The Reeve will run the ferry at night by 30 April 2031."
DONE = "=The quay lamps were lit in June 2030 [sic]."
LETTER = (
    f"The Reeve of Saltmarsh\r\n\r\n{ASKED}\n\n{PROMISE}\n\n"
    "\x0cRecommendation 2: paint the quay.\nÆther “quoted” 🕰 \x1b[31mred"
)
MINUTES = f"Quay committee\n{DONE}\n"


def letter() -> tuple[Document, Parsed]:
    break_at = LETTER.index("\x0c")
    pages = (
        Page(1, Span(0, break_at)),
        Page(2, Span(break_at, len(LETTER))),
        Page(3, Span(len(LETTER), len(LETTER)), "", False),
    )
    ferry = Item(
        ItemKind.RECOMMENDATION,
        (span(LETTER, ASKED),),
        number="1",
        list="At once",
        due=date(2031, 5, 31),
        position="accepted",
        response=(span(LETTER, PROMISE),),
        commitments=(promise(LETTER, PROMISE, "30 April 2031", date(2031, 4, 30), Status.PROMISED),),
    )
    quay = Item(ItemKind.RECOMMENDATION, (span(LETTER, "Recommendation 2: paint the quay."),), number="2")
    about = Description(
        Fact("The Reeve's letter"),
        Fact("letter"),
        Fact("2030-09-01", None, True, "the only date"),
        body=Fact("Saltmarsh"),
    )
    return stored("reeve letter.txt", LETTER, about, pages, (ferry, quay))


def minutes() -> tuple[Document, Parsed]:
    lamps = Item(
        ItemKind.AGREED_ACTION,
        (span(MINUTES, DONE),),
        response=(span(MINUTES, DONE),),
        commitments=(promise(MINUTES, DONE, "June 2030", date(2030, 6, 30), Status.DONE),),
    )
    about = Description(Fact("Quay committee"), Fact("minutes"), Fact("2030-07-01"))
    return stored("quay.md", MINUTES, about, (), (lamps,))


def stored(
    source: str, text: str, about: Description, pages: tuple[Page, ...], items: tuple[Item, ...]
) -> tuple[Document, Parsed]:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    added = "2031-01-01T00:00:00+00:00"
    document = Document(sha256[:12], source, "text", sha256, about, pages, added=added, length=len(text), rules=RULES)
    whole = (Span(0, len(text)),)
    return document, Parsed(Reading(text, "text", pages), about, (), (Passage(1, "paragraph", whole, (whole,)),), items)


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def promise(text: str, words: str, when: str, due: date, status: Status) -> Commitment:
    return Commitment(span(text, words), "the Reeve", Deadline(when, span(text, when), DueKind.EXPLICIT, due), status)


@dataclass
class Clerk:
    """Answers every question with the promise, and with nothing where the question says "moon"."""

    library: Library
    asked: list[tuple[str, Answer | None, Filters | None]] = field(default_factory=list)
    worded: list[bool] = field(default_factory=list)  # whether a language model might word each answer
    without: list[frozenset[str]] = field(default_factory=list)  # the parts that each was to be answered without
    server: object = None
    indexed: int = 0
    chosen: Choices = AS_IT_COMES

    def ask(
        self,
        question: str,
        *,
        previous: Answer | None = None,
        followup: bool | None = None,
        filters: Filters | None = None,
        earlier: bool = False,
        catching_up: Callable[[int, int], None] | None = None,
        model: bool = True,
        heard: Callable[[str], None] | None = None,
        without: frozenset[str] = frozenset(),
    ) -> Answer:
        if not question.strip():
            raise QuestionError("The question is empty.")
        if len(question.split()) > 500:
            raise QuestionError("The question has more than 500 words.")
        self.asked.append((question, previous, filters))
        self.worded.append(model)
        self.without.append(without)
        if heard and model:
            heard("By the end of April [1].")
        whole = f"{previous.question} {question}" if previous else question
        searched = Searched(2, 2, "2030-09-01", {"kind": "letter"} if filters else {}, pages_without_text=1)
        cited = self._citation()
        if "moon" in question:
            said = "Not in these documents."
            return Answer(question, whole, Grounding.NOT_FOUND, False, said, (), (cited,), searched, 0.01)
        return Answer(question, whole, Grounding.GROUNDED, True, "By 30 April 2031 [1].", (cited,), (), searched, 0.01)

    def exported(self, what: str, detail: str = "", *, about: Sequence[str] = ()) -> None:
        self.library.exported(what, detail, about=about)

    def add(
        self,
        paths: Sequence[Path],
        progress: Callable[[Progress], None] | None = None,
        embedded: Callable[[int, int], None] | None = None,
        choices: Choices = AS_IT_COMES,
    ) -> list[AddResult]:
        """Empty files are refused; one named "stop" is where somebody presses Ctrl-C."""
        self.chosen = choices
        results = []
        for number, path in enumerate(paths, 1):
            if path.stem == "stop":
                raise KeyboardInterrupt
            result = _refused(path) if path.stat().st_size == 0 else _added(path)
            results.append(result)
            if progress:
                for page in (1, 25, 26):
                    progress(Progress(number, len(paths), path.name, "reading", page, 26, 0.5, 30.0))
                progress(Progress(number, len(paths), path.name, "done", share=1.0, left=30.0, result=result))
        if embedded:
            embedded(4, 4)
        return results

    def remove(self, ref: str, *, keep: bool = False) -> Document:
        document = self.library.document(ref)
        self.library.remove(document.id)
        return document

    def view(self) -> View:
        return View.of(self.library)

    def rebuild(self) -> None:
        self.indexed = self.library.revision

    def _citation(self) -> Citation:
        held = self.library.document("reeve letter.txt")
        at = span(LETTER, PROMISE)
        return Citation(1, held.id, held.source, held.title, held.date, 1, ("At once",), PROMISE, at.start, at.end)


def _added(path: Path) -> AddResult:
    return AddResult(
        source=path.name,
        result="added",
        document="abc",
        reason="",
        pages=2,
        pages_without_text=(2,),
        passages=4,
        recommendations=1,
        commitments=0,
        warnings=("no date found",),
    )


def _refused(path: Path) -> AddResult:
    return AddResult(
        source=path.name,
        result="refused",
        document="",
        reason="the file is empty",
        pages=0,
        pages_without_text=(),
        passages=0,
        recommendations=0,
        commitments=0,
        warnings=(),
    )


@dataclass
class Bywhen:
    """`bywhen --library FOLDER ...`, in this process; keeps the assistants that commands opened."""

    folder: Path
    clerks: list[Clerk] = field(default_factory=list)

    def __call__(self, *arguments: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(cli, ["--library", str(self.folder), *arguments], input=typed, obj=self._opened)

    def _opened(self, settings: Settings, *, create: bool) -> Clerk:
        assert settings.library == self.folder
        self.clerks.append(Clerk(Library.open(settings.library, create=create)))
        return self.clerks[-1]
