"""Several people at the same time, each with the documents that they may see, while the library changes under them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from assistant.access import Reader
from assistant.choosing import EVERYTHING
from assistant.register import listed
from assistant.wiring import Assistant
from corpus.errors import IndexOutOfStep, UnknownDocument
from tests.assistant.test_access import ANALYST, READER, TRUSTED, bare, leaked, theirs, whole
from tests.corpus.stocked import stock

__all__ = ["bare", "theirs", "whole"]  # fixtures

TIMES = 12
QUESTION = "By when will it be raised?"


def asked(whole: Assistant, reader: Reader) -> list[str]:
    """All that somebody is told, again and again, each time as a page has it."""
    told = list[str]()
    while len(told) < TIMES:
        own = whole.seen_by(reader)
        try:
            own.refresh()
            answer = own.ask(QUESTION)
            rows = listed(own.view(), EVERYTHING, date(2031, 12, 1))
            said = (answer.text, answer.citations, answer.related, answer.searched, rows.rows, rows.line, own.links())
            told.append(repr((*said, own.suggestions(), own.library.history(), own.library.collections())))
        except (IndexOutOfStep, UnknownDocument):  # somebody changed the library in between: a page says so
            continue
    return told


@pytest.mark.timeout(300)
def test_nobody_is_told_what_somebody_else_may_see(whole: Assistant) -> None:
    def changed() -> None:
        for number in range(TIMES):
            stock(whole.library, f"note{number}.txt", f"The keeper will oil lamp {number} by 3 May 2032.\n")
            whole.put_into(["salvage.txt"], "" if number % 2 else "Deep")

    with ThreadPoolExecutor(5) as pool:
        changing = pool.submit(changed)
        readers = [pool.submit(asked, whole, reader) for reader in (ANALYST, TRUSTED, READER, TRUSTED)]
        found = [reader.result() for reader in readers]
        changing.result()
    for number, told in enumerate(found):
        secret = [set(leaked(words)) & {"Perpetua", "Ulric", "secret.txt"} for words in told]
        assert (number, [set(s) for s in secret if bool(s) != bool(number % 2)]) == (number, [])
