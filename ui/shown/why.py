"""Why an answer is what it is, in the reader's words: how it was found, in what, and how sure that is."""

from __future__ import annotations

from assistant.models import Answer, Grounding
from assistant.verdict import LEAST
from corpus.saying import counted
from ui.shown.render import searched_words


def why_words(answer: Answer) -> list[str]:
    """How it was found, then what was looked through, a line each."""
    looked, *others = searched_words(answer.searched)
    return [_how(answer), *_sure(answer), f"Searched: {looked}", *others]


def seconds_words(seconds: float) -> str:
    """How long it took: no answer takes no time."""
    return f"{seconds:.1f} seconds" if seconds >= 0.1 else "less than 0.1 seconds"


def _how(answer: Answer) -> str:
    if answer.grounding is Grounding.NOT_FOUND:
        return "Bywhen answers only from the words of these documents, so it does not guess."
    if answer.looked_up:
        return "It was looked up in the register and in what the documents say of themselves, gone through whole."
    documents = len({citation.document for citation in answer.citations})
    quoted = f"{counted(len(answer.citations), 'quote')} from {counted(documents, 'document')}"
    found = (
        f"The passages nearest in words and in meaning were read, and the sentences that answer are quoted: {quoted}."
    )
    if answer.grounding is Grounding.CONFLICTING:
        return f"{found} They do not say the same, so each is shown."
    return found


def _sure(answer: Answer) -> list[str]:
    """How likely an answer was judged to be there, where that was weighed."""
    if answer.confidence is None or answer.looked_up:
        return []
    share = f"{answer.confidence:.0%}"
    if answer.answered:
        return [f"An answer in these documents was judged {share} likely; from {LEAST:.0%} on they are quoted."]
    return [f"An answer in these documents was judged {share} likely: too little to quote them as one."]
