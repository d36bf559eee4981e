"""The chat: questions, answers, citations, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from assistant.conversations import Turn
from assistant.models import Answer, Citation
from assistant.wiring import Assistant
from corpus.errors import BywhenError, IndexOutOfStep
from corpus.saying import counted
from ui.shown import render
from ui.shown.escape import escape_html, escape_markdown
from ui.shown.places import place_of
from ui.shown.scope import Scope
from ui.shown.when import moment_words
from ui.shown.why import seconds_words, why_words
from ui.web import opened, state
from ui.web.ask import handing_on, opinions, waiting
from ui.web.conversations import kept
from ui.web.state import Asked

_ASSISTANT = ":material/menu_book:"
_USER = ":material/person:"
_CHANGE = "Change this question and ask it again"
_AT_ONCE = 6  # sources listed before the rest are folded away


def draw(turns: Sequence[Turn], revision: int) -> None:
    """The conversation so far; answers of another `revision` of the library are said to be."""
    for number, turn in enumerate(turns):
        _question(turn.question, number, answered=turn)
        with st.chat_message("assistant", avatar=_ASSISTANT):
            if turn.answer:
                _answer(turn, turn.answer, number)
                _outdated(turn, number, revision)
                _below(turn, number)
            elif turn.withdrawn:
                _withdrawn(turn, number)
            else:
                _refusal(turn.error)


def ask(assistant: Assistant, asked: Asked, scope: Scope, documents: int) -> None:
    """Ask, showing that the answer is on its way, and add the turn to the conversation."""
    _question(asked.question, len(state.turns()))
    looked = "the documents chosen" if scope.filters else counted(documents, "document")
    with st.chat_message("assistant", avatar=_ASSISTANT):
        fault = waiting.until_ready()
        with st.spinner(f"Looking through {looked}…"):
            turn = _turn(assistant, asked, scope, fault)
    kept.add(turn) if turn.answer else state.add_turn(turn)


def _turn(assistant: Assistant, asked: Asked, scope: Scope, fault: str) -> Turn:
    """The question with its answer, or with the `fault` for which there can be none, or why there is none."""
    turn = Turn(
        asked.question,
        filters=scope.filters,
        earlier=scope.earlier,
        revision=assistant.library.revision,
        closed=assistant.library.sight.collections,
        error=fault,
    )
    if fault:
        return turn
    try:
        answer = assistant.ask(
            asked.question,
            previous=None if asked.alone else state.previous(),
            filters=scope.filters,
            earlier=scope.earlier,
            heard=_as_it_comes(),
        )
    except BywhenError as refusal:
        return replace(turn, error=_reason(refusal))
    except Exception:
        state.take_question()  # or each later run of the page would ask it again, and fail again
        raise
    return replace(turn, answer=answer)


def _as_it_comes() -> Callable[[str], None]:
    """Shows a language model's sentences while they come; the answer then takes their place."""
    place, said = st.empty(), list[str]()

    def heard(sentence: str) -> None:
        said.append(sentence)
        place.html(f'<p class="note">{escape_html(" ".join(said))}</p>')

    return heard


def suggest(questions: Sequence[str], heading: str = "Questions these documents can answer") -> None:
    """Questions to go on with, each asked by a click."""
    if not questions:
        return
    with st.container(key="suggestions"):  # in one, they give way to the question at once
        st.html(f'<h2 class="question">{escape_html(heading)}</h2>')
        for number, question in enumerate(questions):
            st.button(
                escape_markdown(question),
                key=f"suggestion-{number}",
                on_click=state.put_question,
                args=(question,),
                icon=":material/arrow_forward:",
                width="stretch",
                wrap=True,
            )


def _reason(refusal: BywhenError) -> str:
    if isinstance(refusal, IndexOutOfStep) and opened.is_changing():
        return "Documents are being added or removed just now. Ask again when that is done."
    return str(refusal)


def _question(question: str, number: int, *, answered: Turn | None = None) -> None:
    """A question as it was typed and, once it is `answered`, the way to put it otherwise."""
    with st.chat_message("user", avatar=_USER), st.container(key=f"asked-{number}", horizontal=True, gap="small"):
        st.html(f'<h2 class="question" data-token="{state.turn_token(number)}">{escape_html(question)}</h2>')
        if answered:
            _change(answered, number)


