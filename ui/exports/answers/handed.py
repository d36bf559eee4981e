"""What is handed on of answers: everything that a reader needs to check them, in words, for any kind of file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from assistant.conversations import Turn
from assistant.models import Answer, Citation
from corpus.layout.paging import pages_words
from corpus.models import Document
from corpus.saying import counted, day_or_none, printable
from ui.exports.answers.shown import Block, answer_blocks, quote_blocks
from ui.shown.places import HERE, place_of
from ui.shown.render import GROUNDING, searched_words, section_words, understood
from ui.shown.scope import Scope
from ui.shown.when import moment_words
from ui.shown.why import why_words

WITHDRAWN = "This answer quotes a document that is not in the library any more, or not for you: it is not handed on."
ABOUT_QUOTES = (
    "Quotes are word for word what is stored of the documents; bold, raised letters and tables are the documents' own. "
    "A promise is not a deed: what is said is so as at the date of the document that says it."
)


@dataclass(frozen=True, slots=True)
class Source:
    """A citation: its number, where the words stand, the words, and the address where they are shown highlighted."""

    n: int
    place: str
    section: str
    file: str
    quote: tuple[Block, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """A question with its answer, or with the reason why there is none (`refused`).

    `why` says how it was found in what was `searched`.
    """

    question: str
    understood: str = ""
    grounding: str = ""
    text: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    related: tuple[Source, ...] = ()
    why: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    asked: str = ""
    address: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Rests:
    """A document that is quoted, and the fingerprint by which its file is known."""

    title: str
    facts: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Handed:
    """Answers to hand on. `alone`: it is one, and its question the title. `day` is when, in words."""

    title: str
    told: tuple[Told, ...]
    documents: tuple[Rests, ...]
    day: str
    address: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class From:
    """Where it is handed on from: the documents by their ids, the pages' address, the reader's day and time zone."""

    documents: Mapping[str, Document]
    day: date
    pages: str = HERE
    zone: str | None = None

    def address(self, params: Mapping[str, Sequence[str]]) -> str:
        return f"{self.pages.rstrip('/')}/?{urlencode(params, doseq=True)}"


def handed(turn: Turn, source: From) -> Handed:
    """One answer."""
    told = _told(turn, source)
    return Handed(told.question, (told,), _documents([turn], source), _day(source), told.address, alone=True)


def handed_whole(title: str, turns: Sequence[Turn], source: From, conversation: str = "") -> Handed:
    """A conversation; `conversation` is the id that it is kept by."""
    address = source.address({"conversation": [conversation]}) if conversation else ""
    told = tuple(_told(turn, source) for turn in turns)
    return Handed(printable(title), told, _documents(turns, source), _day(source), address)


def quoted_in(turns: Iterable[Turn], source: From) -> list[str]:
    """The ids of the documents that are handed on with them."""
    shown = [citation for turn in turns if not _is_withdrawn(turn, source) for citation in turn.shown]
    return list(dict.fromkeys(citation.document for citation in shown))


def _told(turn: Turn, source: From) -> Told:
    question, answer = printable(" ".join(turn.question.split())), turn.answer
    if _is_withdrawn(turn, source):
        return Told(question, refused=WITHDRAWN)
    if answer is None:
        return Told(question, refused=printable(turn.error))
    return Told(
        question,
        printable(understood(answer)),
        GROUNDING[answer.grounding][0],
        answer_blocks(answer.text, answer.citations),
        tuple(printable(note) for note in answer.notes if note not in answer.text),
        tuple(_source(citation, source) for citation in answer.citations),
        tuple(_source(citation, source) for citation in answer.related),
        _why(turn, answer),
        tuple(map(printable, searched_words(answer.searched))),
        f"Asked on {moment_words(turn.asked, source.zone)}" if turn.asked else "",
        source.address({"q": [answer.standalone_question]} | Scope(turn.filters, turn.earlier).params),
    )


def _is_withdrawn(turn: Turn, source: From) -> bool:
    return turn.withdrawn or any(citation.document not in source.documents for citation in turn.shown)


def _why(turn: Turn, answer: Answer) -> tuple[str, ...]:
    earlier = ["Earlier versions of documents were searched too."] if turn.earlier else []
    return tuple(map(printable, (*why_words(answer), *earlier)))


def _source(citation: Citation, source: From) -> Source:
    page = f"page {citation.page}" if citation.page is not None else ""
    place = ", ".join(filter(None, (citation.title, day_or_none(citation.date), page)))
    return Source(
        citation.n,
        printable(place),
        printable(section_words(citation)),
        printable(citation.source),
        quote_blocks(citation.quote),
        f"{source.pages.rstrip('/')}/{place_of(citation).address}",
    )


def _documents(turns: Sequence[Turn], source: From) -> tuple[Rests, ...]:
    return tuple(_rests(source.documents[ident]) for ident in quoted_in(turns, source))


def _rests(document: Document) -> Rests:
    unread = document.pages_unread
    facts = (
        day_or_none(document.date),
        document.description.kind.value,
        counted(len(document.pages), "page") if document.pages else "",
        f"{pages_words(unread)} could not be read" if unread else "",
        "replaced since by a newer version" if document.superseded_by else "",
    )
    return Rests(printable(document.title), ", ".join(filter(None, facts)), printable(document.source), document.sha256)


def _day(source: From) -> str:
    return day_or_none(source.day.isoformat())
