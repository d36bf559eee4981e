"""Page furniture: running titles, address footers, page numbers and blank-page notices.

A line is furniture where it recurs and something shows that it belongs to the page: a page's edge or number beside it,
its fellow lines that recur with it, or a sentence that it cuts in two. Recurring alone is not enough: a status or an
owner recurs in every register.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout.lines import Line

_BLANK_PAGE = re.compile(r"\W*(this )?page (is|has been)?\s*(intentionally )?(left )?blank\W*", re.IGNORECASE)
_NUMBER = r"(?:\d{1,4}|[ivxl]{1,6})"
_PAGE = re.compile(rf"page {_NUMBER}(?: ?(?:of|/) ?{_NUMBER})?", re.IGNORECASE)
_ONLY_PAGE = re.compile(rf"[-–—|\s]*(?:{_PAGE.pattern}|\d{{1,4}} ?(?:of|/) ?\d{{1,4}})[-–—|\s]*", re.IGNORECASE)
_LONE_NUMBER = re.compile(rf"[-–—|\s]*({_NUMBER})[-–—|\s]*", re.IGNORECASE)
_EDGE_NUMBER = re.compile(
    r"^\d{1,3}(?: ?/ ?\d{1,3})?(?= ?[|–—-]|\s{2}| [^\W\d])|(?:(?<=[\s|])\d{1,3} ?/ ?)?(?<=[\s|/])\d{1,3}$"
)
_LAST_NUMBER = re.compile(r"\d{1,3}$")
_BARRED_NUMBER = re.compile(r"^\d{1,4}\s*[|–—]|[|–—]\s*\d{1,4}$")
_PARTED = re.compile(r"[,|·•]")  # what stands between the parts of an address on one line
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
_RULE = re.compile(r"[-=_*]{3,}")
_PLACE = re.compile(r"[A-Z][A-Z'’.&-]*(?: [A-Z'’.&-]+){0,3}|[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|and|on|upon|of)){0,3}")
_GAP = re.compile(r"\t+|\s{2,}|\s*\|\s*")
_LABEL = re.compile(
    r"\W*(recommendations?|response|reply|question|answer|action|update|progress|purpose|status|summary|background|"
    r"decision|resolved|owner|contact|government|introduction|conclusion|priority|area for improvement)\b"
)
_LONGEST_LINE = 240
_MOST_WORDS = 24
_TITLE_WORDS = 14
_LABEL_WORDS = 5
_FELLOW_WORDS = 8
_OPENING_LINES = 12
_FOOTNOTE_LINES = 5  # with its number on the first, above the page's
_NEAR = 3  # lines that are not blank


def furniture_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers (from 0) of the lines that belong to the page and not to the text.

    The first appearance of a running title in the opening lines is the title itself, and is kept.
    """
    view = _View.of(lines)
    marks = _page_marks(view)
    recurring = _recurring(view, marks)
    inside = {n for n, line in enumerate(lines) if line.tag == "furniture"}
    found = inside | {view.shown[i] for i in marks | recurring}
    return frozenset(found | _places(view, found))


@dataclass(frozen=True)
class _View:
    """The lines that are not blank, by place: their numbers, words, and keys that are alike on every page."""

    lines: Sequence[Line]
    shown: list[int]
    keys: list[str]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _View:
        shown = [n for n, line in enumerate(lines) if not line.blank]
        return cls(lines, shown, [_key(lines[n]) for n in shown])

    def at(self, i: int) -> Line:
        return self.lines[self.shown[i]]

    def words(self, i: int) -> str:
        return self.at(i).words if 0 <= i < len(self.shown) else ""

    def is_by_itself(self, i: int) -> bool:
        """Between blank lines or at an edge of the text, on one side at least."""
        n = self.shown[i]
        return n == 0 or n + 1 == len(self.lines) or self.lines[n - 1].blank or self.lines[n + 1].blank

    def turns_page(self, i: int) -> bool:
        """A form feed parts it from the line before or after."""
        page = self.at(i).page
        return (i > 0 and self.at(i - 1).page != page) or (i + 1 < len(self.shown) and self.at(i + 1).page != page)


def _key(line: Line) -> str:
    if len(line.text) > _LONGEST_LINE:
        return ""
    key = _PAGE.sub("page #", line.words.lower())
    return _EDGE_NUMBER.sub("#", key)


