"""The wording of a letter page's form: sentences swapped, left out, put in by the check, edited freely, undone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect


def test_a_sentence_is_swapped_for_one_that_fits_and_back(visit_letter):
    letter = visit_letter().fill()
    original = letter.letter()
    letter.choose(0, 1)
    assert "Thank you for inviting me to interview for the Operations Coordinator position." in letter.letter()
    assert "Thank you for choosing my application" not in letter.letter()
    letter.choose(0, 0)
    assert letter.letter() == original


def test_what_is_offered_suits_the_letter(visit_letter):
    page = visit_letter().page
    thanks = page.locator(".letter-form-sentence").first.locator("label").all_text_contents()
    assert "Thanks for the invitation to interview for the [role] role." in thanks
    assert not any("grateful to you and your colleagues" in text for text in thanks), "formal, and this letter is warm"
    everything = page.locator(".letter-form-sentence label").all_text_contents()
    assert not any("I can recommend" in text for text in everything), "a blank that this letter does not have"
    assert not any("set aside for me today" in text for text in thanks), "for the day itself"


def test_an_optional_sentence_is_left_out_and_put_back(visit_letter):
    letter = visit_letter()
    original = letter.letter()
    letter.choose(3, "Leave it out")
    assert "I am sorry we will not have that conversation." not in letter.letter()
    assert letter.page.locator(".letter-form-sentence").nth(3).locator(".letter-form-now").text_content() == "Left out"
    letter.press("Copy letter")
    assert letter.clipboard() == letter.letter()
    letter.choose(3, 0)
    assert letter.letter() == original


def test_a_swap_can_take_a_blank_and_its_input_away_and_undo_brings_them_back(visit_letter):
    letter = visit_letter().fill(detail="your kindness")
    letter.choose(2, 2)
    assert not letter.page.locator("#write-detail").is_visible()
    letter.press("Undo")
    assert letter.page.locator("#write-detail").input_value() == "your kindness"
    assert "your kindness" in letter.letter()


# How much to say of the reason


@pytest.mark.parametrize("letter_id", ["accepted-another-job", "accepted-another-job-formal-letter"])
def test_how_much_to_say(visit_letter, letter_id):
    letter = visit_letter(letter_id)
    amounts = letter.page.get_by_role("group", name="How much to say about your reason")
    lengths = {}
    for amount in ("No reason", "Short reason", "Longer reason"):
        amounts.get_by_label(amount).check()
        text = letter.letter()
        lengths[amount] = len(text)
        assert ("accepted another" in text) == (amount != "No reason")
        assert re.search(r"withdraw|declin|decided not to", text), "the refusal stays"
    assert lengths["No reason"] < lengths["Short reason"] < lengths["Longer reason"]


def test_a_refusal_that_leans_on_its_reason_does_not_outlive_it(visit_letter):
    letter = visit_letter("commute-too-long")
    original = letter.letter()
    assert "That is longer than I can manage" in original
    letter.page.get_by_label("No reason").check()
    assert "That is longer" not in letter.letter()
    assert "I have decided not to go ahead with the interview." in letter.letter()
    letter.page.get_by_label("Longer reason").check()
    assert letter.letter() == original


WITHOUT_A_REASON = {
    "ask-who-the-employer-is": ("If you tell me the name", "Without them"),
    "canceling-for-another-job-voicemail": ("Thank you for arranging it", "another job"),
    "canceling-for-health": ("I expect no change",),
    "conflict-of-interest": ("So that no question arises", "conflict"),
    "declining-an-offer-over-hours": ("reshape the job",),
    "linkedin-not-looking": ("hold a place",),
    "not-looking-phone": ("who might be", "not looking"),
    "pay-below-need": ("If that changes", "salary"),
    "pay-range-never-given": ("able to tell me more within", "salary range"),
}
"""Letters of which a sentence once leaned on the reason, gave it away, or stood in for it badly; and how."""


FIRST = ("canceling-for-another-job-voicemail", "not-looking-phone")
"""A letter that cancels and one that answers, both to be spoken, which have most of what the others have."""


@pytest.mark.parametrize(
    "letter_id", [pytest.param(each, marks=() if each in FIRST else pytest.mark.extended) for each in WITHOUT_A_REASON]
)
def test_a_letter_without_its_reason_neither_tells_nor_misses_it(visit_letter, letter_id):
    letter = visit_letter(letter_id)
    letter.page.get_by_label("No reason").check()
    text = letter.letter()
    assert [words for words in WITHOUT_A_REASON[letter_id] if words in text] == []


def test_how_much_to_say_is_not_asked_where_there_is_no_reason(visit_letter):
    assert visit_letter("withdrawing-through-a-portal").page.get_by_text("How much to say").count() == 0


def test_a_subject_is_chosen_where_it_stands(visit_letter):
    letter = visit_letter().fill()
    assert letter.page.get_by_role("group", name="Subject").get_by_role("radio").count() == 2
    letter.page.locator(".subjects label").nth(1).click(position={"x": 10, "y": 12})
    letter.press("Copy subject")
    assert letter.clipboard() == "Sam Rivera: withdrawing from the Operations Coordinator interview"


# What the check misses is put in by one press


def offer(letter, guideline):
    row = letter.page.locator(".check-list > li").filter(has=letter.page.get_by_role("link", name=guideline))
    return row.get_by_role("button", name="Put it in")


def test_a_sentence_left_out_is_put_back_from_the_check(visit_letter):
    letter = visit_letter().fill()
    original = letter.letter()
    letter.choose(3, "Leave it out")
    offer(letter, "Express regret once").click()
    assert letter.letter() == original
    assert letter.status() == "Put in: I am sorry we will not have that conversation."
    expect(letter.page.locator(".check-status")).to_be_focused()
    expect(offer(letter, "Express regret once")).to_have_count(0)
    letter.press("Undo")
    assert "I am sorry" not in letter.letter()


def test_a_sentence_of_its_own_goes_where_it_belongs_in_the_free_text(visit_letter):
    """Every place there is: Tests/Node/test_text_marks.py."""
    letter = visit_letter()
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill("Dear all,\n\nThis is about the interview.\n\nKind regards,\nSam")
    for guideline, sentence, place in [
        ("Thank the interviewer", "Thank you for inviting me to interview for the role.", "\n\n{} This is"),
        ("Be clear and concise", "I have decided to withdraw my application.", "\n\n{} This is"),
        ("Keep a positive tone", "I wish you success in finding the right person.", "the interview. {}\n\nKind"),
    ]:
        offer(letter, guideline).click()
        assert place.format(sentence) in letter.page.locator("#free-text").input_value()
        letter.press("Undo")
        assert sentence not in letter.page.locator("#free-text").input_value()


def test_what_is_missing_in_a_filled_letter_can_be_written_in_freely(visit_letter):
    """Nothing was left out that could be put back, so the whole text is handed over with the sentence in it."""
    letter = visit_letter("accepted-another-job-text").fill(recipient="Ms. Okafor", role="Analyst")
    before = letter.letter()
    letter.page.evaluate(
        "document.querySelector('letter-form').add('alternatives', 'I would be glad to hear about a future role.', (text) => text + ' I would be glad to hear about a future role.')"
    )
    text = letter.page.locator("#free-text").input_value()
    assert text.replace(" I would be glad to hear about a future role.", "") == before


# Undo


def test_everything_can_be_undone_step_by_step(visit_letter):
    letter = visit_letter()
    assert not letter.page.get_by_role("button", name="Undo").is_visible()
    steps = [letter.letter()]
    letter.page.type("#write-role", "Analyst")
    steps.append(letter.letter())
    letter.page.type("#write-sender", "Sam")
    steps.append(letter.letter())
    letter.choose(0, 1)
    steps.append(letter.letter())
    letter.choose(3, "Leave it out")
    steps.append(letter.letter())
    letter.page.locator(".subjects input").nth(1).check()
    letter.press("Undo")
    assert letter.page.locator(".subjects input").first.is_checked()
    for expected in reversed(steps[:-1]):
        letter.press("Undo")
        assert letter.letter() == expected
    assert letter.page.locator("#write-role").input_value() == ""
    assert letter.page.get_by_role("button", name="Undo").get_attribute("aria-disabled") == "true"
    assert letter.status() == "The last change is undone."


# Free editing


def test_the_whole_text_is_edited_freely(visit_letter):
    letter = visit_letter().fill()
    text = letter.letter()
    letter.press("Edit the text freely")
    editor = letter.page.get_by_label("The whole text, to edit as you like")
    assert editor.input_value() == text
    assert letter.page.locator("#write").inner_text() == "Edit the text freely"
    assert letter.page.evaluate("document.activeElement.id") == "free-text"
    editor.fill("Dear all,\n\nNo, thank you.")
    letter.press("Copy letter")
    assert letter.clipboard() == "Dear all,\n\nNo, thank you."
    assert letter.page.locator(".letter-form-sentence").first.is_visible() is False


def test_coming_back_says_what_would_be_lost(visit_letter):
    letter = visit_letter().fill()
    text = letter.letter()
    letter.press("Edit the text freely")
    letter.press("Go back to the form")
    assert letter.letter() == text, "nothing was changed, so nothing is asked"
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill(f"{text}\nPS: I mean it.")
    letter.press("Go back to the form")
    dialog = letter.page.get_by_role("dialog")
    assert "PS: I mean it." in dialog.inner_text()
    assert "Dear Ms. Okafor" not in dialog.inner_text()
    letter.page.keyboard.press("Escape")
    assert letter.page.locator("#free-text").input_value().endswith("PS: I mean it.")
    letter.press("Go back to the form")
    dialog.get_by_role("button", name="Go back without them").click()
    letter.page.wait_for_selector("#letter-text:visible")
    assert letter.letter() == text
    letter.press("Undo")
    assert letter.page.locator("#free-text").input_value().endswith("PS: I mean it.")


def test_a_freely_edited_letter_names_its_brackets_and_survives_a_reload(visit_letter):
    letter = visit_letter(leaves=True)
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill("Dear [their name],\n\nNo.")
    letter.page.reload()
    letter.page.wait_for_selector("#free-text")
    letter.press("Copy letter")
    link = letter.page.locator(".copy-letter-status li a")
    expect(link).to_have_text(["Fill in “their name”"])
    link.click()
    letter.page.wait_for_function("getSelection().toString() === '[their name]'")
