"""A body or person in words: where it stands in short, what it wrote, the names to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.bodies import Body
from corpus.models import Document
from corpus.saying import counted, spoken
from ui.shown.addresses import body_address, link, register_address
from ui.web import listing


def in_short(body: Body) -> str:
    """Promised and done are kept apart, and up to when later evidence was looked for is said."""
    parts = [*_asked(body), *_promised(body)]
    parts += [f"{counted(len(body.documents), 'document')} of its own"] if body.documents else []
    latest = f" Later evidence was looked for up to {spoken(body.listing.latest)}." if body.listing.latest else ""
    return f"{'. '.join(parts)}.{latest}"


def _asked(body: Body) -> Iterator[str]:
    answered, silent = len(body.answered), len(body.unanswered)
    told = [f"{answered} with a response"] if answered else []
    told += [f"{silent} without one in these documents"] if silent else []
    if body.asked:
        times = "once" if len(body.asked) == 1 else f"{len(body.asked):,} times"
        yield f"Asked {times}{_of(told)}"


def _promised(body: Body) -> Iterator[str]:
    done, late = len(body.done), sum(entry in body.promised for entry in body.past)
    told = [f"{done} said to be done"] if done else []
    told += (
        [f"{late} past {'its' if late == 1 else 'their'} date with no later evidence that it is done"] if late else []
    )
    if body.promised:
        yield f"{counted(len(body.promised), 'commitment')} to keep{_of(told)}"


def _of(told: Sequence[str]) -> str:
    return f": {', '.join(told)}" if told else ""


def documents_html(documents: Sequence[Document]) -> str:
    """Each leads to its own register."""
    rows = "".join(f"<li>{link(register_address(one.id), listing.named(one))}</li>" for one in documents)
    return f'<ul class="changes">{rows}</ul>'


def names_html(names: Iterable[str]) -> str:
    rows = "".join(f"<li>{link(body_address(name), listing.upper(name))}</li>" for name in names)
    return f'<ul class="bodies">{rows}</ul>'
