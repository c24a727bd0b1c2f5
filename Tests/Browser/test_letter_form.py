"""The form of a letter page: every feature, on the built site, in Chromium."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe import in_every_look, violations
from form_site import LETTER, rewriting
from page_pool import settle
from playwright.sync_api import expect

HOSTILE = """<img src=x onerror="document.title='owned'"> "quotes" & 'more' {{role}} [x] \u202e עברית"""


# Fields


def test_every_blank_has_a_labelled_input_with_its_example_outside_it(visit_letter):
    page = visit_letter().page
    for field in ("recipient", "role", "detail", "sender"):
        field_input = page.locator(f"#write-{field}")
        assert page.locator(f"label[for=write-{field}]").inner_text()
        help_text = page.locator(f"#{field_input.get_attribute('aria-describedby')}").inner_text()
        assert "For example:" in help_text
        assert (field_input.get_attribute("placeholder") or "").strip() == ""
    assert page.locator(".letter-form-field:visible").count() == 4
    assert page.locator("#write-sender").get_attribute("autocomplete") == "name"
    assert page.get_by_text("0 of 4 blanks filled in").is_visible()


def test_inputs_suit_what_they_ask_for(visit_letter):
    page = visit_letter("same-day-voicemail").page
    assert page.locator("#write-phone").get_attribute("type") == "tel"
    assert page.locator("#write-interview-time").get_attribute("type") == "text"
    letter = visit_letter("accepted-another-job-formal-letter").page
    assert letter.locator("#write-letter-date").get_attribute("type") == "date"
    assert letter.locator("#write-role").get_attribute("enterkeyhint") == "next"
    assert letter.locator("#write-sender-address").get_attribute("enterkeyhint") == "enter"
    assert letter.locator("textarea#write-sender-address").get_attribute("autocomplete") == "street-address"
    assert letter.locator("#write-detail").get_attribute("autocapitalize") == "none"


def test_typing_updates_every_blank_at_once(visit_letter):
    letter = visit_letter().fill()
    text = letter.letter()
    assert text.startswith("Dear Ms. Okafor,\n\nThank you for choosing my application for the Operations Coordinator ")
    assert text.endswith("Warm regards,\nSam Rivera")
    assert "[" not in text
    assert (
        letter.page.locator(".subjects li").first.inner_text()
        == "Operations Coordinator interview: withdrawing my application"
    )
    assert letter.page.get_by_text("4 of 4 blanks filled in").is_visible()


def test_an_emptied_input_gives_the_blank_back(visit_letter):
    letter = visit_letter().fill(role="Analyst").fill(role="  ")
    assert "[role]" in letter.letter()


def test_dates_and_times_are_written_out(visit_letter):
    letter = visit_letter("same-day-voicemail")
    letter.fill(**{"interview-time": "half past two"})
    assert "keeping half past two free" in letter.letter()
    formal = visit_letter("accepted-another-job-formal-letter")
    formal.fill(**{"letter-date": "2026-12-03"})
    assert "December 3, 2026" in formal.letter()
    assert "For example: November 23, 2026" in formal.page.locator("#write-letter-date-help").inner_text()


def test_an_address_keeps_its_lines(visit_letter):
    letter = visit_letter("accepted-another-job-formal-letter")
    letter.fill(**{"sender-address": "48 Alder Street\n\nPortland, ME 04101 ", "sender": "Sam Rivera"})
    letter.press("Copy letter")
    assert letter.clipboard().startswith("Sam Rivera\n48 Alder Street\nPortland, ME 04101\n\n")
    assert letter.clipboard() == letter.letter()


def test_an_input_marks_its_blanks_and_a_blank_leads_to_its_input(visit_letter):
    page = visit_letter().page
    page.focus("#write-role")
    marked = page.locator(".sheet .blank.is-current")
    assert marked.count() == 3
    assert set(marked.all_inner_texts()) == {"[role]"}
    page.locator("#letter-text .blank[data-field=sender]").click()
    assert page.evaluate("document.activeElement.id") == "write-sender"
    assert set(page.locator(".sheet .blank.is-current").all_inner_texts()) == {"[your name]"}
    page.locator(".subjects .blank[data-field=role]").last.click()
    assert page.evaluate("document.activeElement.id") == "write-role"
    assert page.locator(".subjects input").first.is_checked()


def test_enter_goes_on_to_the_next_input(visit_letter):
    page = visit_letter().page
    page.focus("#write-recipient")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "write-role"
    page.focus("#write-sender")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "copy-letter-button", (
        "after the last there is nothing left but to copy"
    )


def test_enter_in_the_last_blank_copies_nothing(visit_letter):
    letter = visit_letter()
    letter.page.focus("#write-sender")
    letter.page.keyboard.press("Enter")
    assert letter.page.locator(".copy-letter-button[data-done]").count() == 0
    assert letter.page.locator(".copy-letter-status").inner_text() == ""


def test_what_is_pasted_is_never_cut_and_its_length_is_said(visit_letter):
    letter = visit_letter()
    habit = "the way the night shift keeps a notebook of small kindnesses, and reads it aloud " * 3
    letter.fill(detail=habit)
    assert habit.strip() in letter.letter()
    assert letter.page.get_by_text("up to 120 characters read best").first.is_visible()
    letter.fill(detail="the notebook")
    assert letter.page.locator(".letter-form-long:visible").count() == 0


def test_what_is_typed_does_not_double_what_the_letter_says(visit_letter):
    letter = visit_letter().fill(recipient="Ms. Okafor,", role="an Operations Coordinator role", sender="Sam Rivera,")
    assert letter.letter().startswith("Dear Ms. Okafor,\n")
    assert letter.letter().endswith("\nSam Rivera")
    assert "for the Operations Coordinator " in letter.letter()


def test_a_blank_that_stops_people_offers_a_few_to_start_from(visit_letter):
    letter = visit_letter()
    offered = letter.page.locator(".letter-form-field:has(#write-detail) .suggestion")
    assert offered.count() >= 3
    text = offered.first.inner_text()
    offered.first.click()
    assert text in letter.letter()
    assert letter.page.locator("#write-detail").input_value() == text
    assert letter.page.evaluate("document.activeElement.id") == "write-detail"


def test_on_a_phone_the_letter_begins_on_the_first_screen(visit_letter):
    letter = visit_letter(width=360, height=740, has_touch=True, is_mobile=True)
    sentence = letter.page.locator("#letter-text .sentence").nth(1).bounding_box()
    bar = letter.page.locator("copy-letter").bounding_box()
    assert sentence["y"] + 28 < bar["y"]
    assert letter.page.locator(".subjects").bounding_box()["y"] > sentence["y"]


def test_on_a_phone_the_bar_never_takes_more_than_100_pixels(visit_letter):
    letter = visit_letter(width=360, height=740, has_touch=True, is_mobile=True)
    heights = [letter.page.locator("copy-letter").bounding_box()["height"]]
    letter.press("Copy letter")
    letter.page.wait_for_selector(".copy-letter-button[data-done]")
    heights.append(letter.page.locator("copy-letter").bounding_box()["height"])
    assert max(heights) <= 100


def test_on_a_phone_the_sentence_comes_along(visit_letter):
    letter = visit_letter(width=360)
    letter.fill(detail="your kindness")
    preview = letter.page.locator(".letter-form-preview")
    assert preview.is_visible()
    assert "asking you about your kindness, which impressed me" in preview.inner_text()


def test_on_a_phone_the_subject_comes_along_only_if_it_is_chosen(visit_letter):
    page = visit_letter(width=360).page
    page.focus("#write-sender")
    assert page.locator(".letter-form-preview").inner_text() == "[your name]"


def test_an_optional_field_says_so_and_its_sentence_waits_for_it(visit_letter):
    """No field of the real content is optional yet; one is made so on its way to the browser."""
    letter = visit_letter(
        before=rewriting(f"**/letters/{LETTER}/", '<div data-field="detail"', r"\g<0> data-optional data-drop")
    )
    assert letter.page.locator("label[for=write-detail]").inner_text() == "One thing you honestly liked (optional)"
    assert "I had been looking forward" not in letter.letter()
    letter.fill(detail="your kindness")
    assert "asking you about your kindness," in letter.letter()
    letter.fill(detail="")
    assert "I had been looking forward" not in letter.letter()
    assert letter.page.locator("#write-detail").is_visible()


# Wording


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


@pytest.mark.parametrize("letter_id", WITHOUT_A_REASON)
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


# What matters within reach


def test_on_a_phone_what_few_need_is_folded_away(visit_letter):
    """Letter, blanks and the reason come first; the rest is there by one press, and open on a desk."""
    phone = visit_letter(width=360, has_touch=True, is_mobile=True, until=settle).page
    for folded in (".letter-form-sentence", ".letter-form-ways", ".check-findings .check-guideline"):
        assert not phone.locator(folded).first.is_visible(), folded
    for heading in ("Change the wording", "More ways to send or save it", "What was found"):
        phone.get_by_role("heading", name=heading).tap()
    for unfolded in (".letter-form-sentence", ".letter-form-ways", ".check-findings .check-guideline"):
        assert phone.locator(unfolded).first.is_visible(), unfolded
    desk = visit_letter().page
    expect(desk.locator(".letter-form-sentence").first).to_be_visible()
    expect(desk.locator(".check-findings .check-guideline").first).to_be_visible()


def test_the_sheet_leads_to_the_other_channels_and_tones(visit_letter):
    """Far below on a phone, they are one press away; the choices made so far are kept, even by a reload."""
    letter = visit_letter(leaves=True, width=360)
    letter.choose(3, "Leave it out")
    letter.page.get_by_role("link", name="Other channels and tones").click()
    expect(letter.page.get_by_role("heading", name="The same letter, another way")).to_be_in_viewport()
    letter.page.reload()
    letter.page.wait_for_selector(".letter-form h2")
    assert "I am sorry" not in letter.letter()


def test_a_letter_without_others_of_its_case_leads_nowhere(visit_letter):
    assert visit_letter("missed-interview").page.get_by_role("link", name="Other channels and tones").count() == 0


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


@pytest.mark.parametrize(
    ("guideline", "sentence", "place"),
    [
        ("Thank the interviewer", "Thank you for inviting me to interview for the role.", "\n\n{} This is"),
        ("Be clear and concise", "I have decided to withdraw my application.", "\n\n{} This is"),
        ("Keep a positive tone", "I wish you success in finding the right person.", "the interview. {}\n\nKind"),
    ],
)
def test_a_sentence_of_its_own_goes_where_it_belongs_in_the_free_text(visit_letter, guideline, sentence, place):
    letter = visit_letter()
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill("Dear all,\n\nThis is about the interview.\n\nKind regards,\nSam")
    offer(letter, guideline).click()
    assert place.format(sentence) in letter.page.locator("#free-text").input_value()
    letter.press("Undo")
    assert sentence not in letter.page.locator("#free-text").input_value()


def test_a_sentence_put_into_one_line_stands_behind_it(visit_letter):
    letter = visit_letter()
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill("No.")
    offer(letter, "Keep a positive tone").click()
    assert letter.page.locator("#free-text").input_value() == "No. I wish you success in finding the right person."


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


# Keeping what was typed


def test_switching_tone_or_channel_keeps_what_was_typed(visit_letter):
    letter = visit_letter(leaves=True).fill()
    letter.page.get_by_role("link", name="LinkedIn message, brief").click()
    letter.page.wait_for_selector(".letter-form h2")
    assert letter.page.locator("#write-recipient").input_value() == "Ms. Okafor"
    assert "Ms. Okafor" in letter.letter()


def test_back_and_forward_keep_what_was_typed_and_chosen(visit_letter):
    letter = visit_letter(leaves=True).fill()
    letter.choose(3, "Leave it out")
    text = letter.letter()
    letter.page.get_by_role("link", name="LinkedIn message, brief").click()
    letter.page.wait_for_selector(".letter-form h2")
    letter.fill(recipient="Mr. Lee")
    letter.page.go_back()
    expect(letter.page.locator("#write-recipient")).to_have_value("Mr. Lee")
    assert letter.letter() == text.replace("Ms. Okafor", "Mr. Lee")
    letter.page.go_forward()
    expect(letter.page.locator("#write-recipient")).to_have_value("Mr. Lee")


def test_another_tab_knows_nothing_of_this_one(visit_letter):
    letter = visit_letter().fill()
    other = letter.page.context.new_page()
    other.goto(letter.page.url)
    expect(other.locator("#write-sender")).to_have_value("")
    other.fill("#write-sender", "Kim")
    assert letter.page.locator("#write-sender").input_value() == "Sam Rivera"
    assert letter.letter().endswith("Sam Rivera")


def test_coming_back_shows_what_was_typed_elsewhere(visit_letter):
    """A page kept alive behind another one, as browsers do unless they are driven by a test."""
    letter = visit_letter().fill(sender="Sam")
    letter.page.evaluate("""() => {
        sessionStorage.setItem("kind-regrets", JSON.stringify({ sender: "Sam Rivera" }));
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""")
    assert letter.letter().endswith("Sam Rivera")


def test_reading_stores_nothing_and_choosing_stores_nothing(visit_letter):
    letter = visit_letter()
    letter.choose(0, 1)
    assert letter.stored() is None
    assert letter.page.evaluate("document.cookie + localStorage.length") == "0"


def test_one_button_erases_everything_after_asking(visit_letter):
    letter = visit_letter().fill()
    letter.choose(0, 1)
    letter.press("Erase everything")
    letter.page.get_by_role("dialog").get_by_role("button", name="Keep it").click()
    assert "Ms. Okafor" in letter.letter()
    letter.press("Erase everything")
    letter.page.get_by_role("dialog").get_by_role("button", name="Erase it").click()
    expect(letter.page.locator("#write-sender")).to_have_value("")
    assert letter.letter().startswith("Dear [recipient's name],\n\nThank you for choosing")
    assert letter.page.locator("#write-sender").input_value() == ""
    assert letter.stored() is None
    letter.page.evaluate("document.querySelector('.copy-letter .quiet-button:last-of-type').click()")
    assert "Ms. Okafor" not in letter.letter()


def test_the_form_works_without_storage(visit_letter):
    no_storage = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no'); } });"
    letter = visit_letter(init=no_storage).fill()
    letter.choose(0, 1)
    assert "Ms. Okafor" in letter.letter()


@pytest.mark.parametrize(
    "stored", ["5", "null", "{", '"text"', '{"role": 7, "__proto__": {"x": 1}}', '{"@accepted-another-job": {}}']
)
def test_a_spoiled_storage_is_as_good_as_none(visit_letter, stored):
    letter = visit_letter(init=f"sessionStorage.setItem('kind-regrets', {stored!r});")
    assert "[role]" in letter.letter()


# The shared link


def test_a_link_carries_choices_and_never_what_was_typed(visit_letter):
    letter = visit_letter().fill()
    letter.choose(0, 1)
    letter.choose(3, "Leave it out")
    letter.page.locator(".subjects input").nth(1).check()
    letter.press("Copy a link to this wording")
    link = letter.clipboard()
    assert link.startswith(f"{letter.page.url}#")
    assert not re.search(r"Sam|Okafor|Operations|\?", unquote(link))
    other = visit_letter(after=f"#{urlsplit(link).fragment}")
    text = other.letter()
    assert "Thank you for inviting me to interview for the [role] position." in text
    assert "I am sorry" not in text
    assert other.page.locator(".subjects input").nth(1).is_checked()


def test_choices_survive_a_reload_and_a_link_put_in_by_hand_is_followed(visit_letter):
    letter = visit_letter(leaves=True)
    letter.choose(3, "Leave it out")
    letter.page.reload()
    letter.page.wait_for_selector(".letter-form h2")
    assert "I am sorry" not in letter.letter()
    letter.page.evaluate("location.hash = 'subject=1'")
    expect(letter.page.locator(".subjects input").nth(1)).to_be_checked()
    assert "I am sorry" in letter.letter()
    letter.press("Copy a link to this wording")
    assert letter.clipboard().partition("#")[2] == "subject=1", "the link has what is chosen now, and no more"
    letter.press("Undo")
    assert "I am sorry" not in letter.letter(), "a link that was followed can be undone, too"


@pytest.mark.parametrize(
    "fragment",
    [
        "s0=out",
        "s1=nonsense",
        "s99=out",
        "subject=7",
        "subject=-1",
        "subject=1.5",
        "s3=%00&s3=<script>alert(1)</script>",
        "__proto__=out",
        "constructor=out",
        "s1=" + "x" * 5000,
        "role=Evil",
        "recipient=<img src=x onerror=alert(1)>",
        "%E0%A4%A",
    ],
)
def test_a_hostile_address_changes_nothing(visit_letter, fragment):
    letter = visit_letter(after=f"#{fragment}")
    assert letter.letter().startswith(
        "Dear [recipient's name],\n\nThank you for choosing my application for the [role] interviews"
    )
    assert letter.page.locator(".subjects input").first.is_checked()
    letter.fill(sender="Sam")
    assert letter.letter().endswith("Sam")


def test_a_link_can_lead_straight_to_the_form(visit_letter):
    page = visit_letter(after="#write").page
    assert page.evaluate("document.activeElement.id") == "write"
    assert page.locator("#write").evaluate("(heading) => heading.getBoundingClientRect().top < innerHeight / 2")


# Out


def test_the_letter_is_copied_as_the_page_shows_it(visit_letter):
    letter = visit_letter().fill()
    letter.press("Copy letter")
    letter.page.wait_for_selector(".copy-letter-button[data-done]")
    assert letter.clipboard() == letter.letter()
    assert letter.status() == "Copied. Paste it where you want to send it. What next?"
    letter.page.wait_for_selector(".copy-letter-button:not([data-done])", timeout=4000)
    assert letter.page.locator(".copy-letter-button").inner_text() == "Copy letter"


def test_the_same_message_twice_is_still_a_change(visit_letter):
    """Heard in a live region of its own, once it has stood for a second; of several, the last."""
    letter = visit_letter().fill()
    region = letter.page.locator("copy-letter").get_by_role("status")
    letter.press("Copy letter")
    expect(region).to_have_js_property("textContent", letter.status())
    letter.page.locator(".copy-letter-button").click()
    expect(region).to_have_js_property("textContent", f"{letter.status()}\u00a0")
    letter.press("Undo")
    letter.press("Copy letter")
    expect(region).to_contain_text("Copied. 1 blank is still in brackets: Fill in")


def test_blanks_left_are_named_with_links_and_do_not_block(visit_letter):
    letter = visit_letter().fill(role="Analyst", sender="Sam Rivera")
    letter.press("Copy letter")
    assert "[one thing you honestly liked]" in letter.clipboard()
    assert letter.status().startswith("Copied. 2 blanks are still in brackets:")
    links = letter.page.locator(".copy-letter-status li a")
    assert links.all_inner_texts() == [
        "Fill in “Name of the person you are writing to”",
        "Fill in “One thing you honestly liked”",
    ]
    links.nth(1).click()
    assert letter.page.evaluate("document.activeElement.id") == "write-detail"


def test_subject_and_letter_are_copied_together(visit_letter):
    letter = visit_letter().fill()
    letter.press("Copy subject and letter")
    expected = f"Subject: Operations Coordinator interview: withdrawing my application\n\n{letter.letter()}"
    assert letter.clipboard() == expected


def test_a_refused_clipboard_lays_the_text_out_selected(visit_letter):
    letter = visit_letter(permissions=[]).fill()
    letter.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"
    )
    letter.press("Copy letter")
    letter.page.wait_for_selector(".copy-letter-by-hand:visible")
    selected = letter.page.evaluate("""() => {
        const { value, selectionStart, selectionEnd } = document.activeElement;
        return value.slice(selectionStart, selectionEnd);
    }""")
    assert selected == letter.letter()
    assert "Ctrl+C" in letter.status()


def test_what_was_laid_out_to_copy_by_hand_is_erased_too(visit_letter):
    letter = visit_letter(permissions=[]).fill()
    letter.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"
    )
    letter.press("Copy letter")
    letter.page.wait_for_selector(".copy-letter-by-hand:visible")
    letter.press("Erase everything")
    letter.press("Erase it")
    expect(letter.page.locator(".copy-letter-by-hand")).to_be_hidden()
    assert letter.page.locator(".copy-letter-by-hand").input_value() == ""


def test_it_is_downloaded_as_text(visit_letter):
    letter = visit_letter().fill()
    with letter.page.expect_download() as download:
        letter.press("Download as a text file")
    assert download.value.suggested_filename == "accepted-another-job.txt"
    assert Path(download.value.path()).read_bytes().decode() == f"{letter.letter()}\n"


def mail_address(letter):
    letter.page.evaluate("""addEventListener("click", (event) => {
        if (event.target.protocol !== "mailto:") return;
        window.followed = event.target.getAttribute("href");
        event.preventDefault();
    })""")
    letter.control("link", "Open in email app").click()
    return letter.page.evaluate("followed")


def test_it_opens_in_the_mail_program(visit_letter):
    letter = visit_letter().fill()
    address = mail_address(letter)
    query = parse_qs(urlsplit(address).query)
    assert query["subject"] == ["Operations Coordinator interview: withdrawing my application"]
    assert query["body"] == [letter.letter().replace("\n", "\r\n")]
    assert len(address) <= 1800
    assert letter.status() == "If your email app didn't open, copy the letter instead."


def test_a_letter_too_long_for_mail_is_offered_to_copy(visit_letter):
    letter = visit_letter().fill()
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill("Thank you for everything. " * 100)
    link = letter.control("link", "Open in email app")
    letter.page.evaluate("""addEventListener("click", (event) => {
        window.prevented = event.defaultPrevented;
        event.preventDefault();
    })""")
    link.click()
    assert letter.page.evaluate("prevented") is True
    assert "too long" in letter.status()
    letter.page.locator(".copy-letter-status button").click()
    assert "Thank you for everything." in letter.clipboard()


def test_only_what_goes_by_mail_offers_mail(visit_letter):
    assert visit_letter("accepted-another-job-linkedin").page.locator("[href^=mailto]").count() == 0


def test_it_is_shared_where_the_system_can(visit_letter):
    letter = visit_letter(
        init="navigator.share = (data) => { window.shared = data; return Promise.resolve(); };"
    ).fill()
    letter.press("Share")
    assert letter.page.evaluate("shared") == {
        "title": "Operations Coordinator interview: withdrawing my application",
        "text": letter.letter(),
    }


def test_no_share_button_where_the_system_cannot(visit_letter):
    letter = visit_letter(init="delete Navigator.prototype.share;")
    assert letter.page.get_by_role("button", name="Share").count() == 0


@pytest.mark.parametrize("free", [False, True])
def test_print_shows_the_letter_alone(visit_letter, free):
    letter = visit_letter().fill()
    text = letter.letter()
    if free:
        letter.press("Edit the text freely")
    letter.page.evaluate("window.print = () => { window.printed = true; }")
    letter.press("Print")
    assert letter.page.evaluate("printed")
    letter.page.emulate_media(media="print")
    letter.page.evaluate("document.querySelectorAll('.visually-hidden').forEach((one) => one.remove())")
    shown = letter.page.evaluate("document.body.innerText")
    assert re.sub(r"\s+", " ", shown).strip() == re.sub(r"\s+", " ", text)


def test_a_reminder_for_the_follow_up_is_a_sound_calendar_file(visit_letter):
    letter = visit_letter(timezone_id="America/Los_Angeles")
    with letter.page.expect_download() as download:
        letter.press("Add a reminder to my calendar")
    assert download.value.suggested_filename == "thank-you-after-declining.ics"
    raw = Path(download.value.path()).read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") and raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    here = letter.page.evaluate("[new Date().getFullYear(), new Date().getMonth() + 1, new Date().getDate()]")
    tomorrow = date(*here) + timedelta(days=1)
    assert f"DTSTART:{tomorrow:%Y%m%d}T090000" in lines
    assert any(re.fullmatch(r"DTSTAMP:\d{8}T\d{6}Z", line) for line in lines)
    assert any(re.fullmatch(r"UID:(\d+-){3}\d+@[\w.]+", line) for line in lines)
    assert "SUMMARY:Follow up: A thank-you note after you have declined" in lines
    assert any(line.startswith("DESCRIPTION:http") and "thank-you-after-declining" in line for line in lines)
    assert "calendar file" in letter.status()


# The speaking view


def test_a_script_is_spoken_one_thought_at_a_time(visit_letter):
    letter = visit_letter("same-day-voicemail", width=360).fill(
        recipient="Ms. Okafor", sender="Sam Rivera", role="Analyst"
    )
    letter.press("Speaking view")
    dialog = letter.page.get_by_role("dialog")
    assert (
        dialog.locator(".speaking-view-thought").inner_text()
        == "Hello Ms. Okafor, this is Sam Rivera, about today's Analyst interview."
    )
    assert re.search(r"1 of 9 · about \d\d seconds left", dialog.inner_text())
    back = dialog.get_by_role("button", name="Back")
    assert back.get_attribute("aria-disabled") == "true"
    assert dialog.locator(".speaking-view-thought").evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)") >= 28
    dialog.get_by_role("button", name="Next").click()
    assert "unable to attend" in dialog.locator(".speaking-view-thought").inner_text()
    assert back.get_attribute("aria-disabled") == "false"
    letter.page.keyboard.press("ArrowLeft")
    assert "1 of 9" in dialog.inner_text()
    for _ in range(8):
        letter.page.keyboard.press("ArrowRight")
    assert dialog.locator(".speaking-view-thought").inner_text() == "Goodbye."
    dialog.get_by_role("button", name="Done").click()
    assert letter.page.get_by_role("dialog").count() == 0
    assert letter.page.evaluate("document.activeElement.textContent") == "Speaking view"


def test_a_freely_edited_script_is_spoken_too(visit_letter):
    letter = visit_letter("same-day-voicemail")
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill("Hello Ms. Okafor. I cannot come.\nGoodbye.")
    letter.press("Speaking view")
    thoughts = []
    for _ in range(3):
        thoughts.append(letter.page.locator(".speaking-view-thought").inner_text())
        letter.page.keyboard.press("ArrowRight")
    assert thoughts == ["Hello Ms. Okafor.", "I cannot come.", "Goodbye."]


def test_only_scripts_have_a_speaking_view(visit_letter):
    assert visit_letter().page.get_by_role("button", name="Speaking view").count() == 0


# The letter tells the page


def test_the_page_hears_of_every_change_once_a_frame(visit_letter):
    letter = visit_letter()
    heard = letter.page.evaluate("""async () => {
        const heard = [];
        document.querySelector("article").addEventListener("letter-change", ({ detail }) => heard.push(detail));
        const input = document.querySelector("#write-role");
        for (const text of ["A", "An", "Analyst"]) {
            input.value = text;
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return heard;
    }""")
    assert len(heard) == 1
    assert heard[0]["subject"] == "Analyst interview: withdrawing my application"
    assert heard[0]["text"] == letter.letter()


# Safety


def test_what_is_typed_is_only_ever_text(visit_letter):
    letter = visit_letter().fill(sender=HOSTILE[:80], detail=HOSTILE)
    assert "<img src=x" in letter.letter()
    assert letter.page.locator("#letter-text img, .letter-form img, .copy-letter img").count() == 0
    letter.press("Edit the text freely")
    letter.page.locator("#free-text").fill(HOSTILE)
    letter.press("Copy letter")
    letter.press("Go back to the form")
    assert HOSTILE[:20] in letter.page.get_by_role("dialog").inner_text()
    letter.press("Go back without them")
    assert letter.page.title() != "owned"


@pytest.mark.parametrize("query", ["?recipient=Evil&s0=out", "?<script>alert(1)</script>", "?q=" + "x" * 5000])
def test_a_hostile_query_is_not_even_read(visit_letter, query):
    letter = visit_letter(after=query)
    assert letter.letter().startswith(
        "Dear [recipient's name],\n\nThank you for choosing my application for the [role] interviews"
    )
    assert "Evil" not in letter.page.locator("main").inner_text()


def test_text_from_right_to_left_stays_in_its_blank(visit_letter):
    """Names in Arabic or Hebrew turn no bracket or full stop around them, and their inputs start at the right."""
    letter = visit_letter().fill(recipient="\u05d2\u05d1\u05f3 \u05db\u05d4\u05df", role="\u0645\u062d\u0644\u0644")
    assert letter.letter().startswith("Dear \u05d2\u05d1\u05f3 \u05db\u05d4\u05df,")
    for field in ("recipient", "role"):
        assert (
            letter.page.locator(f"#letter-text [data-field={field}]").first.evaluate(
                "blank => getComputedStyle(blank).unicodeBidi"
            )
            == "isolate"
        )
        assert letter.page.locator(f"#write-{field}").evaluate("input => getComputedStyle(input).direction") == "rtl"
    comma = letter.page.evaluate("""() => {
        const blank = document.querySelector("#letter-text [data-field=recipient]");
        const range = document.createRange();
        range.setStart(blank.nextSibling, 0);
        range.setEnd(blank.nextSibling, 1);
        return range.getBoundingClientRect().left >= blank.getBoundingClientRect().right - 1;
    }""")
    assert comma


def test_a_hundred_thousand_characters_are_text_too(visit_letter):
    letter = visit_letter()
    letter.press("Edit the text freely")
    start = time.monotonic()
    letter.page.locator("#free-text").fill("word " * 20_000)
    letter.press("Copy letter")
    assert len(letter.clipboard()) == 100_000
    assert time.monotonic() - start < 10
    letter.page.evaluate("document.querySelector('#write-role').value = 'x'.repeat(100000)")
    letter.page.locator("#write-role").dispatch_event("input")
    assert len(letter.page.locator(".subjects li").first.inner_text()) > 100_000


# With and without


def test_without_script_the_letter_is_whole_and_nothing_dead_is_shown(visit_letter):
    letter = visit_letter(java_script_enabled=False, leaves=True)
    page = letter.page
    assert page.locator("#letter-text").is_visible()
    assert page.locator(".sheet button, .sheet input[type=radio], .letter-tools :visible").count() == 0
    assert page.get_by_role("link", name="Open as plain text").is_visible()
    assert page.get_by_text("What to fill in").is_visible()


def test_by_keyboard_alone(visit_letter):
    letter = visit_letter(after="#write")
    keyboard = letter.page.keyboard
    for text in ("Ms. Okafor", "Operations Coordinator", "your kindness", "Sam Rivera"):
        keyboard.press("Tab")
        keyboard.type(text)
    # On to the copy button by Enter; by Tab it comes before the form, as it stands on the screen.
    keyboard.press("Enter")
    assert letter.page.evaluate("document.activeElement.className") == "copy-letter-button"
    keyboard.press("Enter")
    letter.page.wait_for_selector(".copy-letter-button[data-done]")
    assert letter.clipboard() == letter.letter()
    assert "your kindness" in letter.clipboard()


def test_by_touch_on_a_small_phone_the_bar_keeps_out_of_the_way(visit_letter):
    letter = visit_letter(width=360, has_touch=True, is_mobile=True)
    page = letter.page
    page.locator("#letter-text .blank[data-field=recipient]").tap()
    assert page.evaluate("document.activeElement.id") == "write-recipient"
    covered = "() => { const b = document.querySelector('.copy-letter').getBoundingClientRect(), i = document.activeElement.getBoundingClientRect(); return b.top < i.bottom && b.bottom > i.top; }"
    assert page.evaluate(covered) is False
    position = "getComputedStyle(document.querySelector('.copy-letter')).position"
    assert page.evaluate(position) == "static"
    page.keyboard.type("Ms. Okafor")
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(position) == "sticky"
    page.locator(".copy-letter-button").tap()
    page.wait_for_selector(".copy-letter-button[data-done]")
    assert letter.clipboard() == letter.letter()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("letter_id", [LETTER, "same-day-voicemail", "accepted-another-job-formal-letter"])
def test_nothing_is_wider_than_the_screen(visit_letter, letter_id, width):
    letter = visit_letter(letter_id, width=width)
    letter.page.evaluate("document.querySelectorAll('details').forEach((row) => (row.open = true))")
    assert letter.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("letter_id", "width", "scheme"), in_every_look([LETTER]))
def test_axe_finds_nothing_before_and_after_use(visit_letter, letter_id, width, scheme):
    letter = visit_letter(letter_id, width=width, color_scheme=scheme)
    page = letter.page

    def check(state):
        settle(page)
        assert violations(page) == [], state

    check("empty")
    letter.fill(role="Analyst")
    letter.choose(0, 1)
    letter.choose(3, "Leave it out")
    letter.press("Copy letter")
    page.locator(".copy-letter-status a").first.wait_for()
    check("used")
    letter.press("Erase everything")
    check("asked")
    page.keyboard.press("Escape")
    letter.press("Edit the text freely")
    check("free")
    page.locator("#free-text").fill("Dear all,\n\nI cannot be there.\n\nSam")
    page.locator(".check-findings .quiet-button").first.wait_for(state="attached")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    check("written freely, with sentences to put in")
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"
    )
    letter.press("Copy letter")
    page.locator(".copy-letter-by-hand").wait_for()
    check("to copy by hand")
    letter.press("Erase everything")
    letter.press("Erase it")
    check("erased")
    letter.fill()
    expect(page.locator(".check-status")).to_contain_text("Everything is there.")
    check("ready to send")


@pytest.mark.parametrize(("letter_id", "width", "scheme"), in_every_look(["same-day-voicemail"]))
def test_axe_finds_nothing_in_the_speaking_view(visit_letter, letter_id, width, scheme):
    letter = visit_letter(letter_id, color_scheme=scheme, width=width)
    letter.press("Speaking view")
    assert violations(letter.page) == []
