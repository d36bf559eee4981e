"""Web pages -> Markdown text: what a reader sees of the main content, without menus, scripts and hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from corpus.errors import NoText, ReadingError
from corpus.models import Reading
from corpus.reading.decoding import decoded
from corpus.reading.markup import Cell, Piece, cell_words, emphasised, grid, heading, item, joined, table
from corpus.reading.shown import strip_unseen
from corpus.reading.writing import letters, roman

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption "
    "menu".split()
)
_ROWS = frozenset("thead tbody tfoot tr colgroup col".split())
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*(?:italic|oblique)", re.IGNORECASE)
_UNMARKED = re.compile(r"list-style(?:-type)?:\s*none", re.IGNORECASE)
_NUMBERED = re.compile(r"list-style(?:-type)?:[^;]*?\b(lower|upper)-(alpha|latin|roman)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_NOTE = re.compile(r"\[?(\d{1,3}|[*†‡a-z])\]?")
_SPACE = re.compile(r"[ \t\r\n\f]+")
# The first line of XML, and pictures written into the page.
_NOT_SHOWN = re.compile(r"<\?xml[^<>]*>|(?<=[\"'(])data:[\w/+.;=-]+,[\w/+=%\s-]{200,}", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"\W*(?:no title specified|untitled.{0,20}|(?:new )?document\W*\d*|home|index)\W*", re.IGNORECASE
)
MOST_HTML = 20_000_000  # characters, pictures apart
_FEWEST = 0.4  # of the page's words that its main part holds


def read_html(data: bytes, kind: str = "html", charset: str = "") -> Reading:
    """The main content of a page, its encoding `charset` or what it says itself. Raises NoText where it has none."""
    declared = re.search(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", data[:4096], re.IGNORECASE)
    xml = re.match(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]+)", data)
    named = declared or xml
    page, warnings = decoded(data, charset or (named[1].decode("ascii", "replace") if named else ""))
    if len(page) > MOST_HTML:
        raise ReadingError(
            f"a web page of {len(page) / 1e6:,.0f} million characters; the most that is read is "
            f"{MOST_HTML / 1e6:,.0f} million: print it to PDF and add that, or split it"
        )
    text = text_of_html(page)
    if not text.strip():
        raise NoText(
            "there is no text in this web page; if it shows some in a browser, a script puts it there: "
            "print the page to PDF and add that"
        )
    return Reading(text, kind, (), warnings)


def text_of_html(page: str, *, whole: bool = False) -> str:
    """The page as Markdown; `whole`: all of it, as of a mail, with nothing taken for a menu."""
    if "<" not in page:
        return page.strip()
    soup = BeautifulSoup(_NOT_SHOWN.sub("", page), "lxml")
    title = " ".join(soup.title.get_text().split()) if soup.title else ""
    strip_unseen(soup, whole=whole)
    main = soup.body or soup
    if not whole:
        main = _main_part(main)
    walk = _Walk(_holding(main, _BLOCKS), _holding(main, frozenset(["table"])))
    pieces = list(walk.flow(main))
    if title and pieces and not whole and not _NO_TITLE.fullmatch(title) and main.find(["h1", "h2"]) is None:
        pieces.insert(0, heading(1, title))
    return joined(pieces)


def _main_part(body: Tag) -> Tag:
    """The element that says it is the main one and holds a good part of the words; else the whole."""
    length = len(body.get_text())
    found = [*body.find_all("main"), *body.find_all(role="main")] or body.find_all("article")
    if len(found) == 1 and len(found[0].get_text()) >= length * _FEWEST:
        return found[0]
    return body


def _holding(main: Tag, names: frozenset[str]) -> frozenset[int]:
    """The ids of the elements with one of these names inside."""
    found: set[int] = set()
    for inner in main.descendants:
        if not isinstance(inner, Tag) or inner.name not in names:
            continue
        for parent in inner.parents:
            if id(parent) in found:
                break
            found.add(id(parent))
            if parent is main:
                break
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that run on in a line, with their emphasis."""

    words: str
    bold: bool = False
    italic: bool = False


_PLAIN = _Run("")


