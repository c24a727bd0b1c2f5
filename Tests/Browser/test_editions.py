"""One page of each kind in each language but the first, which the other tests look at: nothing goes wrong, nothing is
cut off, there is no barrier, and a letter is chosen, filled in and copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from axe import WHOLE, violations
from built_site import Content
from check_site import paste, rows
from composer_site import PHONE as TOUCH
from composer_site import Journey, lead_to_a_letter
from form_site import CLIPBOARD, LetterPage
from page_kinds import ADDRESSES, kinds_in
from page_pool import Watch, settle
from playwright.sync_api import BrowserContext, Page, expect
from site_server import SiteServer
from tour import DESK, PHONE, Tour, assert_all_is_within, shorten_lists, use

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = Content(ROOT).languages[1:]
RIGHT_TO_LEFT = {"ar"}
FIRST = {"de": ("letter", "write"), "ja": ("letter", "write")}
DIFFERENT = ("home", "gallery", "letter", "write", "check", "matrix")
"""Kinds that the first tier visits: in a language that is written as the first one is those that people fill in, in any
other those that differ most."""
CHECKED = {
    "de": (
        """Sehr geehrte Frau Petersen,

vielen Dank für die Einladung zum Gespräch am 3. Dezember. Ich ziehe meine Bewerbung zurück, weil ich eine andere Stelle \
angenommen habe. Bei so einem Umgang mit Bewerbern brauchen Sie sich über leere Stellen nicht zu wundern.

Mit freundlichen Grüßen
Mina Albrecht
""",
        "Bei so einem Umgang mit Bewerbern brauchen Sie sich über leere Stellen nicht zu wundern",
    ),
    "ja": (
        """株式会社みなと工房
佐藤様

お世話になっております。経理事務に応募しました中村彩花です。
このたびは面接の機会をいただき、ありがとうございます。
ほかの会社に就職することを決めましたので、面接を辞退いたします。
面接官の方がずっとスマホを触っていて、大変失礼だと感じました。

何卒よろしくお願いいたします。
中村彩花
""",
        "面接官の方がずっとスマホを触っていて、大変失礼だと感じました",
    ),
    "ar": (
        """الأستاذة هالة المحترمة،
تحية طيبة وبعد،

أشكركم على دعوتي إلى المقابلة يوم الأحد. أعتذر عن الحضور وأسحب طلبي، فقد ارتبطت بعمل آخر. \
لم تحترموا وقتي ولا وقت غيري من المتقدمين.

