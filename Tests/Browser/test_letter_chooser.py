"""/write/: from what one wants to do, question by question, to the letter with its form open."""

from __future__ import annotations

from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from gallery_site import LOOKS, labels, letters, matching, overflows, violations, visit  # noqa: F401 (fixtures)
from playwright.sync_api import expect

STEPS = ["aim", "stage", "reason", "channel", "tone"]
READY = "letter-chooser[data-ready]"


@pytest.fixture
def chooser(visit):
    def open_chooser(query="", **options):
        return visit(f"write/{query}", READY, **options)

    return open_chooser


def answers_in(address):
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


def choices(page):
    """What can be chosen: label -> (how many letters it leaves, where it leads)."""
    rows = page.locator(".index-list .index-row").evaluate_all(
        """rows => rows.map((row) => [
            row.querySelector(".index-label").textContent, row.querySelector(".index-count").textContent, row.href])""")
    return {label: (int(number.split()[0]), href) for label, number, href in rows}


def choose(page, label):
    page.locator(".index-row").filter(has=page.get_by_text(label, exact=True)).click()


def question(page):
    return page.locator(".chooser-heading").inner_text()


# The way to a letter


QUESTIONS = {
    "aim": "What do you want to do?",
    "stage": "Where are you?",
    "reason": "Why?",
    "channel": "How will you say it?",
    "tone": "In which tone?",
}


def test_the_whole_way_by_mouse(chooser, letters, labels):
    """To one letter, by what it says of itself."""
    page = chooser(leaves=True)
    [wanted] = [letter for letter in letters if letter["id"] == "no-reason"]
    answers = {}
    for step, question_text in QUESTIONS.items():
        assert question(page) == question_text
        before = len(matching(letters, **answers))
        assert page.locator("letter-chooser").get_by_role("status").inner_text() == f"{before} letters fit."
        answers[step] = wanted[step]
        label = labels[f"{step}s"][wanted[step]]
        assert choices(page)[label][0] == len(matching(letters, **answers))
        choose(page, label)
        if len(matching(letters, **answers)) == 1:
            break
    page.wait_for_selector("#letter-text")
    assert page.url.endswith("/letters/no-reason/#write")


def test_every_way_leads_to_a_letter_and_no_choice_to_none(chooser, letters):
    """Follows every link of every question there is."""
    page = chooser()
    seen, reached, waiting = set(), Counter(), [""]
    while waiting:
        query = waiting.pop()
        if query in seen:
            continue
        seen.add(query)
        page.evaluate("""query => {
            history.replaceState(null, "", location.pathname + query);
            dispatchEvent(new PopStateEvent("popstate"));
        }""", query)
        answers = answers_in(f"{page.url}")
        found = choices(page)
        cards = page.locator(".chooser .letter-card-title").evaluate_all("links => links.map(({ href }) => href)")
        assert len(found) > 1 or cards, query
        for label, (number, href) in found.items():
            assert number > 0, (query, label)
            if "#write" in href:
                assert number == 1
                reached[href.split("/")[-2]] += 1
            else:
                assert number == len(matching(letters, **answers_in(href))), (query, label)
                assert answers.items() <= answers_in(href).items()
                waiting.append(f"?{urlsplit(href).query}")
        for href in cards:
            reached[href.split("/")[-2]] += 1
    assert set(reached) == {letter["id"] for letter in letters}
    assert len(seen) > 20


def test_a_question_with_one_answer_is_not_asked(chooser, letters, labels):
    page = chooser()
    choose(page, labels["aims"]["negotiate"])
    stages = {letter["stage"] for letter in letters if letter["aim"] == "negotiate"}
    assert len(stages) == 1
    assert question(page) == "Why?"


