"""What a page's looks say of its lines: the headings, footnotes and furniture that the reader saw."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.layout.lines import Line
from corpus.models import Mark, MarkKind, Span

_WHOLE_LINES = (MarkKind.FURNITURE, MarkKind.FOOTNOTE, MarkKind.HEADING)  # the first that holds a line has it


@dataclass(frozen=True)
class Looks:
    """The marks of a reading by the numbers of the lines that they fill, and its emphasis by place."""

    lines: dict[int, Mark] = field(default_factory=dict)
    emphasis: Sequence[Mark] = ()
    _starts: Sequence[int] = ()

    @classmethod
    def of(cls, lines: Sequence[Line], marks: Iterable[Mark]) -> Looks:
        marks = sorted(marks, key=lambda mark: mark.span)
        emphasis = [mark for mark in marks if mark.kind is MarkKind.EMPHASIS]
        return cls(_filled(lines, marks), emphasis, [mark.span.start for mark in emphasis]) if marks else cls()

    def kind(self, n: int) -> MarkKind | None:
        mark = self.lines.get(n)
        return mark.kind if mark else None

    def level(self, n: int) -> int:
        """The level of the heading that line `n` belongs to, 0 where it belongs to none."""
        mark = self.lines.get(n)
        return max(1, mark.level) if mark and mark.kind is MarkKind.HEADING else 0

    def own_style(self, n: int) -> str:
        """The emphasis of the mark that line `n` stands in, where that tells one."""
        mark = self.lines.get(n)
        return mark.style if mark else ""

    def part(self, n: int, m: int) -> bool:
        """Whether one of two lines stands in a mark that the other does not stand in."""
        return self.lines.get(n) is not self.lines.get(m)

    def style(self, span: Span, text: str) -> str:
        """The emphasis that all words of `span` have."""
        styles = {"bold", "italic"}
        at = span.start
        for mark in self._over(span):
            if any(c.isalnum() for c in text[at : mark.span.start]):
                return ""
            styles &= set(mark.style.split())
            at = max(at, mark.span.end)
        if at == span.start or any(c.isalnum() for c in text[at : span.end]):
            return ""
        return " ".join(sorted(styles))

    def _over(self, span: Span) -> Iterator[Mark]:
        """The emphasis in `span`, in order. Marks of emphasis do not overlap."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return (mark for mark in self.emphasis[first:last] if mark.span.overlaps(span))


def _filled(lines: Sequence[Line], marks: Sequence[Mark]) -> dict[int, Mark]:
    """The line numbers whose words stand inside a mark of whole lines."""
    starts = [line.start for line in lines]
    found: dict[int, Mark] = {}
    for kind in _WHOLE_LINES:
        for mark in (mark for mark in marks if mark.kind is kind):
            for n in range(max(0, bisect_right(starts, mark.span.start) - 1), bisect_left(starts, mark.span.end)):
                if _holds(mark.span, lines[n]):
                    found.setdefault(n, mark)
    return found


def _holds(span: Span, line: Line) -> bool:
    if line.blank:
        return False
    start = line.start + len(line.text) - len(line.text.lstrip())
    return span.start <= start and line.start + len(line.text.rstrip()) <= span.end
