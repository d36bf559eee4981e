"""What the terminal shows of a review: how a document was read, what it says of itself, what there is to query."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.library.review import FieldReview, PageQuality, Review
from corpus.library.versions import Kin
from corpus.saying import counted
from ui.terminal import fact_words, say, table

_SURE = 0.9  # of an OCR'd page's words: below it, the page is worth looking at


def print_waiting(found: Sequence[Review]) -> None:
    """A line for each document that waits."""
    columns = ["Id", "Date", "Kind", "Title", "File", "To check", "Replaces"]
    table(columns, [_row(one) for one in found])


def _row(one: Review) -> tuple[object, ...]:
    document = one.document
    queries = len(queries_of(one))
    kind, replaces = document.description.kind.value, one.replaces.document.source if one.replaces else ""
    return document.id, document.date or "no date", kind, document.title, document.source, queries or "", replaces


def print_review(found: Review) -> None:
    """Everything that there is to check before it is accepted."""
    document = found.document
    say((document.title, "bold"))
    say(f"{document.source} ({document.format}, {document.id}), {contents(found)}")
    for one in found.fields:
        say((f"{one.field.capitalize():<10}", "bold"), _field(one))
    for paper in found.papers:
        said = [paper.title.value, paper.author.value, paper.date.value]
        say((f"{'Paper ' + paper.item:<10}", "bold"), ", ".join(filter(None, said)))
    for page in found.pages:
        if words := page_words(page):
            say((f"{'Page ' + str(page.number):<10}", "bold"), (words, "yellow"))
    for query in queries_of(found):
        say((f"To check: {query}", "yellow"))
    for kin in found.kin:
        say((f"Alike: {kin_words(kin)}", "yellow"))
    say(_ways(found))


def queries_of(found: Review) -> list[str]:
    """What the analyst should look into, in words."""
    return list(dict.fromkeys((*found.document.warnings, *found.date_anomalies, *found.doubts)))


def contents(found: Review) -> str:
    """What was found in it."""
    pages = [counted(len(found.pages), "page")] if found.pages else []
    counts = ((found.words, "word"), (found.passages, "passage"), (found.recommendations, "recommendation"))
    return ", ".join([*pages, *(counted(*one) for one in (*counts, (found.commitments, "commitment")))])


def page_words(page: PageQuality) -> str:
    """What there is to say of how a page was read; empty where it was read well."""
    said = [page.doubt] if page.doubt else [] if page.has_text else ["no text"]
    if page.confidence is not None and (page.confidence < _SURE or said):
        said.append(f"read by OCR, {page.confidence:.0%} sure")
    return "; ".join(said)


def kin_words(kin: Kin) -> str:
    """A document like it, in words."""
    other = kin.document
    state = "waits for review" if other.waiting else "an earlier version" if other.superseded_by else "in the answers"
    return (
        f"{kin.likeness:.0%} of the wording is that of {other.source} ({other.id}, {other.date or 'no date'}; {state})"
    )


def _field(one: FieldReview) -> str:
    page = f" [page {one.page}]" if one.page is not None and not one.fact.by else ""
    return fact_words(one.fact, one.read) + page


def _ways(found: Review) -> str:
    own = found.document.id
    if not found.document.waiting:
        return f"It is in the library: bywhen edit {own} corrects it."
    replaced = f" (it replaces {found.replaces.document.source}; --keep-both keeps that too)" if found.replaces else ""
    return f"It waits: bywhen accept {own}{replaced}, bywhen edit {own}, or bywhen discard {own}."
