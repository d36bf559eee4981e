"""Which texts are versions of one another, and which document replaces which."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import UnknownDocument, VersionError
from corpus.library import Library
from corpus.library.likeness import likeness, sketch, unlike
from corpus.library.versions import Kin, kin, kin_of, predecessor, warning
from corpus.models import Description, Document, Fact
from tests.conftest import ROOT
from tests.corpus.stocked import LETTER, scanned, stock, tale

TALE = tale(900, 1)
MORE = ROOT.parent / "shared" / "corpus" / "more"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def paper(name: str, day: str = "") -> Document:
    return Document(f"id of {name}", f"{name}.txt", "txt", "", Description(date=Fact(day)))


def related(
    one: str, other: str, *, days: tuple[str, str] = ("", ""), names: tuple[str, str] = ("a", "b")
) -> list[Kin]:
    documents = [paper(name, day) for name, day in zip(names, days, strict=True)]
    documents[1] = replace(documents[1], id="the other")
    return kin(documents[0], sketch(one), documents[1:], {"the other": sketch(other)})


# Likeness


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TALE, id="the same words"),
        pytest.param(TALE.upper().replace(" ", "\n"), id="laid out otherwise"),
        pytest.param(" ".join(f"**{word}**" for word in TALE.split()), id="marked up"),
        pytest.param(scanned(TALE, 0.02), id="a scan"),
        pytest.param(scanned(TALE, 0.1), id="a poor scan"),
        pytest.param(TALE + " " + tale(200, 2), id="with an annex"),
    ],
)
def test_the_same_letter_again_is_kin(other: str) -> None:
    (one,) = related(TALE, other)
    assert 0.6 <= one.likeness <= 1
    assert related(other, TALE) == [one]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TALE.upper().replace(" ", "\n"), id="laid out otherwise"),
        pytest.param(" ".join(f"**{word}**" for word in TALE.split()), id="marked up"),
        pytest.param(TALE.replace("quay", "qu-\nay"), id="words broken at the ends of lines"),
    ],
)
def test_layout_makes_no_difference(other: str) -> None:
    assert likeness(sketch(TALE), sketch(other)).whole == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(tale(900, 2), id="other words"),
        pytest.param(TALE[: len(TALE) // 5] + " " + tale(800, 3), id="a fifth in common"),
        pytest.param(TALE[: len(TALE) // 4], id="a quarter of it"),
        pytest.param("", id="nothing"),
    ],
)
def test_another_letter_is_not(other: str) -> None:
    assert related(TALE, other) == []
    assert related(other, TALE) == []


def issue(number: int) -> str:
    """A monthly report: the wording stays, the figures are the month's."""
    told = [
        f"In this month the keepers lit {number * 37 + n} lamps and sold {number * 91 + n} eels." for n in range(20)
    ]
    return "\n".join(told)


def test_issues_of_one_report_are_not_versions_of_it() -> None:
    how = likeness(sketch(issue(1)), sketch(issue(2)))
    assert how.figures < 0.7
    assert related(issue(1), issue(2)) == []
    assert related(issue(1), issue(2), days=("2031-01-31", "2031-02-28")) == []


def test_of_another_day_nearly_every_figure_must_agree() -> None:
    changed = TALE.replace(" 7", " 8").replace(" 6", " 5")
    how = likeness(sketch(TALE), sketch(changed))
    assert 0.7 <= how.figures < 0.9
    assert related(TALE, changed, days=("2031-01-31", "2031-01-31"))
    assert not related(TALE, changed, days=("2031-01-31", "2031-02-28"))


def test_a_file_of_the_same_name_may_have_grown() -> None:
    grown = TALE + " " + tale(1200, 5)
    assert related(TALE, grown) == []
    (one,) = related(TALE, grown, names=("a", "a"))
    assert one.namesake and one.likeness > 0.95
    assert related(issue(1), issue(2), days=("2031-01-31", "2031-02-28"), names=("a", "a")) == []


def test_long_texts_are_sampled_alike() -> None:
    long = tale(30_000, 7)
    other = tale(9_000, 8) + " " + long
    assert len(sketch(long)) < 20_000
    how = likeness(sketch(long), sketch(other))
    assert how.whole == pytest.approx(30 / 39, abs=0.04)
    assert how.part == pytest.approx(1, abs=0.01)


def test_a_glance_never_passes_over_kin() -> None:
    for text in (TALE, tale(5_000, 9)):
        assert not unlike(sketch(text), sketch(scanned(text, 0.1)))
    assert unlike(sketch(tale(5_000, 9)), sketch(tale(5_000, 10)))
    assert not unlike(sketch("a b c"), sketch("d e f"))  # too short to tell at a glance


def test_comparing_with_five_hundred_is_quick() -> None:
    others = [replace(paper(str(n)), id=str(n)) for n in range(500)]
    sketches = {str(n): sketch(tale(4_000, n)) for n in range(0, 500, 25)}
    sketches = {str(n): sketches[str(n - n % 25)] for n in range(500)}
    own = sketch(tale(4_000, 1_000))
    began = time.perf_counter()

    assert kin(paper("new"), own, others, sketches) == []

    assert time.perf_counter() - began < 0.5  # some 30 ms on an idle machine


@pytest.mark.skipif(not MORE.is_dir(), reason="the shared corpus is not here")
@pytest.mark.parametrize("text, pdf", [("10-*.txt", "08-*.pdf"), ("16-*.txt", "05-*.pdf")])
def test_the_text_and_the_pdf_of_one_document_are_kin(text: str, pdf: str) -> None:
    from corpus.parsing import parse

    texts = [parse(next(MORE.glob(name))).reading.text for name in (text, pdf)]
    assert related(texts[0], texts[1])


