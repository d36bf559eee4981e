"""The source viewer for documents with pages to look at: the page's picture, the cited words highlighted on it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.wiring import Assistant
from corpus.layout import blocks_of
from corpus.models import BLANK, Document, Page, Reading, Span
from corpus.picture import Picture
from corpus.plain import words_of
from ui.shown.escape import shorten
from ui.shown.markup import Mark
from ui.shown.places import Place
from ui.web import state
from ui.web.source import reading
from ui.web.source.sheet import Highlight, highlights, sheet_html

_SIZE, _LARGEST = "page_size", 2
_LONG = 400  # characters of the cited words that are read out
_FAINT = 0.8  # below it OCR's words need to be compared with the picture


def chosen(document: Document, place: Place) -> int:
    """The page that the reader wants to see, at first the one that the cited words begin on."""
    count, cited = len(document.pages), page_at(document, place)
    if count < 2:
        return 1
    key = f"page-{place.document}-{place.start}-{state.opened_times()}"
    wanted = st.number_input(
        "Page", 1, count, cited, key=key, persist_state="session", label_visibility="collapsed", width=130
    )
    st.markdown(f"of {count:,}", width="content")
    return int(wanted)


def size() -> int:
    """How large pages are shown, from 0 (as wide as there is room): as the reader last wanted it."""
    at = int(st.session_state.get(_SIZE, 0))
    with st.container(key="size", horizontal=True, gap=None, width="content"):
        _size("Smaller", ":material/zoom_out:", at - 1)
        _size("Larger", ":material/zoom_in:", at + 1)
    return at


def _size(label: str, icon: str, to: int) -> None:
    st.button(
        label,
        key=f"size-{label.lower()}",
        icon=icon,
        type="tertiary",
        disabled=not 0 <= to <= _LARGEST,
        on_click=_resize,
        args=(to,),
        help=f"{label} pages",
    )


def _resize(to: int) -> None:
    st.session_state[_SIZE] = to


def page_at(document: Document, place: Place) -> int:
    """The page that a place begins on; the first one of a document without pages."""
    return (pages_of(document, place) or [1])[0]


def page_html(assistant: Assistant, document: Document, number: int, place: Place, marks: Sequence[Mark]) -> str:
    """One page as HTML. Raises ReadingError where it cannot be drawn."""
    page = document.pages[number - 1]
    picture = _picture(assistant, document.id, number)
    shown = _highlights(assistant, document, page, marks)
    for words in _remarks(page, pages_of(document, place)):
        st.caption(words)
    if any(mark.current and mark.span.overlaps(page.span) for mark in marks) and not any(h.current for h in shown):
        st.caption("Where the cited words stand on this page is not known: see them under Text.")
    heard = _heard(assistant.library.text(document.id), page, marks)
    sheet = sheet_html(picture, shown, f"Page {number} of {document.title}", heard)
    if page.confidence is None:
        return sheet
    words = words_html(assistant, document, number, marks, anchor=False)
    return f'<div class="beside">{sheet}<div><h4 class="page">As read by OCR</h4>{words}</div></div>'


def words_html(
    assistant: Assistant, document: Document, number: int, marks: Sequence[Mark], *, anchor: bool = True
) -> str:
    """The text of one page as HTML. `anchor`: the cited words in it are what is scrolled to."""
    text = assistant.library.text(document.id)
    blocks = assistant.library.blocks(document.id) or blocks_of(Reading(text, document.format, document.pages))
    return reading.page_html(text, blocks, document.pages[number - 1], marks, anchor=anchor)


def pages_of(document: Document, place: Place) -> list[int]:
    """The pages that the cited words stand on; of an empty place, the one that it is on."""
    cited = Span(place.start, max(place.end, place.start + 1))
    return [page.number for page in document.pages if page.span.overlaps(cited)]


def _remarks(page: Page, cited: Sequence[int]) -> list[str]:
    """What to know of the page before relying on it."""
    said = []
    if len(cited) > 1 and page.number in cited:
        others = " and ".join(str(number) for number in cited if number != page.number)
        said.append(
            f"The cited words run on over page{'s' * (len(cited) > 2)} {others}: turn the page to see them all."
        )
    if page.confidence is not None:
        how = "Compare the words with the picture" if page.confidence < _FAINT else "Its words may have slips"
        said.append(f"This page is a scan, read by OCR with {page.confidence:.0%} confidence. {how}.")
    elif page.doubt == BLANK:
        said.append("This page is blank.")
    elif not page.has_text:
        said.append("No text could be read on this page: answers cannot draw on it.")
    elif page.doubt:
        said.append(f"To check: {page.doubt}.")
    return said


def _heard(text: str, page: Page, marks: Sequence[Mark]) -> str:
    """The words that are looked at on the page's picture, for those who cannot see it."""
    spans = [mark.span for mark in marks if mark.current and mark.span.overlaps(page.span)]
    return f"“{shorten(words_of(spans, text), _LONG)}”" if spans else ""


def _highlights(assistant: Assistant, document: Document, page: Page, marks: Sequence[Mark]) -> list[Highlight]:
    on_page = [mark for mark in marks if mark.span.overlaps(page.span)]
    return highlights(assistant.library.boxes(document.id, page.number), on_page) if on_page else []


@st.cache_data(max_entries=64, show_spinner="Drawing the page…")
def _picture(_assistant: Assistant, document_id: str, number: int) -> Picture:
    return _assistant.picture(document_id, number)
