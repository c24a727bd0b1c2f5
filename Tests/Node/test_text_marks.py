"""Marks in a text that is being edited, and where a sentence is put into it."""

from __future__ import annotations

import pytest
from theme_modules import Script

BEFORE = "Thank you. You were rude. Bye."
RUDE = {"start": 11, "end": 24, "kind": "reconsider"}

MOVED = """
const [before, after, marks] = given;
return theme.movedMarks(marks, before, after).map(({ start, end }) => after.slice(start, end));
"""


@pytest.mark.parametrize(
    ("after", "marked"),
    [
        ("Thank you so much. You were rude. Bye.", ["You were rude"]),
        ("You were rude. Bye.", ["You were rude"]),
        ("Thank you. You were rude. Bye now.", ["You were rude"]),
        ("Thank you. You were very rude. Bye.", ["You were very rude"]),
        ("Thank you. You were kind. Bye.", ["You were kind"]),
        ("Thank you. Bye.", []),
        ("", []),
        ("Something else", []),
    ],
)
def test_a_mark_stays_with_its_sentence(script: Script, after: str, marked: list[str]) -> None:
    assert [words.strip() for words in script("text-marks", code=MOVED, given=[BEFORE, after, [RUDE]])] == marked


def test_pieces_are_the_text_word_for_word(script: Script) -> None:
    marks = [{"start": 0, "end": 9, "kind": "there"}, RUDE, {"start": 15, "end": 30, "kind": "there"}]
    pieces = script(
        "text-marks", code="return theme.pieces(given.text, given.marks);", given={"text": BEFORE, "marks": marks}
    )
    assert "".join(piece["text"] for piece in pieces) == BEFORE
    assert [piece["kinds"] for piece in pieces] == [["there"], [], ["reconsider"], ["reconsider", "there"], ["there"]]


PLACED = """
const { at, end, insertion } = theme.placeSentence(given.text, given.guideline, given.sentence ?? "S.", given.thanks);
return given.text.slice(0, at) + insertion + given.text.slice(end);
"""
LETTER = "Dear Jo,\n\nThank you. Goodbye.\n\nRegards,\nSam\n"


@pytest.mark.parametrize(
    ("text", "guideline", "placed"),
    [
        (LETTER, "thank", "Dear Jo,\n\nS. Thank you. Goodbye.\n\nRegards,\nSam\n"),
        (LETTER, "regret", "Dear Jo,\n\nThank you. Goodbye. S.\n\nRegards,\nSam\n"),
        (LETTER, "greeting", "S.\n\n" + LETTER),
        (LETTER, "signOff", "Dear Jo,\n\nThank you. Goodbye.\n\nRegards,\nSam\n\nS.\n"),
        ("Thank you.", "regret", "Thank you. S."),
        ("Goodbye.", "thank", "S. Goodbye."),
        ("Hello\n\nSam", "regret", "Hello\n\nS.\n\nSam"),
        ("", "thank", "S."),
    ],
)
def test_a_sentence_goes_where_it_belongs(script: Script, text: str, guideline: str, placed: str) -> None:
    assert script("place-sentence", code=PLACED, given={"text": text, "guideline": guideline}) == placed


def test_a_refusal_goes_behind_the_thanks(script: Script) -> None:
    given = {"text": LETTER, "guideline": "clear", "thanks": [10, 19]}
    assert script("place-sentence", code=PLACED, given=given) == "Dear Jo,\n\nThank you. S. Goodbye.\n\nRegards,\nSam\n"


@pytest.mark.parametrize(
    ("text", "sentence", "placed"),
    [
        ("Guten Tag,\n\nich komme.\n\nSam", "Vielen Dank.", "Guten Tag,\n\nvielen Dank. Ich komme.\n\nSam"),
        ("Hi Jo,\n\nsorry.\n\nSam", "I am out.", "Hi Jo,\n\nI am out. Sorry.\n\nSam"),
        ("佐藤様\n\n辞退します。\n\n田中", "感謝します。", "佐藤様\n\n感謝します。辞退します。\n\n田中"),
    ],
    ids=["a comma, then a small letter", "I is always a capital", "no spaces"],
)
def test_a_sentence_is_put_in_as_the_letter_is_written(script: Script, text: str, sentence: str, placed: str) -> None:
    given = {"text": text, "guideline": "thank", "sentence": sentence}
    assert script("place-sentence", code=PLACED, given=given) == placed


REASONS = [
    {"id": "pay", "label": "The pay is too low", "description": "You cannot take the job at this salary."},
    {"id": "commute", "label": "The commute is too long", "description": "You would spend the week getting there."},
]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The salary is below what I need", "pay"),
        ("the commute would be two hours", "commute"),
        ("for personal reasons", None),
    ],
)
def test_a_reason_is_recognized_by_its_words_or_not_at_all(script: Script, text: str, reason: str | None) -> None:
    assert (
        script("recognized-reason", code="return theme.recognized(...given) ?? null;", given=[text, REASONS]) == reason
    )