def _change(turn: Turn, number: int) -> None:
    """The question as it was understood, to be changed and asked by itself."""
    understood = turn.answer.standalone_question if turn.answer else turn.question
    token = state.turn_token(number)
    opens = st.popover(
        "Change", icon=":material/edit:", type="tertiary", key=f"change-{token}", help=_CHANGE, on_change="rerun"
    )
    with opens, st.form(f"change-form-{token}", border=False):
        st.text_input("The question", understood, key=f"changed-{token}")
        st.form_submit_button("Ask this", on_click=_ask_changed, args=(token,))


def _ask_changed(token: str) -> None:
    if changed := str(st.session_state[f"changed-{token}"]).strip():
        state.put(Asked(changed, alone=True))
        st.session_state[f"change-{token}"] = False  # closes what it was typed in


def _refusal(message: str) -> None:
    st.error(escape_markdown(message), icon=":material/error:")
    st.caption("Nothing was lost. Change the question and ask again.")


def _outdated(turn: Turn, number: int, revision: int) -> None:
    """That the documents have changed since, and the way to an answer of today."""
    if turn.revision in (-1, revision):
        return
    when = f" on {moment_words(turn.asked, st.context.timezone)}" if turn.asked else ""
    st.info(f"Answered{when}. The library has changed since.", icon=":material/history:")
    _again(turn, number)


def _withdrawn(turn: Turn, number: int) -> None:
    st.info("This answer quoted a document that you cannot open any more: it is not shown.", icon=":material/lock:")
    _again(turn, number)


def _again(turn: Turn, number: int) -> None:
    st.button("Ask again", key=f"again-{number}", icon=":material/refresh:", on_click=state.ask_again, args=(turn,))


def _answer(turn: Turn, answer: Answer, number: int) -> None:
    words, icon, colour = render.GROUNDING[answer.grounding]
    if not answer.text.startswith(words):  # a refusal's first line says it itself
        st.badge(words, icon=icon, color=colour)
    if understood := render.understood(answer):
        st.caption(f"Understood as\\: {escape_markdown(understood)}")
    st.html(render.answer_html(answer.text, answer.citations, number))
    for note in answer.notes:
        if note not in answer.text:
            st.html(f'<p class="note">{escape_html(note)}</p>')
    if answer.citations:
        st.html('<h3 class="part">Sources</h3>')
        _sources(turn, answer.citations[:_AT_ONCE], number, "source")
        if more := answer.citations[_AT_ONCE:]:
            label = counted(len(more), "more source")
            with st.expander(label, key=f"more-{state.turn_token(number)}", on_change="rerun") as folded:
                if folded.open:  # drawn only then: a list may cite a hundred
                    _sources(turn, more, number, "source")
    if answer.related:
        st.html('<h3 class="part">Related passages, not an answer</h3>')
        _sources(turn, answer.related, number, "related")


def _sources(turn: Turn, citations: Sequence[Citation], number: int, kind: str) -> None:
    for citation in citations:
        with st.container(key=f"{kind}-box-{number}-{citation.n}", gap=None):
            with st.container(horizontal=True, gap="small", key=f"cited-row-{kind}-{number}-{citation.n}"):
                st.button(
                    render.citation_label(citation),
                    key=f"{kind}-{number}-{citation.n}",
                    type="tertiary",
                    on_click=state.open_source,
                    args=(place_of(citation), turn.shown),
                    width="stretch",
                    wrap=True,
                )
                opinions.thumbs(turn, state.turn_token(number), citation.n)
            if section := render.section_words(citation):
                st.caption(escape_markdown(section))
            if kind == "related" or not _shows(turn, citation):
                st.html(render.quote_block(citation))
            opinions.reason(turn, state.turn_token(number), citation.n)


def _shows(turn: Turn, citation: Citation) -> bool:
    return turn.answer is not None and render.is_quoted(citation, turn.answer.text)


def _below(turn: Turn, number: int) -> None:
    """What the reader can do with an answer: see why it is so, say whether it is right, hand it on."""
    answer = turn.answer
    if answer is None:
        return
    with st.expander("Why this answer", icon=":material/manage_search:"):
        st.html(f'<ul class="why">{"".join(f"<li>{escape_html(line)}</li>" for line in why_words(answer))}</ul>')
        st.caption(f"Answered in {seconds_words(answer.seconds)}.")
    token = state.turn_token(number)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"below-{token}"):
        if turn.number:
            st.caption("Was this answer helpful?", width="content")
            opinions.thumbs(turn, token)
        handing_on.answer(turn, number)
    opinions.reason(turn, token)