def test_a_choice_that_leaves_one_letter_opens_it_and_says_so(chooser, letters, labels):
    # A stage at which there are few enough reasons for each to be explained, and one of them has a single letter.
    found = Counter((letter["stage"], letter["reason"]) for letter in letters if letter["aim"] == "decline")
    reasons = Counter(stage for stage, _ in found)
    stage, reason = next(case for case, number in found.items() if number == 1 and 1 < reasons[case[0]] <= 7)
    [letter] = matching(letters, aim="decline", stage=stage, reason=reason)
    page = chooser(f"?aim=decline&stage={stage}", leaves=True)
    row = page.locator("li").filter(has=page.get_by_text(labels["reasons"][reason], exact=True))
    assert f"Opens: {letter['title']}" in row.inner_text()
    row.get_by_role("link").click()
    page.wait_for_selector("#letter-text")
    assert page.url.endswith(f"/letters/{letter['id']}/#write")


def test_letters_that_answers_cannot_tell_apart_are_all_offered(chooser, letters):
    cases = Counter(tuple(letter[step] for step in STEPS) for letter in letters)
    case = next(case for case, number in cases.items() if number > 1)
    answers = dict(zip(STEPS, case))
    page = chooser("?" + "&".join(f"{step}={value}" for step, value in answers.items()))
    assert question(page) == "Which of these is it?"
    titles = page.locator(".chooser .letter-card-title").all_inner_texts()
    assert sorted(titles) == sorted(letter["title"] for letter in matching(letters, **answers))


def test_the_first_question_also_leads_to_deciding(chooser):
    page = chooser(leaves=True)
    page.get_by_role("link", name="Not sure yet? Decide first").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Decide first")


# Back, and other answers


def test_the_browser_goes_back_question_by_question(chooser, labels):
    page = chooser()
    choose(page, labels["aims"]["decline"])
    choose(page, labels["stages"]["invited"])
    assert question(page) == "Why?"
    assert page.url.endswith("/write/?aim=decline&stage=invited")
    page.go_back()
    expect(page.locator(".chooser-heading")).to_have_text("Where are you?")
    page.go_back()
    expect(page.locator(".chooser-heading")).to_have_text("What do you want to do?")
    page.go_forward()
    expect(page.locator(".chooser-heading")).to_have_text("Where are you?")


def test_back_asks_the_last_question_again(chooser, labels):
    page = chooser("?aim=decline&stage=invited")
    page.get_by_role("link", name="Back", exact=True).click()
    assert question(page) == "Where are you?"
    assert page.locator("[aria-current=true] .index-label").inner_text() == labels["stages"]["invited"]
    page.get_by_role("link", name="Back", exact=True).click()
    assert question(page) == "What do you want to do?"


def test_start_again_forgets_all_answers(chooser):
    page = chooser("?aim=decline&stage=invited&reason=fit")
    page.get_by_role("link", name="Start again").click()
    assert question(page) == "What do you want to do?"
    assert answers_in(page.url) == {}
    assert not page.locator(".chooser-answers").is_visible()


def test_a_changed_answer_keeps_the_later_ones_that_still_fit(chooser, letters, labels):
    page = chooser("?aim=decline&stage=invited&reason=fit")
    page.get_by_role("link", name="Change Where are you?").click()
    assert question(page) == "Where are you?"
    kept = next(
        stage for stage, number in Counter(letter["stage"] for letter in matching(letters, aim="decline", reason="fit")).items()
        if number > 1 and stage != "invited")
    choose(page, labels["stages"][kept])
    assert answers_in(page.url) == {"aim": "decline", "stage": kept, "reason": "fit"}


def test_a_changed_answer_drops_the_later_ones_that_leave_no_letter(chooser, letters, labels):
    page = chooser("?aim=decline&stage=invited&reason=fit&again=stage")
    dropped = next(
        stage for stage, number in Counter(letter["stage"] for letter in matching(letters, aim="decline")).items()
        if number > 1 and not matching(letters, aim="decline", stage=stage, reason="fit"))
    choose(page, labels["stages"][dropped])
    assert answers_in(page.url) == {"aim": "decline", "stage": dropped}


# The address


def test_the_address_holds_the_answers(chooser, letters, labels):
    page = chooser("?aim=decline&stage=invited")
    assert question(page) == "Why?"
    rows = page.locator(".chooser-answers > div").all_inner_texts()
    assert [labels["aims"]["decline"] in rows[0], labels["stages"]["invited"] in rows[1]] == [True, True]
    assert len(rows) == 2