@dataclass
class _Walk:
    """One pass through a page."""

    holding: frozenset[int]  # ids of elements with a block inside
    boxing: frozenset[int]  # with a table inside
    lists: int = field(default=0)  # that are open

    def flow(self, parent: Tag, around: _Run = _PLAIN) -> Iterator[Piece]:
        """The blocks in an element, loose words between them as paragraphs; `around` is how its surroundings look."""
        within = _look(parent, around)
        runs: list[_Run] = []
        for child in parent.children:
            if isinstance(child, Tag) and (child.name in _BLOCKS or id(child) in self.holding):
                yield from _paragraph(runs)
                runs = []
                yield from self._block(child, within)
            else:
                runs += _runs(child, within)
        yield from _paragraph(runs)

    def _block(self, tag: Tag, within: _Run = _PLAIN) -> Iterator[Piece]:
        if tag.name in _HEADINGS:
            if words := _line(tag):
                yield heading(_HEADINGS[tag.name], words)
        elif tag.name == "table":
            yield from self._table(tag)
        elif tag.name in ("ul", "ol", "menu"):
            yield from self._list(tag)
        elif tag.name == "pre":
            if words := tag.get_text().strip("\r\n"):
                yield Piece(words)
        else:
            yield from self.flow(tag, within)

    def _list(self, tag: Tag) -> Iterator[Piece]:
        markers = _Markers(tag)
        self.lists += 1
        for child in tag.children:
            if not isinstance(child, Tag):
                yield from _paragraph(_runs(child, _PLAIN))
            elif child.name == "li":
                yield from self._item(child, markers.next(child))
            else:
                yield from self._block(child)
        self.lists -= 1

    def _item(self, tag: Tag, marker: str) -> Iterator[Piece]:
        """Its first paragraph with the marker; what else it holds comes after."""
        depth = self.lists - 1
        for piece in self.flow(tag):
            if marker and not piece.is_item and not piece.text.startswith(("#", "|")):
                piece, marker = item(marker, depth, piece.text), ""
            yield piece

    def _table(self, tag: Tag) -> Iterator[Piece]:
        """A table; one that only lays out the page, or is a box around text, comes out as that text."""
        rows = list(_rows(tag))
        cells = [[c for c in row.children if isinstance(c, Tag) and c.name in ("td", "th")] for row in rows]
        for child in tag.children:
            if isinstance(child, Tag) and child.name not in _ROWS:
                yield from self.flow(child)  # its caption, and words that stand outside every cell
        if id(tag) in self.boxing or _is_layout(tag, cells):
            for cell in (cell for row in cells for cell in row):
                yield from self.flow(cell)
            return
        lists, self.lists = self.lists, 0
        laid = grid([[self._cell(cell) for cell in row] for row in cells])
        self.lists = lists
        first = next((row for row in cells if any(_line(cell) for cell in row)), [])
        yield from table(laid, ruled=bool(first) and all(c.name == "th" or c.find_parent("thead") for c in first))

    def _cell(self, tag: Tag) -> Cell:
        return Cell(cell_words(self.flow(tag)), _span(tag, "colspan"), _span(tag, "rowspan"))


def _is_layout(tag: Tag, cells: Iterable[list[Tag]]) -> bool:
    if str(tag.get("role", "")).lower() in ("presentation", "none"):
        return True
    return all(len(row) < 2 for row in cells)


def _rows(tag: Tag) -> Iterator[Tag]:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name == "tr":
                yield child
            elif child.name in ("thead", "tbody", "tfoot"):
                yield from _rows(child)


def _span(tag: Tag, name: str) -> int:
    found = _NUMBER.match(str(tag.get(name, "")).strip())
    return int(found[0][:6]) if found else 1


class _Markers:
    """The markers of a list's items as a browser prints them."""

    def __init__(self, tag: Tag) -> None:
        self._numbered = tag.name == "ol" and not _UNMARKED.search(str(tag.get("style", "")))
        self._kind = str(tag.get("type", "1"))
        if styled := _NUMBERED.search(str(tag.get("style", ""))):
            kind = "i" if styled[2].lower() == "roman" else "a"
            self._kind = kind.upper() if styled[1].lower() == "upper" else kind
        reverse = tag.has_attr("reversed")
        items = [child for child in tag.children if isinstance(child, Tag) and child.name == "li"]
        self._step = -1 if reverse else 1
        self._count = _number(tag, "start", len(items) if reverse else 1)

    def next(self, tag: Tag) -> str:
        if not self._numbered:
            return "-"
        count = _number(tag, "value", self._count)
        self._count = count + self._step
        write = {"a": letters, "i": roman}.get(self._kind.lower(), str)
        written = write(count) if count > 0 else str(count)
        return (written.upper() if self._kind in ("A", "I") else written) + "."


def _number(tag: Tag, name: str, default: int) -> int:
    found = re.fullmatch(r"\s*(-?\d{1,6})\s*", str(tag.get(name, "")))
    return int(found[1]) if found else default


def _runs(node: PageElement, within: _Run) -> list[_Run]:
    """The words of inline elements, with the emphasis of each."""
    if isinstance(node, NavigableString):
        return [] if isinstance(node, PreformattedString) else [_Run(str(node), within.bold, within.italic)]
    if not isinstance(node, Tag):
        return []
    if node.name == "br":
        return [_Run("\n")]
    if node.name in ("sup", "sub"):
        return [_Run(_raised(node), within.bold, within.italic)]
    inner = _look(node, within)
    return [run for child in node.children for run in _runs(child, inner)]


def _look(tag: Tag, within: _Run) -> _Run:
    style = str(tag.get("style", ""))
    return _Run(
        "",
        within.bold or tag.name in ("b", "strong") or _BOLD.search(style) is not None,
        within.italic or tag.name in ("i", "em") or _ITALIC.search(style) is not None,
    )


def _raised(tag: Tag) -> str:
    """A raised or lowered piece: a footnote's mark as Markdown writes it, letters as they are, else with its tag."""
    words = " ".join(tag.get_text().split())
    link = tag.find("a") or tag.find_parent("a")
    if tag.name == "sup" and link is not None and "#" in str(link.get("href", "")) and (m := _NOTE.fullmatch(words)):
        return f"[^{m[1]}]"
    return words if not words or words.isalpha() else f"<{tag.name}>{words}</{tag.name}>"


def _paragraph(runs: list[_Run]) -> Iterator[Piece]:
    lines = _SPACE.sub(" ", "".join("\x01" if run.words == "\n" else run.words for run in runs)).split("\x01")
    words = "\n".join(line.strip() for line in lines).strip("\n")
    words = re.sub(r"\n{2,}", "\n\n", words)
    if not words.strip():
        return
    shown = [run for run in runs if run.words.strip()]
    yield Piece(emphasised(words, bold=all(r.bold for r in shown), italic=all(r.italic for r in shown)))


def _line(tag: Tag) -> str:
    """The words of an element on one line."""
    return " ".join("".join(run.words for run in _runs(tag, _PLAIN)).split())
