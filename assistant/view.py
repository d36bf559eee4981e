"""The library as the answering step reads it: texts, passages and their sentences, kept in memory between questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from assistant.chains import Chains, Vectors, chains_of
from assistant.labels import Label, labels_of
from corpus.acronyms import acronyms_of
from corpus.dates import AsAt
from corpus.layout.paging import page_number
from corpus.library import Library
from corpus.metadata.packs import document_at, of_the_whole
from corpus.metadata.years import latest_told
from corpus.models import Document, Item, PackPaper, Passage, Span, Spans, meet
from corpus.passages import sentence_texts
from corpus.register import ASKED_FROM_OUTSIDE, answers_others
from index.hybrid import Filters
from index.terms import terms, words

_HEAD, _NOTE = 400, 1200  # characters


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that could be quoted: where it stands, its plain words and its terms."""

    document: str
    passage: int
    number: int
    spans: Spans
    words: str
    terms: frozenset[str]
    pairs: frozenset[tuple[str, str]]  # its terms that stand side by side


@dataclass
class View:
    """One revision of a library, read when needed. A new revision needs a new view.

    The documents are as they are described as wholes: what stands in a paper of a pack is by its author (`part`).
    """

    library: Library
    revision: int
    documents: dict[str, Document] = field(default_factory=dict)
    passages: dict[tuple[str, int], Passage] = field(default_factory=dict)
    items: dict[str, list[Item]] = field(default_factory=lambda: defaultdict(list))
    papers: dict[str, list[PackPaper]] = field(default_factory=dict)
    vectors: Vectors | None = None  # for the chains; without them they rest on words alone
    model: Callable[[], str] | None = None  # whose the vectors are; empty: there are none now
    earlier: bool = False  # of every version
    _texts: dict[str, str] = field(default_factory=dict)
    _sentences: dict[tuple[str, int], tuple[Sentence, ...]] = field(default_factory=dict)
    _context: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    _told: dict[str, AsAt | None] = field(default_factory=dict)
    _labels: dict[str, tuple[Label, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, library: Library, *, earlier: bool = False) -> View:
        """Of the current documents, or with `earlier` of every version."""
        view = cls(library, library.revision, earlier=earlier)
        view.papers = library.packs(superseded=earlier)
        view.documents = {document.id: view._whole(document) for document in library.documents(superseded=earlier)}
        found = library.passages(superseded=earlier)
        view.passages = {(document, passage.number): passage for document, passage in found}
        for document_id, item in library.items(superseded=earlier):
            view.items[document_id].append(item)
        return view

    def within(self, filters: Filters) -> list[Document]:
        """The documents that the filters let through, the newest first."""
        newest = sorted(self.documents.values(), key=lambda d: d.date, reverse=True)
        return [d for d in newest if _passes(d, filters)]

    def part(self, document: str, span: Span) -> Document:
        """The document as it is described where `span` stands: with the title, author and date of a pack's paper."""
        return document_at(self.papers.get(document, ()), span, self.every[document])

    def as_at(self, document: str, span: Span) -> AsAt | None:
        """The day from which dates without a year are reckoned at `span`; None where nothing tells one."""
        if day := self.part(document, span).day:
            return AsAt(day)
        if document not in self._told:
            self._told[document] = latest_told(self.text(document))
        return self._told[document]

    def quoted_item(self, document: str, span: Span) -> Item | None:
        """The recommendation that stands at `span` in the words of others: the document answers it."""
        answers = answers_others(self.documents[document].description)
        for item in self.items.get(document, ()):
            asked = item.kind in ASKED_FROM_OUTSIDE and meet((span,), item.spans)
            if asked and (answers or self._is_answered(document, item)):
                return item
        return None

    def text(self, document: str) -> str:
        if document not in self._texts:
            self._texts[document] = self.library.text(document)
        return self._texts[document]

    def labels(self, document: str) -> tuple[Label, ...]:
        """What stands under labels of its own in a document."""
        if document not in self._labels:
            self._labels[document] = labels_of(self.text(document))
        return self._labels[document]

    def sentences(self, document: str, number: int) -> tuple[Sentence, ...]:
        """The sentences of a passage, in order."""
        key = (document, number)
        if key not in self._sentences:
            passage = self.passages[key]
            words = sentence_texts(passage, self.text(document))
            found = [(spans, said, terms(said)) for spans, said in zip(passage.sentences, words, strict=True)]
            self._sentences[key] = tuple(
                Sentence(document, number, n, spans, said, frozenset(own), frozenset(pairwise(own)))
                for n, (spans, said, own) in enumerate(found)
            )
        return self._sentences[key]

    def context(self, document: str, number: int) -> frozenset[str]:
        """The terms that stand over a passage: its title, section, header, label, or the recommendation it answers."""
        key = (document, number)
        if key not in self._context:
            passage, text = self.passages[key], self.text(document)
            title = self.part(document, passage.spans[0]).title
            words = [title, *passage.section, *(span.of(text) for span in passage.context)]
            self._context[key] = frozenset(terms(" ".join(words)))
        return self._context[key]

    def near(self, document: str, number: int) -> frozenset[str]:
        """The terms that stand over a passage or at the head of its document; a note is too short to have a head."""
        over = self.context(document, number)
        return over if len(self.text(document)) < _NOTE else over | self.head_terms[document]

    def page(self, document: str, at: int) -> int | None:
        """The page that holds the character at `at`; None where the format has no pages."""
        return page_number(at, self.every[document].pages)

    def section_at(self, span: Span, document: str) -> tuple[str, ...]:
        """The section path of whichever passage holds the span."""
        holding = (p for p in self.passages_of.get(document, ()) if meet((span,), p.spans))
        return next((passage.section for passage in holding), ())

    @property
    def linked_by(self) -> str:
        """The model that links between documents rest on; empty: they rest on words alone, as there is no index now."""
        return self.model() if self.model else ""

    @cached_property
    def every(self) -> dict[str, Document]:
        """The documents with the earlier versions of them: what changed is quoted from both."""
        others = self.library.documents(superseded=True)
        return {d.id: d for d in others if d.superseded_by} | self.documents

    @cached_property
    def by_key(self) -> dict[str, Item]:
        """Every item of the register by its key."""
        return {item.key: item for own in self.items.values() for item in own}

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The register as it is shown: every item with what other documents say of it."""
        from assistant.register import rows_in  # which reads views itself

        return rows_in(self)

    @cached_property
    def chains(self) -> Chains:
        """What of one document belongs with what of another."""
        return chains_of(self)

    @cached_property
    def passages_of(self) -> dict[str, list[Passage]]:
        """Each document's passages, in order."""
        found: dict[str, list[Passage]] = defaultdict(list)
        for (document, _), passage in self.passages.items():
            found[document].append(passage)
        return dict(found)

    @cached_property
    def newness(self) -> dict[str, float]:
        """From just over 0 for the oldest dated document to 1 for the newest; undated ones are left out."""
        dates = sorted({document.date for document in self.documents.values() if document.date})
        place = {day: n / len(dates) for n, day in enumerate(dates, 1)}
        return {d.id: place[d.date] for d in self.documents.values() if d.date}

    @cached_property
    def acronyms(self) -> dict[str, set[str]]:
        """Every acronym the documents define, upper case, with its meanings."""
        found: dict[str, set[str]] = defaultdict(set)
        for document in self.documents:
            for short, meaning, _ in acronyms_of(self.text(document)):
                found[short.upper()].add(meaning)
        return dict(found)

    @cached_property
    def places(self) -> dict[str, str]:
        """The places that the documents name, as they print them, by the same in small letters."""
        from assistant.places import named_places  # which reads views itself

        return named_places(self)

    @cached_property
    def words(self) -> Counter[str]:
        """The words that the documents use, in lower case, with how often."""
        return Counter(word for document in self.documents for word in words(self.text(document)) if word.isalpha())

    @cached_property
    def uses(self) -> Counter[str]:
        """The terms of those words, with how often the documents use them."""
        found: Counter[str] = Counter()
        for word, times in self.words.items():
            found.update(dict.fromkeys(terms(word), times))
        return found

    @cached_property
    def title_terms(self) -> dict[str, frozenset[str]]:
        """What each document could be called by: the terms of its title, kind, subject, author and body."""
        return {
            document.id: frozenset(
                terms(
                    " ".join(
                        fact.value
                        for fact in (
                            document.description.title,
                            document.description.kind,
                            document.description.answers,
                            document.description.author,
                            document.description.body,
                        )
                    )
                )
            )
            for document in self.documents.values()
        }

    @cached_property
    def head_terms(self) -> dict[str, frozenset[str]]:
        """The same with what is printed at the head of each document, and what its papers could be called by."""
        return {
            ident: own.union(terms(self.text(ident)[:_HEAD]), *self.paper_terms.get(ident, ()))
            for ident, own in self.title_terms.items()
        }

    @cached_property
    def paper_terms(self) -> dict[str, list[frozenset[str]]]:
        """What each paper of a pack could be called by: the terms of its title, author and role."""
        return {
            document: [frozenset(terms(f"{p.title.value} {p.author.value} {p.role.value}")) for p in own]
            for document, own in self.papers.items()
        }

    def _is_answered(self, document: str, item: Item) -> bool:
        """An auditor's own report prints what was said to its recommendations, and they are its words."""
        return bool(item.response) and self.documents[document].description.kind.value != "report"

    def _whole(self, document: Document) -> Document:
        return replace(document, description=of_the_whole(self.papers.get(document.id, ()), document.description))


def _passes(document: Document, filters: Filters) -> bool:
    about = document.description
    return filters.allow(document.id, document.day, about.kind.value, about.body.value)
