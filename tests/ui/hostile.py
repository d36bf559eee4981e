"""A library in which every word that somebody else can choose is meant to do harm; and what holds in any file of it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from icalendar import Calendar
from markdown_it import MarkdownIt

from corpus.library import Library
from corpus.library.deeds import Signed
from tests.corpus.stocked import stock

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
LINKS = "[press me](javascript:alert(3)) ![seen](https://evil.example/p.png) <https://evil.example>"
TURNED = "\u202egnp.exe\u2066 \u2028"
CONTROLS = "\x07\x0b\x1b[31m"
INJECTED = "END:VEVENT\r\nBEGIN:VEVENT\r\nURL:https://evil.example;X=1,2\\n"
LONG = "x" * 700
SMILE = "👩‍👩‍👧 שלום"
ALL = " ".join((SCRIPT, LINKS, TURNED, CONTROLS, INJECTED, SMILE, LONG))
FORMULA = '=HYPERLINK("https://evil.example","press")'
NAME = f"{FORMULA}{TURNED}{SCRIPT.replace('/', '')}.txt"
TITLE = f"=1+1 {SCRIPT} {LINKS} {TURNED}"
LETTER = f"""Office of the Harbour Board

4 March 2031

Dear Warden

SUBJECT: {TITLE}

Recommendation 1
The board should {ALL} mend the north light within three months.

The board accepts this. {FORMULA} Warden Hale will mend {ALL} the north light by 30 June 2031.

Recommendation 2
=1+1 the board should count the eels by 1 May 2031 {ALL}

Yours sincerely

Orla Fenwick
Clerk to the Board
"""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029\x00-\x08\x0b\x0c\x0e-\x1f]")
_RENDERED = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
_EVENTS = "UID SUMMARY DESCRIPTION CATEGORIES URL DTSTART DTSTAMP TRANSP".split()


def stocked(library: Library) -> str:
    """The letter, with an analyst's corrections that are no better; its id."""
    document = stock(library, NAME, LETTER)
    key = next(item.key for _, item in library.items(document))
    library.correct(document, "author", f"@SUM(A1) {SCRIPT}", reason=f"+1 {ALL[:300]}", who=f"-1 {SCRIPT}")
    library.edit_item(
        key, {"addressed_to": f"=1+1 {LINKS}", "due": "2031-08-02"}, Signed(f"@who {LINKS}", f"=why {SCRIPT}")
    )
    return document


def shows_nothing_hidden(words: str) -> bool:
    return _TURNING.search(words) is None


def obeys_nothing_html(page: str) -> bool:
    """No script, no picture or other thing that is fetched, no handler, no address but of these pages."""
    soup = BeautifulSoup(page, "html.parser")
    tags = soup.find_all(True)
    handlers = [name for tag in tags for name in tag.attrs if name.startswith("on") or name in ("src", "srcdoc")]
    links = [str(tag["href"]) for tag in soup.find_all(href=True)]
    bad = [link for link in links if not link.startswith(("http://127.0.0.1:8501/", "https://bywhen.example/", "#"))]
    assert (soup.find_all(["script", "img", "iframe", "object", "form", "link", "base"]), handlers, bad) == ([], [], [])
    return shows_nothing_hidden(page)


def obeys_nothing_markdown(words: str) -> bool:
    return obeys_nothing_html(_RENDERED.render(words)) and shows_nothing_hidden(words)


def obeys_nothing_csv(data: bytes | str) -> bool:
    words = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    cells = [cell for line in csv.reader(io.StringIO(words)) for cell in line]
    words_only = [cell for cell in cells if not re.fullmatch(r"-?\d+", cell)]
    assert [cell for cell in words_only if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    return shows_nothing_hidden(words)


def obeys_nothing_packed(data: bytes) -> bool:
    """A Word file or a spreadsheet: well-formed throughout, no formula, and links to these pages only."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(packed.read(name))
                assert shows_nothing_hidden(packed.read(name).decode())
                assert [one for one in root.iter() if one.tag.endswith("}f")] == []
                outside = [one.get("Target", "") for one in root.iter() if one.get("TargetMode") == "External"]
                assert [
                    one for one in outside if not one.startswith(("http://127.0.0.1:8501/", "https://bywhen."))
                ] == []
    return True


def obeys_nothing_calendar(data: bytes, events: int) -> bool:
    """As many events as there are dates, each with what we wrote and nothing more, on lines that fit."""
    lines = data.decode().split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert not any("\n" in line or "\r" in line for line in lines)
    found = Calendar.from_ical(data).walk("VEVENT")
    assert len(found) == events
    assert {name for event in found for name in event} <= set(_EVENTS)
    assert all(str(event["URL"]).startswith("http://127.0.0.1:8501/") for event in found)
    return shows_nothing_hidden(data.decode())
