"""/write/: from what one wants to do, question by question, to the letter with its form open."""

from __future__ import annotations

from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from axe import in_every_look, violations
from gallery_site import matching, overflows
from playwright.sync_api import expect

STEPS = ["aim", "stage", "reason", "channel", "tone"]
READY = "letter-chooser[data-ready]"


@pytest.fixture
def chooser(visit):
    def open_chooser(query="", **options):
        return visit(f"write/{query}", **options)

    return open_chooser


def answers_in(address):
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


def choices(page):
    """What can be chosen: label -> (how many letters it leaves, where it leads)."""
    rows = page.locator(".index-list .index-row").evaluate_all(
        """rows => rows.map((row) => [
            row.querySelector(".index-label").textContent, row.querySelector(".index-count").textContent, row.href])"""
    )
    return {label: (int(number.split()[0]), href) for label, number, href in rows}


def choose(page, label):
    page.locator(".index-row").filter(has=page.get_by_text(label, exact=True)).click()


def question(page):
    return page.locator(".chooser-heading").inner_text()


# The way to a letter


USUAL_AIM = "decline"
"""What the chooser takes for granted: the first aim of the vocabulary."""

QUESTIONS = {
    "aim": "What do you want to do?",
    "stage": "Where are you?",
    "reason": "Why?",
    "channel": "How will you say it?",
    "tone": "In which tone?",
}


def cases(letters, aim=USUAL_AIM):
    """The letters of each stage and reason at which there are letters with that aim."""
    found = {}
    for letter in matching(letters, aim=aim):
        found.setdefault((letter["stage"], letter["reason"]), []).append(letter)
    return found


def usual(letters, case):
    """Of the letters of a case, those said as most are at that stage: by channel, then tone, then recipient."""
    left = case
    for facet in ("channel", "tone", "relationship"):
        share = Counter(letter[facet] for letter in matching(letters, aim=case[0]["aim"], stage=case[0]["stage"]))
        most = max(share[letter[facet]] for letter in left)
        left = [letter for letter in left if share[letter[facet]] == most]
    return {letter["id"] for letter in left}


def test_two_choices_lead_to_a_letter_of_every_case(chooser, letters, labels):
    """Every stage, and every reason there is at it: the second link is the form of a letter, the usual one of the case."""
    page = chooser()
    assert question(page) == QUESTIONS["stage"]
    stages, found = choices(page), {}
    assert set(stages) == {labels["stages"][stage] for stage, _ in cases(letters)}
    for stage, (_, href) in stages.items():
        if "#write" in href:
            found[stage, None] = href
            continue
        follow(page, f"?{urlsplit(href).query}")
        assert question(page) == QUESTIONS["reason"]
        found.update({(stage, reason): href for reason, (_, href) in choices(page).items()})
    wrong = {}
    for (stage, reason), case in cases(letters).items():
        names = labels["stages"][stage], labels["reasons"][reason]
        href = found.pop(names if names in found else (names[0], None))
        if not href.endswith("/#write") or href.split("/")[-2] not in usual(letters, case):
            wrong[names] = href
    assert (wrong, found) == ({}, {})


@pytest.mark.parametrize("stage", ["outreach", "invited", "same-day", "missed", "offer"])
def test_two_clicks_open_a_form(chooser, letters, labels, stage):
    """Of the reason with most letters at that stage."""
    reason = max(
        (reason for other, reason in cases(letters) if other == stage),
        key=lambda reason: len(cases(letters)[stage, reason]),
    )
    page = chooser(leaves=True)
    choose(page, labels["stages"][stage])
    choose(page, labels["reasons"][reason])
    expect(page.get_by_role("heading", name="Fill in the blanks")).to_be_focused()
    assert page.locator("article").get_attribute("data-letter") in usual(letters, cases(letters)[stage, reason])


