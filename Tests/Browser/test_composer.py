"""The composer: from a situation to a fitting letter on the clipboard, on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axe import CONTRAST_ONLY, violations
from composer_site import PHONE, READY, Composer, Journey, lead_to_a_letter
from form_site import LetterPage
from page_pool import settle
from playwright.sync_api import Page, expect

ANOTHER_JOB = r"(?i)another (job|position|offer|employer|post)|accepted|signed|committed|taken a job|spoken for"
CANCEL = r"(?i)cancel|interview|date|time|withdraw|calendar"
ILL = r"(?i)\b(ill|unwell|health|doctor)\b"

JOURNEYS = {
    "another job, with an interview on Thursday, by email": Journey(
        "I have accepted another job", [("answer", "Interview on the calendar")], ANOTHER_JOB, ILL
    ),
    "the same by text": Journey(
        "I have accepted another job",
        [("answer", "Interview on the calendar"), ("channel", "text")],
        ANOTHER_JOB,
        r"(?i)Subject|Regards",
    ),
    "not looking, on LinkedIn": Journey(
        "A recruiter wrote to me", [("reason", "not-looking")], r"(?i)looking|settled|happy where|change of job"
    ),
    "no reason, formal": Journey(
        "I would rather not say why",
        [("answer", "Invited to interview"), ("tone", "formal")],
        r"Dear|Sincerely",
        r"(?i)n't|committee|panel",
    ),
    "today, by phone, with a reason": Journey(
        "The interview is today", [("answer", "Caring for someone")], r"(?i)family|home|care|caring"
    ),
    "today, by phone, without a reason": Journey("The interview is today", [], r"(?i)today|interview", ILL),
    "missed it": Journey("I missed the interview", [], r"(?i)sorry|apolog"),
    "after the final round": Journey(
        "I had an interview and don't want to continue",
        [("stage", "after-final")],
        r"(?i)withdraw|decline|not|out of the running",
    ),
    "an offer, over pay": Journey(
        "They have offered me the job", [("answer", "The pay is too low")], r"(?i)pay|salary|figure|range|money"
    ),
    "withdrawing an acceptance": Journey("I said yes and have to take it back", [], r"(?i)accept|word|yes|promise"),
    "a referral": Journey("Somebody referred me", [], r"(?i)your word|you (were|put)"),
    "an internal role": Journey("The job is with my own employer", [], r"(?i)team|staying|role"),
    "rescheduling": Journey("I need another time", [], r"\[first other time\]"),
}


@pytest.fixture
def composer(visit: Callable[..., Page]) -> Callable[..., Composer]:
    def opened(fragment: str = "", **settings) -> Composer:
        page = visit(f"write/{fragment}", **{**PHONE, **settings})
        page.locator(READY).wait_for()
        return Composer(page)

    return opened


FIRST = ("another job, with an interview on Thursday, by email", "the same by text", "missed it")
"""One answer, one choice from a list and nothing but a tap, which the first tier tries. What letter each situation
gives is seen by Tests/Scripts/composer.test.mjs as well."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in FIRST else pytest.mark.extended) for name in JOURNEYS]
)
def test_a_situation_leads_to_its_letter_in_five_taps(visit, name):
    lead_to_a_letter(visit("", leaves=True, **PHONE), JOURNEYS[name])


def test_what_is_typed_stays_whatever_is_chosen(composer):
    letter = composer("#stage=scheduled&reason=pay")
    letter.page.fill("#write-recipient", "Jo Okafor")
    letter.page.fill("#write-sender", "Sam Rivera")
    for facet, value in [
        ("channel", "text"),
        ("tone", "warm"),
        ("stage", "offer"),
        ("channel", "letter"),
        ("reason", "health"),
    ]:
        letter.select(facet, value)
        assert "Jo Okafor" in letter.letter() and "Sam Rivera" in letter.letter()
    assert letter.page.input_value("#write-sender") == "Sam Rivera"


def test_a_choice_changes_the_letter_in_place_and_can_be_taken_back(composer):
    letter = composer("#stage=invited&reason=pay")
    before = letter.letter()
    letter.select("channel", "phone")
    spoken = letter.letter()
    assert spoken != before
    assert re.search("this is|it's", spoken)
    expect(letter.page.get_by_role("button", name="Speaking view")).to_be_visible()
    expect(letter.page.get_by_role("button", name="Copy subject")).to_be_hidden()
    letter.page.get_by_role("button", name="Undo").tap()
    assert letter.letter() == before
    assert letter.page.input_value("#choose-channel") == "email"


