"""/letters/: filtering, searching, counting, the address, and the ways out of "nothing found"."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe import in_every_look, violations
from gallery_site import HOSTILE, matching, overflows
from page_pool import settle
from playwright.sync_api import expect

FACETS = {
    "stage": "stages",
    "reason": "reasons",
    "channel": "channels",
    "tone": "tones",
    "relationship": "relationships",
}
READY = "letter-gallery[data-ready]"


@pytest.fixture
def gallery(visit):
    def open_gallery(query="", **options):
        return visit(f"letters/{query}", **options)

    return open_gallery


def ids(letters, **chosen):
    return {letter["id"] for letter in matching(letters, **chosen)}


def shown(page):
    """The ids of the letters one can see, in order."""
    settle(page)
    links = page.locator(".gallery-letters .letter-card-title:visible")
    return [link.rstrip("/").split("/")[-1] for link in links.evaluate_all("links => links.map(({ href }) => href)")]


def options_of(page, facet):
    """The options of a facet: value -> (count, whether it can be chosen)."""
    found = page.locator(f"#gallery-{facet} option").evaluate_all(
        "options => options.map(({ value, textContent, disabled }) => [value, textContent, disabled])"
    )
    return {value: (int(re.search(r"\((\d+)\)$", text)[1]), not disabled) for value, text, disabled in found}


def count(page):
    return page.locator(".gallery-count").inner_text()


def asked(page):
    settle(page)
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).fragment).items()}


# Filters


@pytest.mark.parametrize("facet", ["reason", "guideline"])
def test_each_filter_leaves_the_letters_that_have_the_value(gallery, letters, facet):
    page = gallery()
    values = [value for value in options_of(page, facet) if value]
    for value in (values[0], values[-1]):
        page.select_option(f"#gallery-{facet}", value)
        wanted = ids(letters, **{facet: value})
        expect(page).to_have_url(re.compile(f"{facet}={value}"))
        expect(page.locator(".gallery-count")).to_have_text(re.compile(rf"^{len(wanted)} letters? of {len(letters)}$"))
        while page.locator(".gallery-more").is_visible():
            page.locator(".gallery-more").click()
        assert set(shown(page)) == wanted
        assert len(shown(page)) == len(wanted)


def test_filters_add_up_and_are_in_the_address(gallery, letters):
    page = gallery()
    page.select_option("#gallery-stage", "invited")
    page.select_option("#gallery-tone", "formal")
    expect(page).to_have_url(re.compile(r"/letters/#stage=invited&tone=formal$"))
    assert set(shown(page)) == ids(letters, stage="invited", tone="formal")


def test_every_option_says_how_many_letters_it_would_leave(gallery, letters):
    page = gallery("#stage=invited&tone=warm")
    chosen = {"stage": "invited", "tone": "warm"}
    for facet in [*FACETS, "guideline"]:
        others = {name: value for name, value in chosen.items() if name != facet}
        for value, (number, can_be_chosen) in options_of(page, facet).items():
            wanted = len(ids(letters, **others, **({facet: value} if value else {})))
            assert number == wanted, (facet, value)
            assert can_be_chosen == (wanted > 0 or value == ""), (facet, value)


def test_counts_follow_what_is_typed(gallery):
    page = gallery()
    before = options_of(page, "channel")["email"][0]
    page.fill("#gallery-q", "voicemail")
    expect(page.locator(".gallery-count")).to_contain_text(" of ")
    settle(page)
    assert options_of(page, "channel")["email"][0] < before


def test_options_carry_the_words_of_the_vocabulary(gallery, labels):
    page = gallery()
    text = page.locator("#gallery-reason option[value=pay]").inner_text()
    assert text.startswith(labels["reasons"]["pay"])


def test_each_filter_is_labelled_and_the_search_is_a_landmark(gallery):
    page = gallery()
    for label in ("Search in your own words", "Stage", "Reason", "Channel", "Tone", "Recipient", "Guideline"):
        assert page.get_by_label(label, exact=True).count() == 1
    assert page.get_by_role("search", name="Find your letter").is_visible()


def test_the_address_sets_the_filters(gallery, letters):
    page = gallery("#stage=offer&channel=phone&q=the")
    assert page.locator("#gallery-stage").input_value() == "offer"
    assert page.locator("#gallery-channel").input_value() == "phone"
    assert page.locator("#gallery-q").input_value() == "the"
    assert set(shown(page)) <= ids(letters, stage="offer", channel="phone")
    assert shown(page)


def test_an_old_address_is_followed_and_no_longer_asks_the_host(gallery):
    page = gallery("?stage=offer&q=the", leaves=True)
    assert asked(page) == {"stage": "offer", "q": "the"}
    assert urlsplit(page.url).query == ""
    found = shown(page)
    with page.expect_request("**/letters/"):
        page.reload()
    page.wait_for_selector(READY)
    assert shown(page) == found


def test_an_address_put_in_by_hand_is_followed_without_a_request(gallery):
    """As the search of the browser puts it in, and as Back takes it away; a place on the page changes nothing."""
    page = gallery()
    everything = count(page)
    page.evaluate("location.hash = 'q=commute&tone=warm'")
    expect(page.locator("#gallery-q")).to_have_value("commute")
    assert page.locator("#gallery-tone").input_value() == "warm"
    found = shown(page)
    page.evaluate("location.hash = 'main-content'")
    assert shown(page) == found
    page.go_back()
    page.go_back()
    expect(page.locator("#gallery-q")).to_have_value("")
    expect(page.locator(".gallery-count")).to_have_text(everything)


def test_coming_back_from_a_letter_finds_the_same_filters(gallery):
    page = gallery(leaves=True)
    page.select_option("#gallery-stage", "invited")
    page.fill("#gallery-q", "commute")
    expect(page).to_have_url(re.compile("q=commute"))
    found = shown(page)
    page.locator(".gallery-letters .letter-card-title:visible").first.click()
    page.wait_for_selector("#letter-text")
    page.go_back()
    page.wait_for_selector(READY)
    expect(page.locator("#gallery-q")).to_have_value("commute")
    assert shown(page) == found


def test_results_lead_to_their_letters(gallery, letters):
    page = gallery("#stage=missed", leaves=True)
    link = page.locator(".gallery-letters .letter-card-title:visible").first
    [wanted] = [letter for letter in letters if letter["title"] == link.inner_text()]
    assert wanted["stage"] == "missed"
    link.click()
    page.wait_for_selector("#letter-text")
    assert page.url.endswith(f"/letters/{wanted['id']}/")


def test_later_pages_of_the_list_filter_too(visit, letters):
    page = visit("letters/page/2/#stage=missed", leaves=True)
    assert set(shown(page)) == ids(letters, stage="missed")
    page.locator(".gallery-letters .letter-card-title:visible").first.click()
    page.wait_for_selector("#letter-text")


def test_a_result_looks_like_the_entry_of_the_finished_page(gallery):
    page = gallery()
    card = ".gallery-letters .letter-card:visible"
    finished = page.locator(card).evaluate_all("cards => cards.map((card) => card.innerText)")
    page.fill("#gallery-q", page.locator(".gallery-letters .letter-card-title:visible").first.inner_text())
    expect(page.locator(".gallery-count")).to_contain_text(" of ")
    found = page.locator(card).evaluate_all("cards => cards.map((card) => card.innerText)")
    assert set(finished) & set(found)


# Search: what is found is tested in Tests/Scripts/search.test.mjs


def test_the_letters_found_are_in_the_order_of_the_search(gallery):
    page = gallery("#q=family+emergency+today")
    assert shown(page)[0] == "same-day-family-emergency-phone"


def test_replies_questions_guidelines_and_debates_are_found_beside_letters(gallery):
    page = gallery("#q=do+i+have+to+give+a+reason", leaves=True)
    assert shown(page)[0] == "no-reason"
    for kind in ("Questions", "Where experts disagree"):
        assert page.get_by_role("heading", name=kind).is_visible()
    page.get_by_role("link", name="Do I have to give a reason?").click()
    page.wait_for_selector("#have-to-give-a-reason")


def test_a_reason_leads_to_a_letter_put_together_for_it(gallery):
    page = gallery("#q=the+commute+is+too+far", leaves=True)
    page.locator(".gallery-lead a").click()
    page.locator(".write-desk .sentence").first.wait_for()
    assert page.locator("#choose-reason").input_value() == "commute"


def test_where_no_letter_has_all_words_the_nearest_are_shown_and_it_is_said(gallery):
    page = gallery("#q=burnout+zebras+in+patagonia")
    assert "health-reasons" in shown(page)[:3]
    expect(page.get_by_text("These come closest.").first).to_be_visible()
    page.fill("#gallery-q", "xyzzyx")
    expect(page.get_by_text("where most people start").first).to_be_visible()
    assert shown(page)


def test_on_a_phone_results_come_right_below_the_search(gallery):
    page = gallery(width=360, height=740)
    page.fill("#gallery-q", "sick")
    expect(page.locator(".gallery-count")).to_contain_text(" of ")
    field = page.locator("#gallery-q").bounding_box()
    first = page.locator(".gallery-letters .letter-card-title:visible").first.bounding_box()
    assert first["y"] - field["y"] < 250
    assert page.locator("#gallery-stage").is_hidden()


def test_search_finds_words_that_stand_in_the_text_alone(gallery, placed_site):
    page = gallery()
    text = (placed_site.folder / "letters/commute-too-long/letter.txt").read_text(encoding="utf-8")
    # The first sentence thanks, as that of many others does.
    page.fill("#gallery-q", text.split("\n\n")[1].split(". ")[1][:60])
    expect(page.locator(".gallery-count")).to_contain_text(" of ")
    assert "commute-too-long" in shown(page)


def test_the_enter_key_leads_to_the_letters(gallery):
    page = gallery()
    page.fill("#gallery-q", "commute")
    page.press("#gallery-q", "Enter")
    expect(page.locator("#letters")).to_be_focused()
    assert shown(page)


# The count


def test_the_count_is_one_status_whose_text_changes(gallery, letters):
    page = gallery()
    assert count(page) == f"{len(letters)} letters"
    page.evaluate("window.region = document.querySelector('.gallery-letters > [role=status]')")
    page.select_option("#gallery-tone", "firm")
    expect(page.locator(".gallery-count")).to_contain_text(f"of {len(letters)}")
    page.wait_for_function("() => window.region.isConnected && window.region.textContent.includes(' of ')")


# Many letters


def test_the_finished_page_stays_until_something_is_asked_for(gallery):
    page = gallery()
    finished = shown(page)
    assert len(finished) == 24
    assert page.locator(".pagination").is_visible()
    page.select_option("#gallery-tone", "firm")
    expect(page.locator(".pagination")).to_be_hidden()
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".pagination")).to_be_visible()
    assert shown(page) == finished
    assert asked(page) == {}


def test_no_more_than_24_are_shown_at_a_time(gallery, letters):
    page = gallery("#stage=invited")
    number = len(ids(letters, stage="invited"))
    assert len(shown(page)) == 24 < number
    more = page.get_by_role("button", name=f"Show {min(24, number - 24)} more")
    more.click()
    assert len(shown(page)) == min(48, number)
    focused = page.evaluate("document.activeElement.href")
    assert focused.rstrip("/").split("/")[-1] == shown(page)[24]


# Nothing found


def test_nothing_found_offers_the_way_that_brings_most_back(gallery, letters, labels):
    page = gallery("#channel=portal&tone=firm")
    assert shown(page) == []
    assert page.get_by_text("No letter fits everything you asked for.").is_visible()
    without = {"channel": ids(letters, tone="firm"), "tone": ids(letters, channel="portal")}
    best = max(without, key=lambda name: len(without[name]))
    dropped = {"channel": labels["channels"]["portal"], "tone": labels["tones"]["firm"]}[best]
    page.get_by_role("button", name=f"Without “{dropped}”: {len(without[best])} letter").click()
    expect(page.locator("#letters")).to_be_focused()
    assert set(shown(page)) == without[best]
    assert set(asked(page)) == {"channel", "tone"} - {best}


def test_nothing_found_can_give_up_the_search(gallery, letters):
    page = gallery("#q=strike&tone=firm")
    page.get_by_role("button", name="Without “strike”").click()
    assert set(shown(page)) == ids(letters, tone="firm")
    assert asked(page) == {"tone": "firm"}


def test_nothing_found_can_start_again(gallery, letters):
    page = gallery("#q=strike&tone=firm&channel=portal")
    assert page.get_by_role("button", name="Without").count() == 0
    page.get_by_role("button", name=f"Start again with all {len(letters)} letters").click()
    assert asked(page) == {}
    assert count(page) == f"{len(letters)} letters"
    expect(page.locator("#letters")).to_be_focused()


# Hostile addresses


@pytest.mark.parametrize("value", ["<img src=x onerror=alert(1)>", "__proto__", "a" * 5000])
def test_an_address_with_unknown_values_shows_everything(gallery, letters, value):
    page = gallery(f"#stage={value}&constructor={value}&guideline=toString")
    assert page.locator("#gallery-stage option:checked").inner_text() == f"Any ({len(letters)})"
    assert count(page) == f"{len(letters)} letters"


def test_what_is_searched_for_is_only_ever_text(gallery):
    page = gallery()
    page.select_option("#gallery-tone", "brief")
    page.fill("#gallery-q", f"retirement {HOSTILE}"[:100])
    expect(page.locator(".gallery-empty")).to_contain_text("<img src=x onerror=")
    assert page.locator(".gallery-letters img").count() == 0
    assert "owned" not in page.title()
    assert not overflows(page)


def test_an_endless_search_in_the_address_is_cut(gallery):
    page = gallery("#q=" + "x" * 10_000)
    assert len(page.locator("#gallery-q").input_value()) == 100


# Every reader


def test_by_keyboard_alone(gallery, letters, labels):
    page = gallery(leaves=True)
    page.locator("#gallery-q").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "gallery-stage"
    page.keyboard.type(labels["stages"]["missed"][:16])
    settle(page)
    assert set(shown(page)) == ids(letters, stage="missed")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#letters")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#letter-text")


def test_by_touch_at_360_pixels(gallery, letters):
    page = gallery(width=360, has_touch=True, is_mobile=True)
    page.locator(".gallery-search summary").tap()
    page.select_option("#gallery-stage", "offer")
    number = len(ids(letters, stage="offer"))
    page.get_by_role("button", name=f"Show {number} letters").tap()
    expect(page.locator("#letters")).to_be_in_viewport()
    expect(page.locator("#letters")).to_be_focused()
    for control in page.locator(".gallery-filters :is(select, input, button):visible").all():
        assert control.bounding_box()["height"] >= 44
    assert not overflows(page)


@pytest.mark.parametrize(
    ("query", "width", "scheme", "options"),
    in_every_look(["", "#stage=invited&tone=warm", "#q=zebra", "#channel=portal&tone=firm"]),
)
def test_axe_finds_nothing(gallery, query, width, scheme, options):
    page = gallery(query, width=width, color_scheme=scheme)
    # The rest of the page is looked at by the tour.
    assert violations(page, options, "main") == []
    assert not overflows(page)


def test_without_a_script_the_finished_page_is_whole(visit):
    page = visit("letters/", java_script_enabled=False, leaves=True)
    assert page.locator(".gallery-facet summary:visible").count() == len(FACETS)
    assert page.locator(".letter-card:visible").count() == 24
    assert page.locator(".pagination").is_visible()
    assert page.locator("form, input, select, button").count() == 0
    page.locator(".gallery-facet summary").first.click()
    page.locator(".gallery-facet a").first.click()
    assert re.search(r"/stages/[a-z-]+/$", page.url)


def test_links_come_back_where_the_script_does_not_arrive(visit):
    def block(page):
        page.route("**/letter-gallery.js", lambda route: route.fulfill(body="", content_type="text/javascript"))

    page = visit("letters/", before=block, until=None)
    links = page.locator(".gallery-facet summary").first
    expect(links).to_have_css("visibility", "hidden")
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(links).to_have_css("visibility", "visible")