def test_channel_and_tone_of_a_letter_that_was_opened_remain_to_be_chosen(chooser, letters, labels):
    """Before it is opened, and on its page."""
    (stage, reason), case = max(cases(letters).items(), key=lambda item: len(item[1]))
    page = chooser(f"?aim=decline&stage={stage}", leaves=True)
    row = page.locator("li").filter(has=page.get_by_text(labels["reasons"][reason], exact=True))
    others = row.get_by_role("link", name=f"Other ways to say it {labels['reasons'][reason]}")
    href = row.locator(".index-row").evaluate("link => link.href")
    others.click()
    assert question(page) == QUESTIONS["channel"]
    assert answers_in(page.url) == {"aim": "decline", "stage": stage, "reason": reason}
    assert set(choices(page)) == {labels["channels"][letter["channel"]] for letter in case}
    page.goto(href)
    variants = page.locator(".letter-variants a").evaluate_all(
        "links => links.map(({ href }) => href.split('/').at(-2))"
    )
    assert {letter["id"] for letter in case} <= set(variants)


def test_only_where_a_case_has_several_letters_other_ways_are_offered(chooser, letters, labels):
    page = chooser("?aim=decline&stage=invited")
    several = {
        labels["reasons"][reason]
        for (stage, reason), case in cases(letters).items()
        if stage == "invited" and len(case) > 1
    }
    offering = page.locator("li:has(.chooser-others) .index-label").all_inner_texts()
    assert set(offering) == several


# What is taken for granted


def test_it_begins_with_what_most_come_for_and_says_so(chooser, letters, labels):
    page = chooser()
    assert question(page) == QUESTIONS["stage"]
    assert page.locator(".chooser-answers dt").all_inner_texts() == ["You want to"]
    assert page.locator(".chooser-answers dd").first.inner_text() == labels["aims"][USUAL_AIM]
    assert answers_in(page.url) == {}
    assert page.locator(".page-head .prose").is_visible()
    for label, (number, href) in choices(page).items():
        assert number == len(
            matching(
                letters, aim=USUAL_AIM, stage=next(stage for stage, name in labels["stages"].items() if name == label)
            )
        )
        assert "#write" in href or answers_in(href)["aim"] == USUAL_AIM


def test_who_wants_something_else_says_so(chooser, letters, labels):
    page = chooser()
    page.get_by_role("link", name="Something else What do you want to do?").click()
    assert question(page) == QUESTIONS["aim"]
    expect(page.locator(".chooser-heading")).to_be_focused()
    assert page.locator("[aria-current=true] .index-label").inner_text() == labels["aims"][USUAL_AIM]
    assert {label: number for label, (number, _) in choices(page).items()} == {
        labels["aims"][aim]: number for aim, number in Counter(letter["aim"] for letter in letters).items()
    }
    choose(page, labels["aims"]["reschedule"])
    assert page.get_by_role("link", name="Change What do you want to do?").count() == 1
    page.go_back()
    page.go_back()
    expect(page.locator(".chooser-heading")).to_have_text(QUESTIONS["stage"])
    expect(page.get_by_role("link", name="Something else What do you want to do?")).to_have_count(1)


def test_nothing_is_said_or_focused_before_the_reader_does_something(chooser, letters):
    """What is taken for granted is not announced as if it had been chosen."""
    page = chooser(
        init="""
        window.said = [];
        new MutationObserver((changes) => {
            for (const { target } of changes) {
                const region = target.parentElement?.closest("[role=status], [role=alert], [aria-live]") ?? target.closest?.("[role=status]");
                if (region) window.said.push(region.textContent);
            }
        }).observe(document, { subtree: true, childList: true, characterData: true });
        addEventListener("focusin", ({ target }) => window.said.push(target.className));
    """
    )
    assert page.evaluate("window.said") == []
    assert page.evaluate("document.activeElement === document.body")
    assert page.locator("letter-chooser [aria-live], letter-chooser [role=status]").count() == 1
    page.get_by_role("link", name="Something else").click()
    expect(page.locator(".chooser-heading")).to_be_focused()
    page.wait_for_function("() => window.said.length === 3")
    assert page.evaluate("window.said") == ["", "chooser-heading", f"{len(letters)} letters fit."]


