"""Long lists of commitments on a topic: those that name it themselves. All is fictional."""

from __future__ import annotations

from pathlib import Path

from tests.assistant.harbour import open_harbour

ROWS = "\n".join(f"| {n} | Mend barge {n} | Odo Fenn | 4 May 2031 | Open |" for n in range(1, 16))
OTHERS = "\n".join(f"| {n} | Sweep slipway {n} | Odo Fenn | 4 May 2031 | Open |" for n in range(16, 31))
LOG = f"""# Action log on barges

Date: 4 March 2031

| No. | Action | Owner | Due | Status |
| --- | --- | --- | --- | --- |
{ROWS}
{OTHERS}
"""


def test_those_that_name_it_themselves_come_before_those_that_only_stand_under_it(tmp_path: Path) -> None:
    answer = open_harbour(tmp_path, {"log.md": LOG}).ask("what was promised about barges?")
    lead, *lines = answer.text.split("\n")
    assert lead.startswith("15 commitments. They name 'barge")
    assert "15 more stand under a heading or title that names it." in lines
    assert "slipway" not in answer.text


LETTER = """# Office of the Reeve

4 March 2031

Dear Warden

**SUBJECT: Inspection of the guild**

I answer each in turn.

**Recommendation 1 - The guild should paint the west lantern.**

Odo Fenn will paint the west lantern by 4 May 2031.

**Recommendation 2 - The guild should sweep the slipway.**

Ada Marl will sweep the slipway by 9 June 2031.

Yours sincerely

Ines Tarrow
"""


def test_by_when_after_a_list_on_a_topic_is_of_the_same_list(tmp_path: Path) -> None:
    """Though the topic stands at the head of the document, which so short a one is called by."""
    assistant = open_harbour(tmp_path, {"letter.md": LETTER})
    first = assistant.ask("what was promised on the west lantern?")
    assert "Odo Fenn" in first.text
    then = assistant.ask("and by when?", previous=first)
    assert "Odo Fenn" in then.text
    assert "slipway" not in first.text + then.text


def test_an_item_says_that_what_was_promised_for_it_is_done(tmp_path: Path) -> None:
    letter = LETTER.replace("the west lantern.**", "the west lantern by 4 May 2031.**").replace(
        "Odo Fenn will paint the west lantern by 4 May 2031.", "Odo Fenn has painted the west lantern."
    )
    answer = open_harbour(tmp_path, {"letter.md": letter}).ask("what is due in May 2031?")
    assert "what was promised for it is said to be done: “The guild should paint" in answer.text
