"""The page of a run: whole, safe, readable; the curve is drawn where it should be."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.batch import Asked
from assistant.evaluation import Evaluation, Share
from assistant.evaluation.ablating import ablations
from assistant.evaluation.comparing import compared
from assistant.evaluation.runs import About, Run
from assistant.parts import Part
from corpus.errors import LibraryError
from tests.assistant.reeve import LANTERNS, gold, marked
from ui.evaluated import drawn, said
from ui.evaluated.page import write_page
from ui.evaluated.progress import Asking

WRONG = "The bridge toll stays at 5 marks"
ABOUT = About("reeve.jsonl", "2031-05-01T09:00+00:00", 1, "a-model")
HARMFUL = "<script>alert(1)</script> & \x07 who?"


def run(*, parts: tuple[Part, ...] = (), right: bool = False) -> Run:
    marks = [
        marked("1", LANTERNS, confidence=0.8),
        marked("2", LANTERNS if right else WRONG, confidence=0.5, asked=Asked("2", "and then?", "1")),
        marked("3", "", confidence=0.1),
        marked("4", "", confidence=0.2, answerable=False),
    ]
    evaluation = Evaluation(tuple(marks), (gold(needs="other.txt"),))
    bare = Evaluation(
        (*marks[:2], marked("3", WRONG, confidence=0.1), marked("4", WRONG, confidence=0.2, answerable=False))
    )
    return Run(ABOUT, evaluation, tuple(ablations(evaluation, lambda part: bare, parts)))


class Page(HTMLParser):
    """The words, tags and links of a page, and what it would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.tags, self.links, self.names, self.loads = "", list[str](), set[str](), list[str](), set[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.append(tag)
        self.links.add(held.get("href") or "")
        self.names += [held["id"] or ""] if "id" in held else []
        self.loads.add(held.get("src") or "")

    def handle_data(self, data: str) -> None:
        self.words += data


def page_of(tmp_path: Path, shown: Run, before: Run | None = None) -> Page:
    comparison = compared(before.evaluation, shown.evaluation) if before else None
    write_page(tmp_path / "report.html", shown, comparison)
    return Page((tmp_path / "report.html").read_text("utf-8"))


def test_the_page_has_the_figures_and_every_failure(tmp_path: Path) -> None:
    page = page_of(tmp_path, run())
    for words in ("evidence hit at 5", "first line holds a fact", "follow-up", "refusal precision", "other.txt"):
        assert words in page.words
    assert "neither evidence nor every fact (1)".capitalize() in page.words
    assert "question 1" in page.words  # what the follow-up leans on
    assert "q-2" in page.names
    assert "q-1" not in page.names


def test_the_page_needs_nothing_else_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    page = page_of(tmp_path, run(parts=(Part.DECLINING,)), run(right=True))
    assert page.loads == {""}
    assert "script" not in page.tags
    assert {link.removeprefix("#") for link in page.links - {""}} <= set(page.names)
    assert len(page.names) == len(set(page.names))


def test_words_of_questions_and_documents_are_never_markup(tmp_path: Path) -> None:
    harmful = Evaluation((marked("<b>", HARMFUL, asked=Asked('"><b>', HARMFUL), type="<i>"),))
    page = page_of(tmp_path, Run(ABOUT, harmful))
    assert "script" not in page.tags
    assert "b" not in [tag for tag in page.tags if tag == "i"]
    assert "<script>alert(1)</script> &  who?" in page.words


def test_what_changed_is_told_on_both_sides(tmp_path: Path) -> None:
    words = page_of(tmp_path, run(right=True), run()).words
    assert "Right now" in words
    assert "No longer right" not in words
    assert "1 more right, 0 no longer right" in words


def test_a_run_without_failures_or_answers_is_a_page_too(tmp_path: Path) -> None:
    declined = Run(ABOUT, Evaluation((marked("1", "", answerable=False),)))
    words = page_of(tmp_path, declined).words
    assert "Every question was answered right." in words
    assert "questions answered, the surest first" not in words


def test_a_page_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be written"):
        write_page(tmp_path / "nowhere" / "report.html", run(), None)


def test_the_curve_ends_where_answering_ended(tmp_path: Path) -> None:
    picture = drawn.picture(run(parts=(Part.DECLINING, Part.LOOKUPS)))
    assert picture
    answered, everything = picture.curves
    across = drawn.WIDTH - drawn.LEFT - drawn.RIGHT
    assert answered.x == pytest.approx(drawn.LEFT + across / 2)
    assert everything.x == pytest.approx(drawn.WIDTH - drawn.RIGHT)
    assert everything.y < answered.y  # more of them are not right
    assert everything.end == "100% answered, 75% of them not right"
    assert [label for _, label in picture.up] == ["0%", "20%", "40%", "60%", "80%"]


def test_a_curve_without_any_risk_lies_on_its_axis() -> None:
    picture = drawn.picture(Run(ABOUT, Evaluation((marked("1", LANTERNS),))))
    assert picture
    assert picture.curves[0].y == picture.up[0][0]


def test_the_drawing_is_well_formed(tmp_path: Path) -> None:
    write_page(tmp_path / "report.html", run(parts=(Part.DECLINING,)), None)
    html = (tmp_path / "report.html").read_text("utf-8")
    drawing = html[html.index('<svg class="curve"') : html.index("</svg>", html.index('<svg class="curve"')) + 6]
    assert len(ElementTree.fromstring(drawing).findall("path")) == 2


def test_nothing_at_all_is_no_share() -> None:
    assert said.percent(Share(0, 0)) == "none"
    assert said.interval(Share(0, 0)) == ""
    assert said.needed(()) == ""


def test_a_difference_is_told_in_points() -> None:
    flips = compared(run().evaluation, run(right=True).evaluation).flips[0]
    assert said.difference(flips) == "+25.0 (-28 to +61)"
    none = compared(run().evaluation, run().evaluation).flips[0]
    assert said.difference(none).startswith("+0.0 (")


@pytest.mark.parametrize(
    ("share", "interval"), [(Share(9, 10), "60% to 98%"), (Share(800, 800), "99.5% to 100.0%")], ids=["few", "many"]
)
def test_an_interval_is_told_as_finely_as_it_is(share: Share, interval: str) -> None:
    assert said.interval(share) == interval


def test_progress_says_how_far_and_how_long(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter([0.0, 40.0, 41.0, 80.0])
    monkeypatch.setattr("ui.evaluated.progress.time.monotonic", lambda: next(now))
    progress = Asking(" without declining")
    for done in (10, 11, 20):
        progress(done, 20)
    assert capsys.readouterr().err.splitlines() == [
        "10 of 20 questions without declining, about 40 seconds left",
        "20 of 20 questions without declining",
    ]