def test_another_wording_can_be_asked_for_again_and_again(composer):
    letter = composer("#stage=after-first&reason=fit")
    seen = [letter.letter()]
    for _ in range(4):
        letter.page.get_by_role("button", name="Another wording").tap()
        assert letter.letter() not in seen
        seen.append(letter.letter())
    for before in reversed(seen[:-1]):
        letter.page.get_by_role("button", name="Undo").tap()
        assert letter.letter() == before


def test_a_link_carries_the_wording_and_nothing_that_was_typed(composer, visit):
    letter = composer("#stage=after-first&reason=fit")
    letter.page.get_by_role("button", name="Another wording").tap()
    letter.page.locator(".letter-form-part.fold summary").first.tap()
    letter.page.locator(".letter-form-sentence summary").first.tap()
    letter.page.locator(".letter-form-sentence").first.locator("input").nth(1).check()
    wording = letter.letter()
    letter.page.fill("#write-sender", "Sam Rivera")
    letter.page.locator(".letter-form-part.fold summary").filter(has_text="More ways").tap()
    letter.page.get_by_role("button", name="Copy a link").tap()
    expect(letter.page.locator(".copy-letter-status")).to_contain_text("Link copied")
    link = letter.clipboard()
    assert "Sam" not in link and urlsplit(link).query == ""
    other = visit(f"write/#{urlsplit(link).fragment}", **PHONE)
    other.locator(READY).wait_for()
    other.evaluate("sessionStorage.clear()")
    assert LetterPage(other).letter().split("\n")[0] == wording.split("\n")[0]
    assert LetterPage(other).letter().replace("Sam Rivera", "[your name]") == wording


def test_the_open_questions_are_asked_one_after_the_other(composer):
    letter = composer()
    question = letter.page.locator(".composer-question h2")
    expect(question).to_have_text("How far along are you?")
    letter.page.get_by_role("button", name="Offered the job").tap()
    expect(question).to_have_text("Why?")
    letter.page.get_by_role("button", name="Something else").tap()
    expect(question).to_have_count(0)
    expect(letter.page.locator("#choose-reason")).to_be_focused()
    assert letter.page.input_value("#choose-stage") == "offer"


@pytest.mark.parametrize(
    "fragment",
    [
        "#stage=__proto__&tone=constructor&reason=<img src=x>&wording=99999999",
        "#aim=reschedule&stage=offer",
    ],
)
def test_an_address_that_means_nothing_gives_a_letter_all_the_same(composer, fragment):
    assert len(composer(fragment).letter()) > 100


def test_on_the_page_of_a_letter_another_choice_changes_it_and_back(visit_letter):
    letter = visit_letter()
    own = letter.letter()
    title = letter.page.locator("h1").inner_text()
    letter.page.locator(".composer-fold > summary").click()
    letter.page.select_option("#choose-reason", "pay")
    assert letter.letter() != own
    expect(letter.page.locator("h1")).to_have_text("The pay is too low")
    letter.page.select_option("#choose-reason", "accepted-another-job")
    assert letter.letter() == own
    expect(letter.page.locator("h1")).to_have_text(title)


def test_nothing_is_asked_of_the_host_while_one_chooses(composer):
    letter = composer()
    requests: list[str] = []
    letter.page.on("request", lambda request: requests.append(request.url))
    for facet, value in [("channel", "voicemail"), ("tone", "warm"), ("channel", "email")]:
        letter.select(facet, value)
    letter.page.get_by_role("button", name="Another wording").tap()
    letter.page.fill("#write-sender", "Sam")
    settle(letter.page)
    assert requests == []


def test_axe_finds_nothing_by_day_and_night(composer):
    page = composer("#stage=offer").page
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, CONTRAST_ONLY) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [360, 1280])
def test_without_a_script_each_situation_leads_to_the_nearest_letter(visit, width):
    page = visit("write/", java_script_enabled=False, leaves=True, width=width)
    assert page.locator("form, button, select").count() == 0
    section = page.locator(".write-stage").filter(
        has=page.get_by_role("heading", name="Interview on the calendar", exact=True)
    )
    row = section.get_by_role("link", name="You are going back to study")
    expect(row).to_contain_text("gives no reason")
    row.click()
    assert "/letters/" in page.url
