"""A document whose text stands in one long line: its running footers, and where its numbered items begin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

_PAGE = re.compile(r"\bpage \d{1,3} of \d{1,3}\b", re.IGNORECASE)
_MOST_BESIDE = 16  # words of a footer before or after its page number
_REACH = 240  # characters
_MOST_PAGES = 2_000
_ALIKE = str.maketrans("0123456789", "#" * 10)
_NUMBER = re.compile(r"(?:^|(?<=[\w.:;,!?)’”'\"] ))(?P<n>\d{1,3})(?P<rest>/\d{2,4}|\.\d{1,2}|[.)]|)(?= [A-Z‘“])")
_FEWEST_ITEMS = 4
_WORD = re.compile(r"\S+")
_NAMED = frozenset("Cllr Cllrs Councillor Councillors Mr Mrs Ms Dr".split())  # "Cllr Jo Hart said"
_BEFORE_SMALL = frozenset(
    "There It This These Those Members A An No All At In On Since To We They Resolved Noted Agreed None Both".split()
)
_SMALL = frozenset("of the and for to in on from with by at a an or dated &".split())
_MOST_TITLE = 14  # words


def parts_of(line: str) -> list[tuple[int, int, str]]:
    """(start, end, kind) of its parts in order: "furniture", "heading", "item" (begins a block) or "rest"."""
    furniture = _furniture(line)
    edges = {start: "furniture" for start, _ in furniture} | {end: "rest" for _, end in furniture}
    inside = [at for start, end in furniture for at in (start, end)]
    for start, title_end in _items(line):
        if _is_inside(start, furniture):
            continue
        if title_end and not any(start < at < title_end for at in inside):
            edges[start], edges[title_end] = "heading", "item"
        else:
            edges[start] = "item"
    edges.setdefault(0, "rest")
    ends = [*sorted(edges), len(line)]
    return [(start, end, edges[start]) for start, end in pairwise(ends) if line[start:end].strip()]


def _is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _furniture(line: str) -> list[tuple[int, int]]:
    """Every "Page 2 of 6", wherever it stands, with the words beside it that stand beside another one too."""
    pages = list(islice(_PAGE.finditer(line), _MOST_PAGES))
    if len(pages) < 2:
        return []
    before = [_words(line, max(0, page.start() - _REACH), page.start())[::-1] for page in pages]
    after = [_words(line, page.end(), min(len(line), page.end() + _REACH)) for page in pages]
    found: list[tuple[int, int]] = []
    for page, left, right in zip(pages, _shared(before), _shared(after), strict=True):
        start = left[-1][0] if left else page.start()
        end = right[-1][1] if right else page.end()
        found.append((max(start, found[-1][1]) if found else start, end))
    return found


_Place = tuple[int, int, str]  # from, to, the word with its digits made alike


def _words(line: str, start: int, end: int) -> list[_Place]:
    found = [(m.start(), m.end(), m[0].lower().translate(_ALIKE)) for m in _WORD.finditer(line, start, end)]
    return found[1:] if start else found  # the first may be half a word


def _shared(runs: Sequence[list[_Place]]) -> Iterator[list[_Place]]:
    """Of each run of words, as many from its beginning as another run begins with too."""
    counts: Counter[tuple[str, ...]] = Counter()
    for run in runs:
        said = tuple(word for _, _, word in run[:_MOST_BESIDE])
        counts.update(said[:n] for n in range(1, len(said) + 1))
    for run in runs:
        said = tuple(word for _, _, word in run[:_MOST_BESIDE])
        longest = next((n for n in range(len(said), 0, -1) if counts[said[:n]] > 1), 0)
        yield run[:longest]


def _items(line: str) -> Iterator[tuple[int, int]]:
    """Where each item of the longest series of rising numbers begins, and where its title ends (0: it has none)."""
    series: dict[str, list[tuple[int, int]]] = defaultdict(list)  # (number, place) by shape
    for found in _NUMBER.finditer(line):
        whole, rest = found["n"], found["rest"]
        if rest[1:].isdigit() and rest[0] == ".":  # 4.1, 4.2: the series of part 4
            series[f"{whole}."].append((int(rest[1:]), found.start()))
        else:
            series[rest[:1]].append((int(whole), found.start()))
    chains = [_chain(marks) for marks in series.values()]
    best = max(chains, key=len, default=[])
    if len(best) < _FEWEST_ITEMS:
        return
    for start in best:
        yield start, _title_end(line, start)


def _chain(marks: Sequence[tuple[int, int]]) -> list[int]:
    """Places of the longest run of numbers that rise one by one (a step of two is forgiven)."""
    longest: dict[int, tuple[int, int]] = {}  # by the number it ends with: (length, its last mark)
    before: list[int] = []
    best = (0, -1)
    for n, (number, _) in enumerate(marks):
        length, last = max(longest.get(number - step, (0, -1)) for step in (1, 2))
        before.append(last)
        longest[number] = (length + 1, n)
        best = max(best, longest[number], key=lambda run: run[0])
    places = []
    n = best[1]
    while n >= 0:
        places.append(marks[n][1])
        n = before[n]
    return places[::-1]


def _title_end(line: str, start: int) -> int:
    """Where the words in capitals after an item's number give way to a sentence; 0 where that cannot be seen."""
    found = _WORD.finditer(line, start, min(len(line), start + _REACH))
    words = [(m[0], m.start()) for m in found][1 : _MOST_TITLE + 4]
    for n, (word, at) in enumerate(words[:_MOST_TITLE]):
        after = [w for w, _ in words[n + 1 : n + 4]]
        if n and words[n - 1][0] not in _SMALL and _opens(word, after):
            return at
        if not (word[0].isupper() or word[0].isdigit() or word in _SMALL or not word[0].isalpha()):
            return 0
    return 0


def _opens(word: str, after: Sequence[str]) -> bool:
    """Whether a sentence begins with `word`, so far as capitals tell."""
    if word in _NAMED:
        return any(w[0].islower() and w not in _SMALL for w in after[1:3])
    return word == "The" or (word in _BEFORE_SMALL and bool(after) and after[0][0].islower())
