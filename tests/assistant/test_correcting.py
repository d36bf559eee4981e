"""What analysts say of the register is in the answers at once, and items are named as people name documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.health import health
from assistant.wiring import Assistant
from corpus.add import RULES
from corpus.errors import CorrectionError, UnknownDocument, UnknownItem
from corpus.library import Library
from corpus.library.deeds import Signed
from corpus.library.verdicts import Judgement
from corpus.models import LinkKind
from tests.corpus.stocked import LETTER, stock
from tests.fakes import FakeEmbedder

ANN = Signed("Ann Lyst", "the table says so")
AT = LETTER.index("The board should count")
REPLY = LETTER.replace("4 March 2031", "9 September 2031")


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    with Library.open(tmp_path / "library") as library:
        stock(library, "letter.txt", rules=RULES)
        made = Assistant(library, FakeEmbedder())
        made.refresh()
        yield made


def test_an_item_is_named_by_its_documents_file_or_id(assistant: Assistant) -> None:
    document = assistant.library.document("letter.txt").id
    for name in ("letter.txt", document, document[:5]):
        assert assistant.item_key(f"{name}-{AT}") == f"{document}-{AT}"
    with pytest.raises(UnknownDocument):
        assistant.item_key(f"other.txt-{AT}")
    for ref in ("letter.txt", "letter.txt-one", "-7"):
        with pytest.raises(UnknownItem, match="is no item's id"):
            assistant.item_key(ref)


def test_the_index_and_the_view_follow_every_edit(assistant: Assistant) -> None:
    assistant.add_commitment(f"letter.txt-{AT}", {"quote": "The eels were counted in 2030"}, ANN)
    assert [len(i.commitments) for i in assistant.view().by_key.values()] == [2, 1]

    assistant.reject_items([f"letter.txt-{AT}"], ANN)
    assert len(assistant.view().by_key) == 1
    assert assistant.ask("How many recommendations are there?").answered
    assert health(assistant).troubles == ()

    assistant.undo_edit(f"letter.txt-{AT}")
    assert len(assistant.view().by_key) == 2
    assert health(assistant).troubles == ()


def test_a_verdict_is_on_the_links_of_the_view(assistant: Assistant) -> None:
    stock(assistant.library, "reply.txt", REPLY, rules=RULES)
    assistant.refresh()
    ends = f"letter.txt-{AT}", f"reply.txt-{AT + len(REPLY) - len(LETTER)}"
    assert LinkKind.SAME in {link.kind for link in assistant.links(ends[0])}

    assistant.judge_link(*ends, Judgement.REJECTED, ANN, kind=LinkKind.SAME)

    assert LinkKind.SAME not in {link.kind for link in assistant.links(ends[0])}
    assert "rejected" in {link.verdict for link in assistant.links(ends[0], rejected=True)}
    assistant.undo_verdict(*ends)
    assert LinkKind.SAME in {link.kind for link in assistant.links(ends[0])}
    with pytest.raises(CorrectionError, match="nothing links"):
        assistant.undo_verdict(*ends)
    with pytest.raises(UnknownItem, match="there is no item"):
        assistant.links("letter.txt-9")


def test_an_added_link_is_left_out_while_one_of_its_items_is(assistant: Assistant) -> None:
    stock(assistant.library, "reply.txt", REPLY, rules=RULES)
    one, other = f"letter.txt-{AT}", f"reply.txt-{REPLY.index('The board should mend')}"
    assistant.add_link(LinkKind.PART, one, other, ANN)
    assert "added" in {link.verdict for link in assistant.links(one)}

    assistant.reject_items([other], ANN)
    assert "added" not in {link.verdict for link in assistant.links(one)}
    assistant.undo_edit(other)
    assert "added" in {link.verdict for link in assistant.links(one)}