def _page_marks(view: _View) -> set[int]:
    """Notices of blank pages, and page numbers."""
    counts = Counter(view.keys)
    found: set[int] = set()
    lone: list[tuple[int, int]] = []  # (place, number)
    for i, key in enumerate(view.keys):
        line = view.at(i)
        if not key or len(key) > 120 or line.cells:
            continue
        says_page = _BLANK_PAGE.fullmatch(line.text) or _ONLY_PAGE.fullmatch(line.text)
        titled = _BARRED_NUMBER.search(line.text.strip()) and _cuts(view, i)
        if says_page or titled or _names_page(line, key, counts[key]):
            found.add(i)
        elif (number := _LONE_NUMBER.fullmatch(line.text)) and view.is_by_itself(i):
            if number[1].isdigit():
                lone.append((i, int(number[1])))
            elif view.turns_page(i):
                found.add(i)
    return found | _page_numbers(view, lone)


def _names_page(line: Line, key: str, count: int) -> bool:
    """A running title with its page's number: set off by a dash, a bar or a gap, or found on another page too."""
    if "page" not in key and not _BARRED_NUMBER.search(line.text.strip()):
        return False
    if len(line.words.split()) > _TITLE_WORDS or _TERMINAL.search(line.words):
        return False
    page = next((m for m in _PAGE.finditer(line.text) if m.start() == 0 or m.end() == len(line.text.rstrip())), None)
    if page is None:
        return count >= 2
    set_off = re.search(r"(?:[-–—|•]\s*|\s{2,}|\t)$", line.text[: page.start()])
    return set_off is not None or count >= 2


def _page_numbers(view: _View, lone: Sequence[tuple[int, int]]) -> set[int]:
    """Of the numbers that stand alone, those at a page's edge, in a rising series, or inside a sentence."""
    found = {i for i, _ in lone if view.turns_page(i) or _cuts(view, i)}
    series: list[int] = []
    for (i, one), (j, two) in pairwise(lone):
        series = [*series, j] if series and two == one + 1 else [i, j] if two == one + 1 else []
        if found & set(series[-2:]):
            found.update(series)
    edges = {i for i in found if view.turns_page(i)}
    return found | {i for i, _ in lone if edges & {i - 1, *range(i + 1, i + _FOOTNOTE_LINES)}}


def _cuts(view: _View, i: int) -> bool:
    """Whether the line, with the rules drawn around it, stands in the middle of a sentence."""

    def beyond(step: int) -> str:
        at = i + step
        while 0 <= at < len(view.keys) and _RULE.fullmatch(view.at(at).text.strip()):
            at += step
        return view.words(at)

    before = beyond(-1)
    return len(before.split()) >= 4 and not _TERMINAL.search(before) and beyond(1)[:1].islower()


