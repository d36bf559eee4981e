"""An item's story as HTML: a step for what was asked, answered, promised and told later, each quote with its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.entries import Entry, Row, past_words
from assistant.story import Promise, Story
from corpus.library.fields import BY_NOBODY
from corpus.models import Firmness, ItemKind, LinkKind
from corpus.plain import plain
from corpus.saying import counted, day_or_none, spoken, with_days_spoken
from ui.exports import said
from ui.shown.addresses import body_address, item_address, link, register_address
from ui.shown.escape import escape_html, shorten
from ui.shown.markup import quote_html
from ui.shown.places import Place
from ui.web.item.quoted import place_of
from ui.web.listing import upper

_TITLE, _TITLED = 110, 70  # characters
_LONG = 900  # characters of a quote after which the rest is folded away
_FIRM = {
    Firmness.FIRM.value: "Firm",
    Firmness.INTENDED.value: "Intended: planned, hoped or expected",
    Firmness.CONDITIONAL.value: "On a condition",
    Firmness.TENTATIVE.value: "Tentative: to be considered or explored",
}
_ELSEWHERE = {
    LinkKind.SAME.value: "The same",
    LinkKind.PART.value: "A part of it, or a whole that it is part of",
    LinkKind.CHANGED.value: "The same in another issue, changed",
    LinkKind.BESIDE.value: "Alike, but possibly another programme",
}
_UNSTATED = {"answered, position not stated": "answered, without saying whether it is accepted"}
_LIKELY = ((0.9, "almost certainly"), (0.7, "probably"), (0.5, "more likely than not"), (0.25, "less likely than not"))
NO_LATER = "No later evidence found in these documents"


def title(row: Row) -> str:
    """What the page is called: its name, and the first words of what has no number to tell it by."""
    return said.name(row) if row["number"] else f"{said.name(row)}: {shorten(plain(row['text']), _TITLED)}"


def heading_html(story: Story) -> str:
    """Under the page's title: which document it stands in, with the way to that document's own register."""
    row = story.row
    where = link(register_address(row["document"]), shorten(row["title"] or row["source"], _TITLE))
    return f'<p class="note from">In {where}, {day_or_none(row["as_at"])} · {escape_html(row["source"])}</p>'


def in_short(story: Story) -> str:
    """Where it stands, in a sentence or two; promised and done are kept apart."""
    row = story.row
    answer = said.answer(row) if row["kind"] != ItemKind.STANDALONE or row["called"] else ""
    status = f"{upper(said.asserted(Entry(row)))}. " if row["status"] else ""
    answered = (
        f"{upper(_UNSTATED.get(answer, answer))}. " if answer and not (status and row["response"] is not None) else ""
    )
    return f"{status}{answered}{_promised(story)}{_past(story)}{_last(story)}".strip()


def _promised(story: Story) -> str:
    made = story.promises
    if not made:
        return ""
    done = sum(one.entry.is_done for one in made)
    late = sum(one.is_past for one in made)
    parts = [f"{done} said to be done"] if done else []
    parts += (
        [f"{late} past {'its' if late == 1 else 'their'} date with no later evidence that it is done"] if late else []
    )
    told = f": {', '.join(parts)}" if parts else ""
    return f"{counted(len(made), 'commitment')}{told}. "


def _past(story: Story) -> str:
    return f"{upper(past_words(Entry(story.row), story.latest))}. " if story.is_past else ""


def _last(story: Story) -> str:
    last = story.last_told
    if last is None:
        return ""
    status = f"; the last says: {last['status']}{_by(last)}" if last["status"] else ""
    return f"Later documents tell of it, up to {day_or_none(last['date'])}{status}."


def facts_html(story: Story) -> str:
    """What the register says of the item itself; of what an analyst gave, who that was."""
    row, entry = story.row, Entry(story.row)
    facts = [
        ("Asked of", _body(row["addressed_to"], said.owner(row))),
        ("Due", escape_html(said.due(entry)) or "" if row["due"] or row["timescale"] else ""),
        ("Position", escape_html(upper(said.position(row))) if _has_position(row) else ""),
        ("Status", escape_html(upper(said.asserted(entry)))),
        ("Found by inspectorate or panel", escape_html(upper(said.verified(row)))),
        ("List it stands in", escape_html(plain(row["list"] or ""))),
        ("Document by", _body(row["body"], row["body"] or "")),
        ("Checked", _confirmed(story)),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts if value)
    return f'<dl class="facts">{rows}</dl>' if rows else ""


def queries_html(queries: Iterable[str]) -> str:
    """What does not fit, to be asked of the author; empty where everything does."""
    rows = "".join(f"<li>{escape_html(upper(with_days_spoken(words)))}.</li>" for words in queries)
    return f'<h2 class="step">To query with the author</h2><ul class="queries">{rows}</ul>' if rows else ""


def likely(confidence: float) -> str:
    """How sure a link is, in words: nobody takes them for a fact about what is linked."""
    return next((words for least, words in _LIKELY if confidence >= least), "only possibly")


def asked_html(story: Story, shown: Place | None) -> str:
    row = story.row
    own = row["kind"] == ItemKind.STANDALONE and not row["called"]
    name = "What was said" if own else "What was agreed" if row["kind"] == ItemKind.AGREED_ACTION else "What was asked"
    quote = quote_of({**row, "quote": row["text"]}, story, row["document"], shown)
    return f"{_head(name, row['as_at'])}{quote}"


def response_html(story: Story, shown: Place | None) -> str:
    """The response, or that none was found; nothing where nobody asked."""
    row = story.row
    if row["kind"] == ItemKind.STANDALONE and not row["called"]:
        return ""
    name = "What is reported on it" if row["kind"] == ItemKind.AGREED_ACTION else "What was answered"
    if row["response"] is None:
        return f'{_head(name, "")}<p class="none">{escape_html(upper(said.answer(row)))}.</p>'
    about = said.answer(row) if row["kind"] != ItemKind.AGREED_ACTION else ""
    told = f'<p class="label">{escape_html(upper(_UNSTATED.get(about, about)))}</p>' if about else ""
    return f"{_head(name, row['as_at'])}{told}{quote_of(row['response'], story, row['document'], shown)}"


def promised_html(story: Story) -> str:
    """The heading over the commitments."""
    name = f"What was promised ({len(story.promises)})" if story.promises else "What was promised"
    none = "" if story.promises else '<p class="none">No commitment was found under it.</p>'
    return f"{_head(name, '')}{none}"


def promise_html(promise: Promise, story: Story, shown: Place | None) -> str:
    """A commitment: its words, who, when, how firm, where it stands, and what later documents say of it."""
    made, entry = promise.made, promise.entry
    facts = [
        ("Who", _body(made["by_whom"], said.by_whom(made)) or _quiet("Nobody is named")),
        ("Due", escape_html(said.due(entry)) or _quiet("No date")),
        ("Status", escape_html(upper(said.asserted(entry)))),
        ("How firm", escape_html(str(_FIRM.get(made["firmness"], made["firmness"]))) + _giver(made, "firmness")),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)
    late = f'<p class="past">{escape_html(upper(past_words(entry, story.latest)))}.</p>' if promise.is_past else ""
    number = f'<h3 class="promise">Commitment {promise.number}</h3>' if len(story.promises) > 1 else ""
    told = told_html(promise.evidence, story, shown)
    return f'{number}{quote_of(made, story, story.row["document"], shown)}<dl class="facts">{rows}</dl>{late}{told}'


def told_html(evidence: Sequence[Row], story: Story, shown: Place | None) -> str:
    """What later documents say, the earliest first; empty where none does."""
    rows = "".join(_told(one, story, shown) for one in evidence)
    return f'<ol class="told" aria-label="Said later, in order of time">{rows}</ol>' if rows else ""


def later_html(story: Story, shown: Place | None) -> str:
    """What later documents say of the item itself; that nothing was found is said where nothing else is told."""
    if story.evidence:
        whole = " of it as a whole" if any(promise.evidence for promise in story.promises) else ""
        return f"{_head(f'What later documents say{whole}', '')}{told_html(story.evidence, story, shown)}"
    if any(promise.evidence for promise in story.promises):
        return ""
    latest = f" (latest: {spoken(story.latest)})" if story.latest else ""
    return f'{_head("What later documents say", "")}<p class="none">{NO_LATER}{latest}.</p>'


def elsewhere_html(story: Story, shown: Place | None) -> str:
    """Where the same stands in other documents, each with its words and the way to its own page."""
    rows = "".join(_there(one, story, shown) for one in story.elsewhere)
    return f'{_head("The same elsewhere", "")}<ol class="told">{rows}</ol>' if rows else ""


def changes_html(story: Story) -> str:
    """How it differs from the version or issue before, or in the one after."""
    rows = "".join(f"<li>{escape_html(upper(one).rstrip('.'))}.{_to(row)}</li>" for one, row in _changes(story))
    return f'{_head("How it changed", "")}<ul class="changes">{rows}</ul>' if rows else ""


def quote_of(quoted: Row, story: Story, document: str, shown: Place | None, where: str = "") -> str:
    """The words with the way to their source, which opens beside them; `where` says which that is."""
    place = place_of(quoted, document)
    page = f", page {quoted['page']}" if quoted["page"] is not None else ""
    current = place == shown
    words = "Shown beside" if current else f"Show where it stands{page}"
    about = f"“{shorten(plain(quoted['quote']), 60)}”"
    way = link(item_address(story.key, place), words, about, current=current)
    source = f' <span class="note">· {escape_html(where)}</span>' if where else ""
    return f'<blockquote class="quote">{_folded(quoted["quote"])}</blockquote><p class="way">{way}{source}</p>'


def _folded(words: str) -> str:
    if len(words) <= _LONG:
        return quote_html(words)
    cut = words.rfind(". ", _LONG // 2, _LONG) + 1 or words.rfind(" ", 0, _LONG)
    count = len(words[cut:].split())
    rest = f"<details><summary>The rest of it ({counted(count, 'word')})</summary>{quote_html(words[cut:])}</details>"
    return f"{quote_html(words[:cut])} {rest}"


def _told(one: Row, story: Story, shown: Place | None) -> str:
    """ "Done, as at 3 October 2031", the words, the document."""
    status = f"<b>{escape_html(upper(one['status']))}{escape_html(_by(one))}</b>" if one["status"] else "Mentioned"
    when = said.stands(one["date"], by_hand="status" in one["given"])
    where = shorten(one["title"] or one["source"], _TITLE)
    label = f'<p class="label">{status}, {when}{_verdict(one)}</p>'
    return f"<li>{label}{quote_of(one, story, one['document'], shown, where)}</li>"


def _there(one: Row, story: Story, shown: Place | None) -> str:
    number = f" ({escape_html(one['number'])})" if one["number"] else ""
    kind = _ELSEWHERE.get(one["kind"], upper(one["kind"]))
    way = link(item_address(one["id"]), shorten(one["title"], _TITLE), f"{kind}{number}")
    stands = f", {escape_html(one['status'])}" if one["status"] else ""
    due = f", due on {spoken(one['due'])}" if one["due"] else ""
    answered = ", answered there" if one["answered"] else ""
    return (
        f'<li><p class="label">{escape_html(kind)}{_verdict(one)}</p>'
        f"<p>{way}{number}, {day_or_none(one['date'])}{stands}{due}{answered}</p>"
        f"{quote_of({**one, 'quote': one['text']}, story, one['document'], shown)}</li>"
    )


def _has_position(row: Row) -> bool:
    return row["response"] is not None and (row["position"] != "not stated" or "position" in row["given"])


def _changes(story: Story) -> list[tuple[str, Row]]:
    """In words, each once: an action and the commitment that it is change alike."""
    told: dict[str, Row] = {}
    for words, change in zip(said.changes(story.row), story.row["changes"], strict=True):
        told.setdefault(words, change)
    return list(told.items())


def _to(change: Row) -> str:
    """The way to the other side of a change."""
    other = change["from_id"] if change["earlier"] else change["to_id"]
    return f" {link(item_address(other), 'Show it there', day_or_none(change['date']))}" if other else ""


def _head(name: str, day: str | None) -> str:
    when = f'<span class="when">{spoken(day)}</span>' if day else ""
    return f'<h2 class="step">{escape_html(name)}</h2>{when}'


def _body(name: str | None, words: str) -> str:
    return link(body_address(name), words) if name else ""


def _quiet(words: str) -> str:
    return f'<span class="none">{words}</span>'


def _by(one: Row) -> str:
    who = one["given"].get("status")
    return f", says {who} (an analyst)" if who else ""


def _giver(made: Row, field: str) -> str:
    who = made["given"].get(field)
    return f"<span>given by {escape_html(who)}</span>" if who else ""


def _verdict(one: Row) -> str:
    """That an analyst confirmed or added the link; how likely it holds where nobody looked."""
    if one["verdict"]:
        return f' <span class="sure">link {escape_html(one["verdict"])} by an analyst</span>'
    return f' <span class="sure">{likely(one["confidence"])} about this</span>'


def _confirmed(story: Story) -> str:
    one = story.edited.confirmed if story.edited else None
    return escape_html(f"Confirmed by {one.who or BY_NOBODY}, {spoken(one.when[:10])}") if one else ""
