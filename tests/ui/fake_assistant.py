"""A stand-in for the Assistant that answers from a table, quoting real spans of fictional texts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.access import Reader
from assistant.models import Answer, Citation, Grounding, Searched
from corpus.add import AS_IT_COMES, AddResult, Choices, Progress
from corpus.errors import QuestionError, UnknownDocument
from corpus.layout import blocks_of
from corpus.library.seeing import EVERYTHING
from corpus.models import Block, Description, Document, Fact, Page, Reading, Span
from index.hybrid import Filters

LETTER = """# OFFICE OF THE WARDEN OF BRINDLEMERE

12 May 2031

Dear Chief Inspector

**SUBJECT: Inspection of the harbour watch**

**Recommendation 1 - By 30 September 2031, the harbour watch should train every officer in *tide rescue*.**

The harbour watch accepts this. All 84 officers will finish tide rescue training by 31 August 2031.
The training costs $12 a head & is <b>free</b> to volunteers.

**Recommendation 2 - The watch should publish its call times.**

Superintendent Orla Fenwick will publish call times every quarter, beginning on 1 July 2031.

| Quarter | Calls | Answered in time |
|---|---|---|
| Spring | 412 | 88% |
| Summer | 530 | 91% |
"""

PACK = """BRINDLEMERE SCRUTINY PANEL

Date: 3 October 2031

Progress on the harbour watch inspection

By the end of September 2031, 79 of the 84 officers had finished tide rescue training.