def test_real_documents_that_differ_are_not_kin() -> None:
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the shared corpus is not here")
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*/*.txt"))]
    assert len(texts) > 5
    assert not any(related(one, other) for n, one in enumerate(texts) for other in texts[:n])


# What the library says of them


def test_the_most_alike_comes_first(library: Library) -> None:
    text = LETTER + TALE
    rough, fine = stock(library, "rough.txt", scanned(text, 0.08)), stock(library, "fine.txt", text + " ")
    new = stock(library, "new.txt", text, waiting=True)

    assert [one.document.id for one in kin_of(library, new)] == [fine, rough]
    assert predecessor(kin_of(library, new)) is None


def test_a_namesake_in_the_answers_is_what_it_replaces(library: Library) -> None:
    first = stock(library, "letter.txt", LETTER + TALE)
    second = stock(library, "letter.txt", LETTER + TALE + " more", supersedes=first)
    new = stock(library, "letter.txt", LETTER + TALE + " and more", waiting=True)

    found = kin_of(library, new)

    assert {one.document.id for one in found} == {first, second}
    proposed = predecessor(found)
    assert proposed and proposed.document.id == second


def test_the_analyst_is_told_what_to_do(library: Library) -> None:
    old = stock(library, "old.txt", LETTER + TALE)
    new = stock(library, "new.txt", LETTER + TALE + " more")

    (one,) = kin_of(library, new)

    said = warning(library.document(new), one)
    assert "% of its wording is that of old.txt" in said
    assert said.endswith(f"bywhen edit {new} --replaces {old}")
    waits = replace(library.document(new), waiting=True)
    assert warning(waits, one).endswith(f"bywhen accept {new} --replaces {old}")


# Which replaces which


def test_said_after_the_fact_and_taken_back(library: Library) -> None:
    old, new = stock(library, "scan.txt", "one"), stock(library, "letter.txt", "two")

    library.supersede(old, by=new, reason="the scan of it", who="A. Analyst")
    assert [d.id for d in library.documents()] == [new]
    assert {document for document, _ in library.passages()} == {new}
    change = library.history()[-1]
    assert (change.what, change.document, change.by) == ("superseded", old, "A. Analyst")
    assert change.detail == f"by {new} (letter.txt): the scan of it"

    library.supersede(old, by="")
    assert {d.id for d in library.documents()} == {old, new}
    assert library.history()[-1].what == "current again"
    assert library.check() == []


def test_a_chain_of_versions(library: Library) -> None:
    first, second, third = (stock(library, f"{n}.txt", f"version {n}") for n in (1, 2, 3))
    library.supersede(first, by=second)
    library.supersede(second, by=third)

    assert [d.id for d in library.documents()] == [third]
    with pytest.raises(VersionError, match="is itself a newer version of"):
        library.supersede(third, by=first)
    with pytest.raises(VersionError, match=f"is replaced by {second} already"):
        library.supersede(first, by=third)
    with pytest.raises(VersionError, match="cannot replace itself"):
        library.supersede(third, by=third)
    with pytest.raises(VersionError, match="superseded by no other"):
        library.supersede(third, by="")
    with pytest.raises(UnknownDocument):
        library.supersede(third, by="nothing")
    assert library.check() == []


def test_corrections_are_carried_when_it_is_said_later(library: Library) -> None:
    old, new = stock(library, "a.txt"), stock(library, "b.txt", LETTER + "\nP.S. All is well.\n")
    library.correct(old, "date", "2032-03-04", who="A. Analyst")

    library.supersede(old, by=new)

    assert library.document(new).date == "2032-03-04"
    deadline = library.items(new)[0][1].commitments[0].deadline
    assert deadline and deadline.due and deadline.due.year == 2032


# Waiting


def test_what_waits_is_in_no_answer(library: Library) -> None:
    kept, waits = stock(library, "kept.txt", "one"), stock(library, "new.txt", waiting=True)

    assert [d.id for d in library.documents()] == [kept]
    assert {d.id for d in library.documents(waiting=True)} == {kept, waits}
    assert {document for document, _ in (*library.passages(), *library.items())} == {kept}
    assert library.passages(waits) and library.items(waits)
    assert library.document("new.txt").waiting
    assert library.history()[-1].what == "added for review"
    assert library.check() == []


def test_accepted_it_counts(library: Library) -> None:
    old = stock(library, "letter.txt", LETTER + "P.S.")
    library.correct(old, "date", "2032-03-04")
    waits = stock(library, "letter.txt", waiting=True)
    assert library.document("letter.txt").id == old

    library.accept(waits, supersedes=old, who="A. Analyst")

    assert [d.id for d in library.documents()] == [waits]
    assert library.document(waits).date == "2032-03-04"
    assert [(c.what, c.by) for c in library.history()[-2:]] == [
        ("accepted", "A. Analyst"),
        ("superseded", "A. Analyst"),
    ]
    with pytest.raises(VersionError, match="does not wait for review"):
        library.accept(waits)


def test_discarded_nothing_of_it_is_kept(library: Library) -> None:
    waits = stock(library, "new.txt", waiting=True)
    library.remove(waits)

    assert library.documents(superseded=True, waiting=True) == []
    assert library.original(waits) is None
    assert library.history()[-1].what == "discarded"


def test_what_waits_replaces_nothing_and_is_replaced_by_nothing(library: Library) -> None:
    kept, waits = stock(library, "kept.txt", "one"), stock(library, "new.txt", "two", waiting=True)
    for old, new in ((kept, waits), (waits, kept)):
        with pytest.raises(VersionError, match="waits for review: accept it first"):
            library.supersede(old, by=new)
    with pytest.raises(VersionError, match="say so when it is accepted"):
        stock(library, "third.txt", "three", supersedes=kept, waiting=True)
    assert len(library.documents(waiting=True)) == 2
