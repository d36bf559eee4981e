"""Rows of a fictional register, as corpus.register.rows makes them, of which a test says only what it is about."""

from __future__ import annotations

from assistant.entries import Row

ASKED = "The harbour watch should train every officer in tide rescue."
PROMISED = "All 84 officers will finish tide rescue training by 31 August 2031."


def row(*commitments: Row, **said: object) -> Row:
    """A recommendation of a letter of 12 May 2031; a commitment's `place` is its own unless said."""
    return {
        "id": "abc-100",
        "kind": "recommendation",
        "called": None,
        "number": "1",
        "list": None,
        "text": ASKED,
        "start": 100,
        "end": 160,
        "source": "warden.txt",
        "document": "abc",
        "title": "The Warden's letter",
        "body": "Warden's Office",
        "as_at": "2031-05-12",
        "page": 1,
        "addressed_to": "the harbour watch",
        "timescale": None,
        "due": None,
        "position": "accepted",
        "positions": [],
        "status": None,
        "given_up": None,
        "verified": None,
        "response": {"quote": PROMISED, "start": 200, "end": 268, "spans": [[200, 268]], "page": 2},
        "paired": "by position",
        "said": {},
        "given": {},
        "commitments": [{**made, "place": made.get("place", n)} for n, made in enumerate(commitments)],
        "same_as": [],
        "beside": [],
        "later_evidence": [],
        "changes": [],
        "edits": [],
        **said,
    }


def commitment(**said: object) -> Row:
    return {
        "quote": PROMISED,
        "start": 200,
        "end": 268,
        "spans": [[200, 268]],
        "page": 2,
        "by_whom": "Superintendent Orla Fenwick",
        "due": "2031-08-31",
        "due_text": "by 31 August 2031",
        "due_kind": "explicit",
        "firmness": "firm",
        "status": "promised",
        "as_at": "2031-05-12",
        "said": {},
        "given": {},
        **said,
    }


def evidence(**said: object) -> Row:
    """What a panel paper of 3 October 2031 says of the row's first commitment."""
    return {
        "document": "def",
        "source": "panel.md",
        "date": "2031-10-03",
        "quote": "All 84 officers had finished tide rescue training.",
        "start": 40,
        "end": 90,
        "spans": [[40, 90]],
        "page": None,
        "status": "done",
        "given": {},
        "commitment": 0,
        "kind": "later evidence",
        "confidence": 0.9,
        "why": "the same words",
        "verdict": None,
        **said,
    }


def elsewhere(**said: object) -> Row:
    """The same recommendation in the panel's log of 3 October 2031."""
    return {
        "id": "def-300",
        "document": "def",
        "source": "panel.md",
        "number": "7",
        "text": ASKED,
        "start": 300,
        "end": 360,
        "page": None,
        "kind": "same recommendation",
        "confidence": 0.9,
        "why": "the same words",
        "given_up": None,
        "verdict": None,
        "date": "2031-10-03",
        "due": None,
        "status": None,
        "answered": False,
        **said,
    }