def test_an_answer_that_fits_no_refusal_is_not_taken_for_one(chooser, letters, labels):
    stage = next(iter({letter["stage"] for letter in letters} - {stage for stage, _ in cases(letters)}))
    page = chooser(f"?stage={stage}")
    assert labels["aims"][USUAL_AIM] not in page.locator(".chooser-answers").inner_text()
    assert labels["stages"][stage] in page.locator(".chooser-answers").inner_text()


# Every way


def follow(page, query):
    """As the back button goes to an address."""
    page.evaluate(
        """query => {
        history.replaceState(null, "", location.pathname + query);
        dispatchEvent(new PopStateEvent("popstate"));
    }""",
        query,
    )


def test_every_way_leads_to_a_letter_and_no_choice_to_none(chooser, letters):
    """Follows every link of every question there is."""
    page = chooser()
    assert page.get_by_role("link", name="Something else").get_attribute("href") == "?aim=decline&again=aim"
    seen, reached, waiting = set(), Counter(), ["", "?aim=decline&again=aim"]
    while waiting:
        query = waiting.pop()
        if query in seen:
            continue
        seen.add(query)
        follow(page, query)
        answers = {} if "again" in query else answers_in(page.url)
        found = choices(page)
        others = page.locator(".chooser-others a").evaluate_all("links => links.map(({ href }) => href)")
        waiting += [f"?{urlsplit(href).query}" for href in others]
        cards = page.locator(".chooser .letter-card-title").evaluate_all("links => links.map(({ href }) => href)")
        assert len(found) > 1 or cards, query
        for label, (number, href) in found.items():
            assert number > 0, (query, label)
            if "#write" in href:
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
    page = chooser("?aim=decline&again=aim")
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
    choose(page, labels["stages"]["invited"])
    assert question(page) == "Why?"
    assert page.url.endswith("/write/?aim=decline&stage=invited")
    page.locator("li", has=page.get_by_text(labels["reasons"]["fit"], exact=True)).get_by_role(
        "link", name="Other ways"
    ).click()
    expect(page.locator(".chooser-heading")).to_have_text("How will you say it?")
    page.go_back()
    expect(page.locator(".chooser-heading")).to_have_text("Why?")
    page.go_back()
    expect(page.locator(".chooser-heading")).to_have_text("Where are you?")
    expect(page.get_by_role("link", name="Something else")).to_have_count(1)
    page.go_forward()
    expect(page.locator(".chooser-heading")).to_have_text("Why?")


def test_back_from_a_letter_is_the_question_that_led_to_it(chooser, labels):
    page = chooser("?aim=decline&stage=invited", leaves=True)
    choose(page, labels["reasons"]["fit"])
    page.wait_for_selector("#letter-text")
    page.go_back()
    expect(page.locator(".chooser-heading")).to_have_text("Why?")


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
    assert question(page) == "Where are you?"
    assert answers_in(page.url) == {}
    assert page.locator(".chooser-answers > div").count() == 1
    assert page.get_by_role("link", name="Something else").is_visible()


def test_a_changed_answer_keeps_the_later_ones_that_still_fit(chooser, letters, labels):
    page = chooser("?aim=decline&stage=invited&reason=fit")
    page.get_by_role("link", name="Change Where are you?").click()
    assert question(page) == "Where are you?"
    kept = next(
        stage
        for stage, number in Counter(
            letter["stage"] for letter in matching(letters, aim="decline", reason="fit")
        ).items()
        if number > 1 and stage != "invited"
    )
    page.get_by_role("link", name=f"Other ways to say it {labels['stages'][kept]}").click()
    assert answers_in(page.url) == {"aim": "decline", "stage": kept, "reason": "fit"}


def test_a_changed_answer_drops_the_later_ones_that_leave_no_letter(chooser, letters, labels):
    page = chooser("?aim=decline&stage=invited&reason=fit&again=stage")
    dropped = next(
        stage
        for stage, number in Counter(letter["stage"] for letter in matching(letters, aim="decline")).items()
        if number > 1 and not matching(letters, aim="decline", stage=stage, reason="fit")
    )
    choose(page, labels["stages"][dropped])
    assert answers_in(page.url) == {"aim": "decline", "stage": dropped}


