"""What can be wrong with a sentence that a model wrote."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Why a sentence is left out, as the notice under an answer tells it."""

    OK = "ok"
    UNREAD = "could not be read"
    LONG = "was too long"
    REPEATED = "said the same again"
    UNCITED = "cited no quote"
    UNKNOWN_CITATION = "cited a quote that is not there"
    QUOTATION = "quoted words, or gave an address, that its quote does not have"
    DATE = "gave a date that its quote does not give"
    NUMBER = "gave a number that its quote does not give"
    NAME = "gave a name that its quote does not give"
    NEGATION = "said the opposite of its quote"
    CERTAINTY = "was more certain than its quote"
    MEANING = "said what its quote does not say"
