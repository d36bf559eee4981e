"""The same words in two places: quoted once, the other place cited after."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.repeated import alike
from tests.assistant.harbour import open_harbour

HORNS = "The fog horns on the mole will be replaced before the herring season."
TOLD = "The fog horns on the mole will be replaced by us before the herring season."

PAIRS = {
    "the same": (HORNS, HORNS, True),
    "nearly": (HORNS, TOLD, True),
    "another figure": ("The watch has 12 new lamps on the mole.", "The watch has 13 new lamps on the mole.", False),
    "another month": ("The lamps will be lit on the mole by May.", "The lamps will be lit on the mole by June.", False),
    "the contrary": (HORNS, HORNS.replace("will be", "will not be"), False),
    "another name": (
        "The lamps on the mole were mended by Wren Calder.",
        "The lamps on the mole were mended by Tam Calder.",
        False,
    ),
    "too short": ("All done.", "All done.", False),
    "another matter": (HORNS, "The watch has bought a boat for the keepers of the northern lights.", False),
}


@pytest.mark.parametrize(("one", "other", "same"), PAIRS.values(), ids=PAIRS.keys())
def test_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is alike(other, one) is same


def test_what_is_said_twice_is_quoted_once_and_cited_twice(tmp_path: Path) -> None:
    texts = {"letter.txt": f"Letter of 3 March 2031\n\n{HORNS}\n", "summary.txt": f"Summary\n\n{TOLD}\n"}
    assistant = open_harbour(tmp_path, texts)
    answer = assistant.ask("what will become of the fog horns on the mole")
    assistant.library.close()
    assert answer.text.count("herring season") == 1
    assert "Much the same stands in" in answer.text
    assert {c.source for c in answer.citations} == set(texts)