@pytest.mark.parametrize("query", [
    "?aim=<img src=x onerror=alert(1)>", "?aim=__proto__&stage=constructor", "?again=aim", "?again=toString",
    "?stage=" + "x" * 5000,
])
def test_an_address_that_means_nothing_asks_the_first_question(chooser, query):
    page = chooser(query)
    assert question(page) == "What do you want to do?"


def test_answers_that_leave_no_letter_together_are_not_taken(chooser, letters, labels):
    assert not matching(letters, aim="reschedule", stage="offer")
    page = chooser("?aim=reschedule&stage=offer")
    answered = page.locator(".chooser-answers").inner_text()
    assert labels["aims"]["reschedule"] in answered
    assert labels["stages"]["offer"] not in answered


def test_answers_are_links_that_open_in_another_tab(chooser):
    page = chooser(leaves=True)
    with page.context.expect_page() as opened:
        page.locator(".index-row").first.click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_selector(READY)
    assert answers_in(opened.value.url) == {"aim": "decline"}
    assert question(page) == "What do you want to do?"


# Every reader


def test_each_question_takes_the_focus_and_the_count_is_announced(chooser, letters, labels):
    page = chooser()
    page.evaluate("window.region = document.querySelector('letter-chooser [role=status]')")
    choose(page, labels["aims"]["decline"])
    expect(page.locator(".chooser-heading")).to_be_focused()
    number = len(matching(letters, aim="decline"))
    assert page.evaluate("window.region.isConnected && window.region.textContent") == f"{number} letters fit."


def test_by_keyboard_alone(chooser):
    page = chooser(leaves=True)
    page.locator(".index-row").first.focus()
    for _ in range(8):
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        if "#write" in page.url:
            break
        expect(page.locator(".chooser-heading")).to_be_focused()
        page.keyboard.press("Tab")
    page.wait_for_selector("#letter-text")


def test_by_touch_at_360_pixels(chooser):
    page = chooser(width=360, has_touch=True, is_mobile=True, leaves=True)
    for _ in range(8):
        for row in page.locator(".index-row, .chooser-ways a, .chooser-answers a").all():
            assert row.bounding_box()["height"] >= 44
        assert not overflows(page)
        page.locator(".index-row, .chooser .letter-card-title").first.tap()
        page.wait_for_timeout(100)
        if "#write" in page.url:
            break
    page.wait_for_selector("#letter-text")


@pytest.mark.parametrize("width,scheme", LOOKS)
@pytest.mark.parametrize("query", [
    "", "?aim=decline&stage=invited", "?aim=decline&stage=invited&reason=fit&again=stage", "?aim=reschedule",
])
def test_axe_finds_nothing(chooser, query, width, scheme):
    page = chooser(query, width=width, color_scheme=scheme)
    assert violations(page) == []
    assert not overflows(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_without_a_script_every_case_is_a_link(visit, letters, width, labels):
    page = visit("write/", "letter-chooser", java_script_enabled=False, leaves=True, width=width)
    assert page.locator("form, input, button").count() == 0
    cases = Counter((letter["stage"], letter["reason"]) for letter in letters)
    links = page.locator("letter-chooser .index-row")
    assert links.count() == len(cases)
    assert not overflows(page)
    only = next(letter for letter in letters if cases[letter["stage"], letter["reason"]] == 1)
    section = page.locator("section").filter(has=page.get_by_role("heading", name=labels["stages"][only["stage"]], exact=True))
    section.get_by_role("link", name=labels["reasons"][only["reason"]]).click()
    assert page.url.endswith(f"/letters/{only['id']}/")


def test_links_come_back_where_the_script_does_not_arrive(visit):
    def block(page):
        page.route("**/letter-chooser.js", lambda route: route.fulfill(body="", content_type="text/javascript"))

    page = visit("write/", ".site-main", before=block)
    expect(page.locator("letter-chooser a").first).to_have_css("visibility", "visible", timeout=10_000)
