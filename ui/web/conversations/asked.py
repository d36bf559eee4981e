"""What a reader asks of the Conversations page and of the Feedback page, and their addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from ui.shown.params import Asking, asked_in, asks

ALL, WRONG, RIGHT = "", "Wrong", "Right"


@dataclass(frozen=True, slots=True)
class Found(Asking):
    path: ClassVar[str] = "conversations"
    find: str = ""


@dataclass(frozen=True, slots=True)
class Told(Asking):
    path: ClassVar[str] = "feedback"
    shown: str = asks(ALL, (WRONG, RIGHT))


def found_from(params: Mapping[str, Sequence[str]]) -> Found:
    return asked_in(params, Found)


def told_from(params: Mapping[str, Sequence[str]]) -> Told:
    return asked_in(params, Told)
