"""What readers are told of a check: what is there, what is missing, what to reconsider."""

from __future__ import annotations

from typing import Any

import pytest
from theme_modules import Script

TEXT = "Dear Ms. Okafor, maybe I come. You were rude."
MAYBE, RUDE = [17, 29], [31, 44]

CODE = """
const left = new Set(given.left);
return theme.findingsOf(given.result, given.text, (sentence) => left.has(sentence));
"""


@pytest.fixture
def findings(script: Script):
    def found(left: tuple[str, ...] = (), text: str = TEXT, **result: Any) -> dict[str, Any]:
        whole = {"guidelines": [], "flags": [], "blanks": [], "setAside": [], **result}
        return script("check-findings", code=CODE, given={"result": whole, "text": text, "left": left})

    return found


def guideline(name: str, state: str, *problems: str, found: bool = True, advice: str | None = None) -> dict[str, Any]:
    return {
        "id": name,
        "state": state,
        "found": found,
        "problems": problems,
        "advice": advice,
        "suggestion": None,
        "spans": [],
    }


def flag(name: str, severity: str, *spans: list[int]) -> dict[str, Any]:
    return {"id": name, "severity": severity, "spans": spans, "advice": f"{name}!", "suggestion": None}


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [each["id"] for each in found]


def test_three_lists(findings) -> None:
    found = findings(
        guidelines=[
            guideline("thank", "met"),
            guideline("clear", "missing", "missing", found=False),
            guideline("explain", "optional", found=False),
        ],
        flags=[flag("blame", "critical", RUDE)],
    )
    assert (ids(found["there"]), ids(found["missing"]), ids(found["reconsider"])) == (["thank"], ["clear"], ["blame"])
    assert ids(found["optional"]) == ["explain"]


def test_a_sentence_is_named_once_for_its_gravest_reason(findings) -> None:
    found = findings(
        flags=[flag("hedging", "minor", MAYBE), flag("no-refusal", "critical", MAYBE), flag("request", "minor", MAYBE)]
    )
    assert ids(found["reconsider"]) == ["no-refusal"]


def test_sentences_to_reconsider_come_in_the_order_of_the_letter(findings) -> None:
    found = findings(flags=[flag("blame", "critical", RUDE), flag("hedging", "minor", MAYBE)])
    assert ids(found["reconsider"]) == ["hedging", "blame"]


def test_what_the_reader_called_fine_stays_away(findings) -> None:
    flags = [flag("blame", "critical", RUDE), flag("hedging", "minor", MAYBE)]
    found = findings(left=("You were rude",), flags=flags)
    assert (ids(found["reconsider"]), found["left"]) == (["hedging"], 1)
    assert findings(left=("You were so rude",), flags=flags)["left"] == 0


def test_good_words_are_not_said_to_be_undone_by_what_is_fine(findings) -> None:
    undone = guideline("positive", "partly", "flagged", advice="The phrases flagged below undo them.")
    flags = [flag("blame", "critical", RUDE)]
    assert findings(guidelines=[undone], flags=flags)["there"][0]["advice"]
    assert findings(left=("You were rude",), guidelines=[undone], flags=flags)["there"][0]["advice"] is None


def test_blanks_are_counted_and_no_fault_of_the_subject(findings) -> None:
    subject = guideline("mechanics", "partly", "subjectTopic", found=False, advice="Put the role in the subject line.")
    found = findings(guidelines=[subject], blanks=[[0, 4]])
    assert (found["blanks"], found["missing"]) == (1, [])
    assert ids(findings(guidelines=[subject])["missing"]) == ["mechanics"]


@pytest.mark.parametrize(
    ("aside", "kind"),
    [
        ("> hello", "message"),
        ("On Tue, Jo wrote:", "message"),
        ("From: Jo", "message"),
        ("----- Original message -----\nHello", "message"),
        ("“we need you”", "quotation"),
        ("-- \nJo\nAcme", "signature"),
        ("<br>", "tags"),
        ("&nbsp;", "tags"),
        ("Sent from my iPhone", "added"),
    ],
)
def test_what_was_not_looked_at_has_a_name(findings, aside: str, kind: str) -> None:
    assert findings(text=aside, setAside=[[0, len(aside)]])["setAside"] == [kind]