def _recurring(view: _View, marks: set[int]) -> set[int]:
    """Lines that recur, with evidence for at least half of their appearances that they belong to the page."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(view.keys):
        if key and i not in marks:
            places[key].append(i)
    candidates = {key: at for key, at in places.items() if _may_recur(view, key, at)}
    near = _near_pages(view, marks)
    opening = min(_OPENING_LINES, len(view.keys))
    found: set[int] = set()
    for key, at in candidates.items():
        address = _is_address(view.at(at[0]))
        fellows = _fellows(view, candidates, key, at)
        after_title = [i for i in at if i != at[0] or i >= opening]
        cuts = [_interrupts(view, candidates, marks, i) for i in after_title]
        counts_pages = any(cuts) and _counts_pages(view, at)
        shown = sum(near[i] or fellows or cut or counts_pages for i, cut in zip(after_title, cuts, strict=True))
        enough = len(at) / 2 if len(key.split()) >= _LABEL_WORDS else max(2, len(after_title) - 1)
        if address or shown >= enough:
            found.update(at if address else after_title)
    return found


def _counts_pages(view: _View, at: Sequence[int]) -> bool:
    """Whether a line that ends with a number recurs with the next number each time: "Lamps Committee 5", "... 6"."""
    ends = [_LAST_NUMBER.search(view.words(i)) for i in at]
    numbers = [int(end[0]) for end in ends if end]
    return len(numbers) == len(at) and all(two == one + 1 for one, two in pairwise(numbers))


def _may_recur(view: _View, key: str, at: Sequence[int]) -> bool:
    words = key.split()
    if len(at) < 2 or len(words) > _MOST_WORDS or key[-1] in ".!?:;" or not re.search(r"[^\W\d_]{3}", key):
        return False
    line = view.at(at[0])
    if _is_address(line):
        return True
    numbered = re.search(r"#$", key) and "page" not in key and len(words) <= 3
    if len(at) < 3 or len(words) < 2 or numbered or (len(words) <= _LABEL_WORDS and _LABEL.match(key)):
        return False
    stripped = line.text.strip()
    return not line.cells and "\t" not in stripped and not stripped.startswith(("|", "-", "* ", "•"))


def _is_address(line: Line) -> bool:
    if len(_PARTED.findall(line.text.strip(" |"))) < 2 or not _POSTCODE.search(line.text):
        return False
    return len(line.words.split()) <= _MOST_WORDS


def _near_pages(view: _View, marks: set[int]) -> list[bool]:
    """For each line, whether a page ends or a page number stands within a few lines of it."""
    edges = [i in marks or view.turns_page(i) for i in range(len(view.keys))]
    ruled = [_RULE.fullmatch(view.at(i).text.strip()) is not None for i in range(len(view.keys))]
    near = []
    for i in range(len(edges)):
        window = slice(max(0, i - _NEAR), i + _NEAR + 1)
        beside = slice(max(0, i - 1), i + 2)
        near.append(any(edges[window]) or (any(ruled[beside]) and len(view.keys[i].split()) >= _LABEL_WORDS))
    return near


def _fellows(view: _View, candidates: dict[str, list[int]], key: str, at: Sequence[int]) -> bool:
    """Whether most of its appearances stand beside another recurring line, always the same, of some length together."""
    for step in (-1, 1):
        beside = Counter(view.keys[i + step] for i in at if 0 <= i + step < len(view.keys))
        other, count = beside.most_common(1)[0] if beside else ("", 0)
        if other in candidates and other != key and count * 5 >= len(at) * 3:
            return len(key.split()) + len(other.split()) >= _FELLOW_WORDS
    return False


def _interrupts(view: _View, candidates: dict[str, list[int]], marks: set[int], i: int) -> bool:
    """Whether the text around it and the furniture beside it goes on in the middle of a sentence."""

    def beyond(step: int) -> str:
        for j in range(i + step, i + 5 * step, step):
            if 0 <= j < len(view.keys) and j not in marks and view.keys[j] not in candidates:
                return view.words(j)
        return ""

    before = beyond(-1)
    return len(before.split()) >= 4 and not _TERMINAL.search(before) and beyond(1)[:1].islower()


def _places(view: _View, found: set[int]) -> set[int]:
    """Rows of place names beside an address line: letterheads print them on every page, or once."""
    cells = [_place_cells(view.at(i).text) for i in range(len(view.keys))]
    rows = [i for i, n in enumerate(cells) if n and not _heads_table(view, cells, i)]
    if not rows:
        return set()
    postcodes = [i for i in range(len(view.keys)) if _POSTCODE.search(view.at(i).text[-_LONGEST_LINE:])]
    address = {i for i in postcodes if _is_address(view.at(i))}
    beside = {j for i in postcodes for j in range(i - _NEAR, i + _NEAR + 1)}
    taken: set[int] = set()
    for i in [*rows, *reversed(rows)]:
        if i in beside or i - 1 in taken or i + 1 in taken:
            taken.add(i)
    alone = {i for i in address if {i - 1, i + 1} & taken}
    return {view.shown[i] for i in taken | alone}


def _place_cells(text: str) -> int:
    """How many places a row of names lists; 0 for any other line."""
    if len(text) >= 200:
        return 0
    cells = [cell.strip() for cell in _GAP.split(text.strip(" \t|")) if cell.strip()]
    words = [re.sub(r"<[^<>]*>|\*", "", cell).strip() for cell in cells]
    return len(cells) if len(cells) >= 3 and all(_PLACE.fullmatch(word) for word in words) else 0


def _heads_table(view: _View, cells: Sequence[int], i: int) -> bool:
    """Whether a row of as many cells follows that are not names."""
    if i + 1 == len(cells) or cells[i + 1]:
        return False
    after = [cell for cell in _GAP.split(view.at(i + 1).text.strip(" \t|")) if cell.strip()]
    return len(after) == cells[i]
