"""The language that a text is told to be in."""

from __future__ import annotations

import pytest

from corpus.metadata.language import language_of

WRITTEN = {
    "en": "The keepers met on the quay and agreed that every lamp would be lit before the ships came in.",
    "cy": "Cyfarfu'r ceidwaid ar y cei a chytunwyd y byddai pob lamp yn cael ei chynnau cyn i'r llongau ddod i mewn.",
    "fr": "Les gardiens se sont réunis sur le quai et ont décidé que chaque lampe serait allumée avant l'arrivée.",
    "ga": "Tháinig na coimeádaithe le chéile ar an gcé agus shocraigh siad go lasfaí gach lampa roimh theacht na long.",
}


@pytest.mark.parametrize(("code", "text"), WRITTEN.items())
def test_language(code: str, text: str) -> None:
    fact = language_of(text)
    assert (fact.value, fact.inferred) == (code, True)


def test_a_few_words_are_too_few_to_tell_by() -> None:
    assert language_of("| 4 | 12 | Lit |").value == ""
