"""What an answer must hold, and whether words do. The harbour is invented."""

from __future__ import annotations

import pytest

from assistant.wanted import Want, answers, held, wanted
from tests.assistant.harbour import Asking


@pytest.mark.parametrize(
    ("question", "want"),
    [
        ("how much did the fog horns cost", Want.SUM),
        ("what is the harbour master paid", Want.SUM),
        ("what are the lantern works charging for the horns", Want.SUM),
        ("rent of the boat shed", Want.SUM),
        ("how long will the channel be shut", Want.LENGTH),
        ("how long is the queue for a berth", Want.AMOUNT),
        ("what share of the lanterns burn", Want.SHARE),
        ("what percentage of wrecks end in a charge", Want.SHARE),
        ("how many keepers are there", Want.COUNT),
        ("how much has the channel silted up", Want.AMOUNT),
        ("when will the horns be sounded", Want.DATE),
        ("who is the harbour master", Want.NAME),
        ("what is the harbour master called", Want.NAME),
        ("phone number for the watch", Want.CONTACT),
        ("what does RBF stand for", Want.SPELT),
        ("RBF - what does it stand for", Want.SPELT),
        ("whats RBF's full name", Want.SPELT),
        ("full name of the harbour master", Want.NAME),
        ("what time does the clinic open", Want.TIME),
        ("what was said about lanterns", None),
        ("why was the channel shut", None),
    ],
)
def test_what_is_wanted(asking: Asking, question: str, want: Want | None) -> None:
    assert wanted(asking(question)) is want


@pytest.mark.parametrize(
    ("question", "words", "there"),
    [
        ("how much did the fog horns cost", "The fog horns cost £310,000.", True),
        ("how much did the fog horns cost", "The fog horns cost more than 40 lanterns.", False),
        ("how long will the channel be shut", "The channel is shut for three weeks.", True),
        ("how long will the channel be shut", "The channel is shut, and three quotations came.", False),
        ("what share of the lanterns burn", "Half of the lanterns burn.", True),
        ("what share of the lanterns burn", "40 lanterns burn.", False),
        ("how many keepers are there", "The watch has 42 keepers.", True),
        ("how many keepers are there", "The keepers have 42 lanterns.", False),
        ("when will the horns be sounded", "The horns will be sounded in May.", True),
        ("will the horns be sounded in May, or when", "The horns will be sounded in May.", False),
        ("who is the harbour master", "The harbour master is Wren Calder.", True),
        ("who is the harbour master", "The harbour master signed it.", False),
        ("what does RBF stand for", "The Register of Bells and Flags is kept.", True),
        ("RBF - what does it stand for", "Ring, blow, flash: so the RBF code goes.", True),
        ("what does RBF stand for", "The RBF keeps a register of all bells.", False),
    ],
)
def test_what_is_wanted_is_there(asking: Asking, question: str, words: str, there: bool) -> None:
    understood = asking(question)
    want = wanted(understood)
    assert want is not None
    assert held(want, words, understood) is there


@pytest.mark.parametrize(
    ("question", "words", "may"),
    [
        ("how long will the channel be shut", "The channel is shut for three weeks.", True),
        ("how long will the channel be shut", "Channel 7 is shut, and 14 boats wait.", False),
        ("how many keepers are there", "39 of the 42 keepers had finished.", True),
        ("how many keepers are there", "The keepers met on 3 May 2031 in the hall.", False),
        ("who is the harbour master", "The Pilots signed it.", True),
        ("who is the harbour master", "nobody has signed it.", False),
        ("what is the harbour master called", "nobody has signed it.", True),
        ("what was said about lanterns", "Nothing was.", True),
    ],
)
def test_what_may_answer(asking: Asking, question: str, words: str, may: bool) -> None:
    assert answers(asking(question), words) is may