# The address


def test_the_address_holds_the_answers(chooser, labels):
    page = chooser("?aim=decline&stage=invited")
    assert question(page) == "Why?"
    rows = page.locator(".chooser-answers > div").all_inner_texts()
    assert [labels["aims"]["decline"] in rows[0], labels["stages"]["invited"] in rows[1]] == [True, True]
    assert len(rows) == 2


@pytest.mark.parametrize(
    "query",
    [
        "?aim=<img src=x onerror=alert(1)>",
        "?aim=__proto__&stage=constructor",
        "?again=stage",
        "?again=toString",
        "?stage=" + "x" * 5000,
    ],
)
def test_an_address_that_means_nothing_asks_what_is_asked_first(chooser, query):
    page = chooser(query)
    assert question(page) == "Where are you?"
    assert page.get_by_role("link", name="Something else").is_visible()


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
    assert answers_in(opened.value.url) == {"aim": "decline", "stage": "outreach"}
    assert question(page) == "Where are you?"


# Every reader


def test_each_question_takes_the_focus_and_the_count_is_announced(chooser, letters, labels):
    page = chooser()
    page.evaluate("window.region = document.querySelector('letter-chooser [role=status]')")
    choose(page, labels["stages"]["invited"])
    expect(page.locator(".chooser-heading")).to_be_focused()
    number = len(matching(letters, aim="decline", stage="invited"))
    page.wait_for_function(
        "(said) => window.region.isConnected && window.region.textContent === said", arg=f"{number} letters fit."
    )


def test_by_keyboard_alone(chooser):
    page = chooser(leaves=True)
    page.locator(".index-row").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chooser-heading")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#letter-text")


def test_by_touch_at_360_pixels(chooser):
    page = chooser(width=360, has_touch=True, is_mobile=True, leaves=True)
    for _ in range(8):
        for row in page.locator(".index-row, .chooser-ways a, .chooser-answers a, .chooser-others a").all():
            assert row.bounding_box()["height"] >= 44
        assert not overflows(page)
        asked = question(page)
        page.locator(".index-row, .chooser .letter-card-title").first.tap()
        expect(page.locator(".chooser-heading, #letter-text").first).not_to_have_text(asked)
        if "#write" in page.url:
            break
    page.wait_for_selector("#letter-text")


@pytest.mark.parametrize(
    ("query", "width", "scheme"),
    in_every_look(
        [
            "",
            "?aim=decline&stage=invited",
            "?aim=decline&stage=invited&reason=fit&again=stage",
            "?aim=decline&again=aim",
            "?aim=reschedule",
        ]
    ),
)
def test_axe_finds_nothing(chooser, query, width, scheme):
    page = chooser(query, width=width, color_scheme=scheme)
    assert violations(page) == []
    assert not overflows(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_without_a_script_every_case_is_a_link(visit, letters, width, labels):
    page = visit("write/", java_script_enabled=False, leaves=True, width=width)
    assert page.locator("form, input, button").count() == 0
    cases = Counter((letter["stage"], letter["reason"]) for letter in letters)
    links = page.locator("letter-chooser .index-row")
    assert links.count() == len(cases)
    assert not overflows(page)
    only = next(letter for letter in letters if cases[letter["stage"], letter["reason"]] == 1)
    section = page.locator("section").filter(
        has=page.get_by_role("heading", name=labels["stages"][only["stage"]], exact=True)
    )
    section.get_by_role("link", name=labels["reasons"][only["reason"]]).click()
    assert page.url.endswith(f"/letters/{only['id']}/")


def test_links_come_back_where_the_script_does_not_arrive(visit):
    def block(page):
        page.route("**/letter-chooser.js", lambda route: route.fulfill(body="", content_type="text/javascript"))

    page = visit("write/", before=block, settles=False)
    links = page.locator("letter-chooser a").first
    expect(links).to_have_css("visibility", "hidden")
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(links).to_have_css("visibility", "visible")
