"""The blanks of a letter page's form: what is typed fills the letter."""

from __future__ import annotations

from form_site import LETTER, rewriting


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


def test_typing_updates_every_blank_at_once_and_emptying_gives_it_back(visit_letter):
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
    assert "[role]" in letter.fill(role="  ").letter()


def test_dates_are_written_out_and_an_address_keeps_its_lines(visit_letter):
    letter = visit_letter("accepted-another-job-formal-letter")
    assert "For example: November 23, 2026" in letter.page.locator("#write-letter-date-help").inner_text()
    letter.fill(**{"sender-address": "48 Alder Street\n\nPortland, ME 04101 ", "sender": "Sam Rivera"})
    letter.fill(**{"letter-date": "2026-12-03"})
    assert "December 3, 2026" in letter.letter()
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


def test_enter_goes_on_to_the_next_input_and_from_the_last_to_the_copy_button(visit_letter):
    """Where it copies nothing yet."""
    page = visit_letter().page
    page.focus("#write-recipient")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "write-role"
    page.focus("#write-sender")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "copy-letter-button"
    assert page.locator(".copy-letter-button[data-done]").count() == 0
    assert page.locator(".copy-letter-status").inner_text() == ""


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
    letter.page.locator("#free-text").fill("word " * 20_000)
    letter.press("Copy letter")
    assert len(letter.clipboard()) == 100_000
    letter.page.evaluate("document.querySelector('#write-role').value = 'x'.repeat(100000)")
    letter.page.locator("#write-role").dispatch_event("input")
    assert len(letter.page.locator(".subjects li").first.inner_text()) > 100_000


# On a phone


def test_on_a_phone_the_letter_begins_on_the_first_screen_and_the_bar_is_low(visit_letter):
    letter = visit_letter(width=360, height=740, has_touch=True, is_mobile=True)
    bar = letter.page.locator("copy-letter")
    top = bar.bounding_box()["y"]
    sentence = letter.page.locator("#letter-text .sentence").nth(1).bounding_box()
    assert sentence["y"] + 28 < top
    assert letter.page.locator(".subjects").bounding_box()["y"] > sentence["y"]
    assert bar.bounding_box()["height"] <= 100
    letter.press("Copy letter")
    letter.page.wait_for_selector(".copy-letter-button[data-done]")
    assert bar.bounding_box()["height"] <= 100


def test_on_a_phone_the_sentence_comes_along_and_the_subject_only_if_it_is_chosen(visit_letter):
    letter = visit_letter(width=360)
    preview = letter.page.locator(".letter-form-preview")
    letter.page.focus("#write-sender")
    assert preview.inner_text() == "[your name]"
    letter.fill(detail="your kindness")
    assert preview.is_visible()
    assert "asking you about your kindness, which impressed me" in preview.inner_text()


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
