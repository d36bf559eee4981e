"""What a document says of itself and how well it was read, as HTML: for an analyst's check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.library.review import FieldReview, PageQuality, Review
from corpus.models import BLANK, PackPaper
from corpus.plain import plain
from corpus.saying import counted, with_days_spoken
from ui.shown.escape import escape_html, shorten
from ui.shown.places import Place
from ui.shown.render import date_words
from ui.web.listing import LABELS, left_out, upper, warnings

LANGUAGES = {
    "en": "English",
    "cy": "Welsh",
    "ga": "Irish",
    "gd": "Scottish Gaelic",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
}
_MOST_PAGES = 120  # squares: of a longer document only the pages in doubt are drawn
_FAINT = 0.8
_LONGEST = 90  # characters of printed words
_PRINTED = ("date", "answers", "body", "author", "signatory", "addressee")


def said(field: str, value: str) -> str:
    """A field's value in the users' words."""
    if field == "date":
        return date_words(value)
    if field == "language":
        return LANGUAGES.get(value, value)
    return upper(value) if field == "kind" else value


def facts_html(review: Review) -> str:
    """Each fact with where it was read, or why it was inferred, or that it was not found."""
    rows = "".join(_fact_html(review.document.id, one) for one in review.fields)
    if furniture := left_out(review.document):
        rows += f"<div><dt>On every page, left out</dt><dd>{escape_html('; '.join(furniture))}</dd></div>"
    return f'<dl class="facts">{rows}</dl>'


def _fact_html(document: str, one: FieldReview) -> str:
    value = said(one.field, one.fact.value) or "Not found"
    kind = "" if one.fact.value else ' class="none"'
    note = "".join(f"<span>{words}</span>" for words in _notes(document, one))
    return f"<div><dt>{LABELS[one.field]}</dt><dd{kind}>{escape_html(value)}{note}</dd></div>"


def _notes(document: str, one: FieldReview) -> Iterator[str]:
    if one.fact.by:
        was = said(one.field, one.read.value) or "nothing"
        why = f": {one.fact.reason}" if one.fact.reason else ""
        yield escape_html(f"Corrected by {one.fact.by}{why}. Read as: {was}.")
    elif one.fact.inferred:
        yield escape_html(f"Inferred: {with_days_spoken(one.fact.reason) or 'no reason given'}.")
    elif one.printed and one.fact.span:
        where = f"on page {one.page}" if one.page else "in the text"
        words = f"Read from “{shorten(plain(one.printed), _LONGEST)}”" if _differs(one) else "Printed"
        place = escape_html(Place(document, one.fact.span.start, one.fact.span.end).address)
        note = '<i class="unseen"> (opens in a new tab)</i>'
        yield f'{escape_html(words)} <a href="{place}" target="_blank">{where}{note}</a>'


def _differs(one: FieldReview) -> bool:
    """Whether the words printed say it in another way."""
    printed = plain(one.printed).casefold()
    return one.field in _PRINTED and printed not in (
        one.fact.value.casefold(),
        said(one.field, one.fact.value).casefold(),
    )


def queries(review: Review) -> list[tuple[str, str]]:
    """What there is to look at before a document is relied on: what it is about, and the words."""
    found = [*_unsure(review)]
    found += [("Date", words) for words in review.date_anomalies]
    found += [("Reading", words) for words in warnings(review.document)]
    found += [("To check", words) for words in review.doubts]
    return [(about, upper(with_days_spoken(words))) for about, words in found]


def _unsure(review: Review) -> Iterator[tuple[str, str]]:
    """What was not read of it but found out, and what everything else is told by."""
    about = review.document.description
    if not (about.date.value or about.date.by):
        yield "Date", "none was found: nothing in it can be told as at a day"
    if about.date.inferred:
        yield "Date", f"inferred: {about.date.reason or 'no reason given'}"
    if about.title.inferred and about.title.value == review.document.source:
        yield "Title", "none was found: it is called by its file's name"
    if scans := [page.confidence for page in review.pages if page.confidence is not None]:
        yield "Scan", f"{counted(len(scans), 'page')} read by OCR: compare the words with the picture"


def queries_html(review: Review) -> str:
    """The same as a list; empty where there are none."""
    rows = "".join(f"<li><b>{about}</b> {escape_html(words)}</li>" for about, words in queries(review))
    return f'<ul class="queries">{rows}</ul>' if rows else ""


def in_doubt(pages: Sequence[PageQuality]) -> list[PageQuality]:
    """Those that an analyst should look at: not those that are blank."""
    return [page for page in pages if page.doubt != BLANK and (page.doubt or not page.has_text or _is_faint(page))]


def _is_faint(page: PageQuality) -> bool:
    return page.confidence is not None and page.confidence < _FAINT


def quality_html(review: Review) -> str:
    """A square for every page that says how well it was read, and the pages in doubt in words; empty without pages."""
    doubtful = in_doubt(review.pages)
    pages = list(review.pages) if len(review.pages) <= _MOST_PAGES else doubtful
    if not pages:
        return ""
    squares = "".join(_square(page) for page in pages)
    words = "".join(f"<li>{escape_html(f'Page {page.number}: {_judged(page)[2]}')}</li>" for page in doubtful[:12])
    more = f"<li>and {counted(len(doubtful) - 12, 'page')} more</li>" if len(doubtful) > 12 else ""
    listed = f'<ul class="doubtful">{words}{more}</ul>' if words else ""
    return f'<ol class="strip" aria-label="How well each page was read">{squares}</ol>{listed}'


def _square(page: PageQuality) -> str:
    kind, sign, words = _judged(page)
    about = escape_html(f"Page {page.number}: {words}")
    return f'<li class="{kind}" title="{about}"><span aria-hidden="true">{page.number}{sign}</span><i>{about}</i></li>'


def _judged(page: PageQuality) -> tuple[str, str, str]:
    """A class, a sign and words: never by colour alone."""
    if page.doubt == BLANK:
        return "empty", " –", "a blank page"
    if not page.has_text:
        return "unread", " ✕", f"no text could be read: {page.doubt}" if page.doubt else "no text could be read"
    if page.confidence is not None:
        words = f"a scan read by OCR, {page.confidence:.0%} sure"
        return ("doubtful", " ?", words) if _is_faint(page) or page.doubt else ("scan", " ○", words)
    if page.doubt:
        return "doubtful", " ?", page.doubt
    return "read", "", counted(page.words, "word")


def quality_words(pages: Sequence[PageQuality]) -> str:
    """How well the pages were read, in a line; empty for a format without pages."""
    if not pages:
        return ""
    scans = [page.confidence for page in pages if page.confidence is not None]
    blank = sum(page.doubt == BLANK for page in pages)
    lost = sum(not page.has_text for page in pages) - blank
    parts = [counted(len(pages), "page")]
    parts += [f"{len(scans)} read by OCR ({min(scans):.0%} sure at the least)"] if scans else []
    parts += [f"{blank} blank"] if blank else []
    parts += [f"{lost} whose text could not be read"] if lost else ["all text read" if not scans else ""]
    return ", ".join(filter(None, parts))


def papers_html(papers: Sequence[PackPaper]) -> str:
    """The papers of a pack, each with its item, author and date."""
    rows = "".join(f"<li>{escape_html(_paper(paper))}</li>" for paper in papers)
    return f'<ul class="doubtful">{rows}</ul>'


def _paper(paper: PackPaper) -> str:
    item = f"Item {paper.item}: " if paper.item else ""
    parts = (f"{item}{paper.title.value or 'untitled'}", paper.author.value, date_words(paper.date.value))
    return ", ".join(filter(None, parts))