مع خالص التحية،
سامي الدرويش
""",
        "لم تحترموا وقتي ولا وقت غيري من المتقدمين",
    ),
}
"""A letter that thanks, declines and gives a reason, without a good word, and its sentence that blames."""
JOURNEYS = {
    "de": {
        "another job, by email": Journey(
            "Ich habe eine andere Stelle",
            [("answer", "Zum Vorstellungsgespräch eingeladen")],
            r"(?i)andere[nm]? (Stelle|Arbeitgeber)|woanders|gefunden",
        ),
        "missed it": Journey("Ich habe den Termin versäumt", [], r"(?i)leid|Entschuldigung", r"(?i)\bdu\b|\beuch\b"),
        "today, to somebody whom one calls du": Journey(
            "Das Gespräch ist heute", [("tone", "du")], r"(?i)\b(dir|dich|du|euch|ihr)\b", r"\b(Sie|Ihnen|Ihre)\b"
        ),
    },
    "ja": {
        "another job, by email": Journey(
            "ほかの会社に決まった", [("answer", "面接に呼ばれた")], "辞退", "病|体調|[A-Za-z]{9}"
        ),
        "today, by phone": Journey("面接は今日", [("channel", "phone")], "本日|今日", "拝啓|敬具"),
        "an offer, on LINE": Journey("内定を断りたい", [("channel", "line")], "内定", "面接を辞退"),
    },
    "ar": {
        "another job, by email": Journey(
            "قبلت وظيفة أخرى", [("answer", "دُعيت إلى مقابلة")], "وظيفة أخرى|عمل آخر|عرض", "صحي|مرض|[A-Za-z]{9}"
        ),
        "today, on WhatsApp": Journey("المقابلة اليوم", [("channel", "whatsapp")], "اليوم", "المحترم"),
        "withdrawing an acceptance": Journey("وافقت ثم تغيّر الأمر", [], "قبول", "اليوم"),
    },
}
WAYS = [
    pytest.param(language, name, marks=() if at == 0 or language == "de" else pytest.mark.extended)
    for language, ways in JOURNEYS.items()
    for at, name in enumerate(ways)
]
PAGES = [
    pytest.param(language, kind, marks=() if kind in FIRST.get(language, DIFFERENT) else pytest.mark.extended)
    for language in LANGUAGES
    for kind in kinds_in(Content(ROOT, language))
]

pytestmark = pytest.mark.xdist_group("languages")


@pytest.fixture(scope="module")
def placed_host(root_host: SiteServer) -> SiteServer:
    """The site as it is published: that of the other tests has its first language only."""
    return root_host


@pytest.fixture(scope="module")
def editions() -> dict[str, Content]:
    return {language: Content(ROOT, language) for language in LANGUAGES}


@pytest.mark.parametrize(("language", "kind"), PAGES)
def test_a_page_of_each_kind(language: str, kind: str, tour: Tour, editions: dict[str, Content]):
    """On a desk, and on a phone after everything has been used. WCAG 2.2 AA as far as axe can tell."""
    page = tour.page
    tour.watch.forget()
    page.set_viewport_size(DESK)
    edition = editions[language]
    page.goto(quote(edition.root_of(language) + ADDRESSES[kind](edition)))
    settle(page)
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    assert page.evaluate("getComputedStyle(document.body).direction") == direction
    assert_all_is_within(page, DESK["width"])
    page.set_viewport_size(PHONE)
    use(page)
    assert_all_is_within(page, PHONE["width"])
    shorten_lists(page)
    assert violations(page, WHOLE) == []
    assert tour.watch.faults == []


@pytest.mark.parametrize("width", [PHONE["width"], pytest.param(DESK["width"], marks=pytest.mark.extended)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_chosen_filled_in_and_copied(
    language: str, width: int, editions: dict[str, Content], new_context: Callable[..., BrowserContext]
):
    """From the home page through the gallery; what is copied is what the page shows."""
    page = new_context(permissions=CLIPBOARD, viewport={"width": width, "height": 800}).new_page()
    watch = Watch()
    watch.begin(page)
    page.goto(editions[language].root_of(language))
    page.locator(".site-navigation a[href$='letters/']").click()
    settle(page)
    page.locator("main .letter-card a").first.click()
    settle(page)
    assert page.evaluate("document.documentElement.lang") == language
    inputs = page.locator("letter-form [data-field]:is(input, textarea, select)")
    typed = {}
    for at in range(inputs.count()):
        field = inputs.nth(at)
        kind = field.evaluate("field => field.localName === 'select' ? 'select' : field.type")
        if kind == "select":
            field.select_option(index=1)
        elif kind == "date":
            field.fill("2026-12-03")
        elif kind == "time":
            field.fill("14:00")
        else:
            typed[field.get_attribute("data-field")] = f"Kim {at}"
            field.fill(f"Kim {at}")
    assert typed
    page.locator(".copy-letter-button").click()
    expect(page.locator(".copy-letter-button[data-done]")).to_have_count(1)
    letter = LetterPage(page)
    copied = letter.clipboard()
    assert copied == letter.letter()
    assert [text for text in typed.values() if text not in copied] == []
    assert "[" not in copied
    assert watch.faults == []


def test_a_letter_kept_in_one_edition_is_listed_in_each(
    editions: dict[str, Content], new_context: Callable[..., BrowserContext]
):
    """In its own language, and with a link that leads to it."""
    page = new_context().new_page()
    everywhere = {"en": Content(ROOT), **editions}
    for edition in everywhere.values():
        page.goto(quote(edition.root_of(edition.language) + f"letters/{next(iter(edition.letters))}/"))
        page.locator("#keep-letter").check()
    for edition in everywhere.values():
        page.goto(quote(edition.root_of(edition.language)))
        settle(page)
        links = page.locator("kept-letters li a").all()
        assert {link.get_attribute("lang") for link in links} == set(everywhere)
        for link in links:
            kept = page.request.get(link.evaluate("({ href }) => href"))
            assert kept.ok
            assert f'<html lang="{link.get_attribute("lang")}"' in kept.text()


def test_every_edition_with_a_model_has_a_letter_to_be_checked():
    assert set(CHECKED) == {language for language in LANGUAGES if (ROOT / "content" / language / "model.json").exists()}


@pytest.mark.parametrize("language", CHECKED)
def test_a_pasted_letter_is_checked(
    language: str, editions: dict[str, Content], new_context: Callable[..., BrowserContext]
):
    """What is there, what is missing, and a slip that is named with advice in the reader's language."""
    letter, slip = CHECKED[language]
    page = new_context().new_page()
    watch = Watch()
    watch.begin(page)
    page.goto(quote(editions[language].root_of(language) + ADDRESSES["check"](editions[language])))
    settle(page)
    paste(page, letter)
    for guideline in ("thank", "clear", "explain"):
        expect(page.locator(f".check-there .mark[data-role={guideline}]")).to_have_count(1)
    expect(page.locator(".check-missing .mark[data-role=positive]")).to_have_count(1)
    lists = yaml.safe_load((ROOT / "content" / language / "etiquette.yaml").read_text(encoding="utf-8"))
    [blame] = [flag for flag in lists["flags"] if flag["id"] == "blame"]
    expect(rows(page, "reconsider")).to_have_count(1)
    expect(rows(page, "reconsider")).to_contain_text(slip)
    expect(rows(page, "reconsider")).to_contain_text(blame["advice"])
    assert watch.faults == []


@pytest.mark.parametrize(("language", "name"), WAYS)
def test_a_situation_leads_to_its_letter_in_five_taps(visit: Callable[..., Page], language: str, name: str):
    lead_to_a_letter(visit(f"{language}/", leaves=True, **TOUCH), JOURNEYS[language][name])


def test_every_edition_with_a_composer_has_its_journeys():
    assert set(JOURNEYS) == {each for each in LANGUAGES if (ROOT / "content" / each / "composer.yaml").exists()}