Call times were published in July and not in October.
"""

HARMFUL = '<script>alert("x")</script> 5 * 3 _is_ $15$ [link](javascript:alert(1)) **done**\n'


def document(source: str, text: str, *, title: str, kind: str, date: str, author: str = "") -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    middle = text.find("\n\n", len(text) // 2) + 2
    pages = (Page(1, Span(0, middle)), Page(2, Span(middle, len(text))), Page(3, Span(len(text), len(text)), "", False))
    about = Description(
        Fact(title),
        Fact(kind),
        Fact(date),
        Fact(author),
        Fact("Warden" if author else ""),
        body=Fact("Warden's Office"),
    )
    return Document(sha256[:12], source, "txt", sha256, about, pages if kind == "letter" else (), length=len(text))


class FakeLibrary:
    """The reading side of a library, in memory."""

    sight = EVERYTHING

    def __init__(self) -> None:
        self.revision = 0
        self.held: dict[str, tuple[Document, str]] = {}

    def put(self, held: Document, text: str) -> None:
        self.held[held.id] = (held, text)
        self.revision += 1

    def saw_all(self) -> bool:
        return True

    def documents(self, superseded: bool = False, waiting: bool = False) -> list[Document]:
        return [held for held, _ in self.held.values()]

    def document(self, ref: str) -> Document:
        return self._get(ref)[0]

    def text(self, document_id: str) -> str:
        return self._get(document_id)[1]

    def blocks(self, document_id: str) -> list[Block]:
        held, text = self._get(document_id)
        return list(blocks_of(Reading(text, "md", held.pages)))

    def sees_all(self) -> bool:
        return True

    def without_original(self) -> set[str]:
        return set(self.held)

    def _get(self, ref: str) -> tuple[Document, str]:
        if ref not in self.held:
            raise UnknownDocument(f"No document is called {ref}.")
        return self.held[ref]


class FakeAssistant:
    """Answers by the first known word in the question; keeps what it was asked."""

    def __init__(self) -> None:
        self.library = FakeLibrary()
        self.asked: list[tuple[str, Answer | None, Filters | None]] = []
        self.refreshed = 0
        self.handed_on: list[tuple[str, str]] = []

    is_warm = True

    def keep_up(self) -> bool:
        self.refreshed += 1
        return True

    def seen_by(self, reader: Reader) -> FakeAssistant:
        return self

    def collections(self) -> list[str]:
        return []

    def exported(self, what: str, detail: str = "", *, about: Sequence[str] = ()) -> None:
        self.handed_on.append((what, detail))

    def suggestions(self, limit: int = 6, of: Collection[str] = ()) -> list[str]:
        return (
            ["By when will tide rescue training finish?", "Who will publish call times?"] if self.library.held else []
        )

    def follow_ups(self, answer: Answer, asked: Sequence[str] = (), limit: int = 3) -> list[str]:
        return [q for q in ("What does training cost?",) if answer.answered and q not in asked]

    def waiting(self) -> list[Document]:
        return []

    def ask(
        self,
        question: str,
        *,
        previous: Answer | None = None,
        filters: Filters | None = None,
        earlier: bool = False,
        heard: Callable[[str], None] | None = None,
    ) -> Answer:
        if len(question.split()) > 500:
            raise QuestionError("The question has more than 500 words: ask a shorter one.")
        self.asked.append((question, previous, filters))
        if heard:
            heard("Being worded… [1]")
        whole = f"{previous.question} {question}" if previous and len(question.split()) < 5 else question
        for word, quotes, text in _KNOWN:
            if word in whole.casefold():
                return self._answer(question, whole, Grounding.GROUNDED, text, self._cite(quotes))
        related = self._cite(("will publish call times every quarter",))
        return replace(
            self._answer(question, whole, Grounding.NOT_FOUND, "Not in these documents.", ()),
            answered=False,
            related=related,
        )

    def add(
        self,
        paths: Sequence[Path],
        progress: Callable[[Progress], None],
        embedded: Callable[[int, int], None],
        choices: Choices = AS_IT_COMES,
    ) -> list[AddResult]:
        return [self._add(path, number, len(paths), progress) for number, path in enumerate(paths, 1)]

    def remove(self, ref: str) -> Document:
        gone = self.library.document(ref)
        del self.library.held[ref]
        self.library.revision += 1
        return gone

    def _cite(self, quotes: Sequence[str]) -> tuple[Citation, ...]:
        return tuple(self._citation(n, quote) for n, quote in enumerate(quotes, 1))

    def _citation(self, n: int, quote: str) -> Citation:
        held, text = next((held, text) for held, text in self.library.held.values() if quote in text)
        start = text.index(quote)
        page = next((p.number for p in held.pages if p.span.start <= start < p.span.end), None)
        return Citation(
            n,
            held.id,
            held.source,
            held.title,
            held.date,
            page,
            ("Recommendation 1",),
            quote,
            start,
            start + len(quote),
        )

    def _answer(
        self, question: str, whole: str, grounding: Grounding, text: str, citations: tuple[Citation, ...]
    ) -> Answer:
        searched = Searched(len(self.library.held), 9, "2031-10-03", pages_without_text=1)
        return Answer(question, whole, grounding, True, text, citations, searched=searched, seconds=0.02)

    def _add(self, path: Path, number: int, count: int, progress: Callable[[Progress], None]) -> AddResult:
        text = path.read_text("utf-8")
        if not text:
            return AddResult(path.name, "refused", "", "The file is empty.", 0, (), 0, 0, 0, ())
        progress(Progress(number, count, path.name, "reading", 1, 2, 0.5))
        added = document(
            path.name, text, title=path.stem.replace("_", " "), kind="letter", date="2031-05-12", author="Ines Tarrow"
        )
        self.library.put(added, text)
        return AddResult(path.name, "added", added.id, "", 3, (3,), 6, 2, 2, ())


_KNOWN = (
    ("training", ("All 84 officers will finish tide rescue training by 31 August 2031.",
                  "By the end of September 2031, 79 of the 84 officers had finished tide rescue training."),
     "All 84 officers are promised training by 31 August 2031 [1].\nAs at 3 October 2031, 79 of 84 had finished [2]."),
    ("publish", ("Superintendent Orla Fenwick will publish call times every quarter, beginning on 1 July 2031.",),
     "“Superintendent Orla Fenwick will publish call times every quarter, beginning on 1 July 2031.” [1]"),
    ("cost", ("The training costs $12 a head & is <b>free</b> to volunteers.",), "$12 a head [1]."),
)  # fmt: skip


def with_two_documents() -> FakeAssistant:
    made = FakeAssistant()
    letter = document(
        "warden_letter.pdf",
        LETTER,
        title="Letter to the Chief Inspector",
        kind="letter",
        date="2031-05-12",
        author="Ines Tarrow",
    )
    pack = document("panel_pack.md", PACK, title="Progress on the harbour watch", kind="panel paper", date="2031-10-03")
    made.library.put(letter, LETTER)
    made.library.put(pack, PACK)
    return made
