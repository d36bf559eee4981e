"""What an address asks of the Ask page: a conversation, a question, filters, a source."""

from __future__ import annotations

from assistant.wiring import Assistant
from ui.shown.places import place_from
from ui.shown.scope import scope_from
from ui.web import state
from ui.web.ask import filters
from ui.web.conversations import kept
from ui.web.state import Address, Asked

NOT_YOURS = "This conversation is not among yours, or it was deleted."


def take_up(assistant: Assistant) -> str:
    """Take up what the address names where it is another than the page left: what could not be, in words."""
    params = state.arrived()
    if not params:
        if state.is_back_at_start():
            state.new_conversation()
        return ""
    filters.choose(scope_from(params))
    place = place_from({name: values[-1] for name, values in params.items()})
    conversation, waiting = _one(params, "conversation"), _one(params, "ask")
    question = _one(params, "q") or waiting
    if conversation and (conversation == state.kept_as() or kept.take_up(conversation, assistant)):
        state.go_to(question)
        state.open_in_turns(place) if place else state.close_source()
        _ask_still(waiting)
    elif question and not _is_last(question):
        state.new_conversation()
        state.put(Asked(question, alone=True))
        state.open_after(place)
    elif place:
        state.open_in_turns(place)
    elif conversation and not question:
        state.new_conversation()
        return NOT_YOURS
    elif not question:  # of these documents, then: a new conversation
        state.new_conversation()
    return ""


def _ask_still(question: str) -> None:
    """Ask what was waiting for its answer when the page was left, unless that came meanwhile."""
    if question and not any(turn.question == question for turn in state.turns()):
        state.put_question(question)


def _is_last(question: str) -> bool:
    """Whether it is the last question that was answered here: nothing is asked twice."""
    last = state.previous()
    return last is not None and last.standalone_question == question


def _one(params: Address, name: str) -> str:
    return params.get(name, [""])[-1].strip()
