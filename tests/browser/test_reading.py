"""Reading a course: the way through it, in both directions of writing, and what the words in it open."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, show

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("locale, direction", [("en", "ltr"), ("ar", "rtl")])
def test_a_course_says_its_language_direction_and_title(courses, open_page, locale, direction):
    course = courses[locale]
    page = open_page(course.url())
    root = page.locator("html")
    expect(root).to_have_attribute("lang", locale)
    expect(root).to_have_attribute("dir", direction)
    title = course.outline["course"]["title"]
    expect(page.locator("h1")).to_have_text(title)
    assert title in page.title()
    for module in course.modules:
        expect(page.locator(".module h3", has_text=module["title"])).to_be_visible()


def test_the_list_names_every_public_edition_and_labels_samples(reader_url, editions, open_page):
    page = open_page(reader_url)
    assert editions
    for edition in editions:
        card = page.locator(".editions > li", has=page.get_by_role("link", name=edition["title"], exact=True))
        expect(card.get_by_text("Sample", exact=True)).to_have_count(1 if edition["sample"] else 0)


def test_a_change_of_page_moves_the_focus_to_the_new_heading(english, open_page):
    page = open_page(english.url())
    page.locator(".module a").first.click()
    expect(page.locator("h1")).to_have_text(english.modules[0]["title"])
    expect(page.locator("h1")).to_be_focused()
    assert page.title().startswith(english.modules[0]["title"])


def test_the_first_tab_offers_to_skip_to_the_content(english, open_page):
    page = open_page(english.url())
    page.keyboard.press("Tab")
    expect(page.locator("#skip")).to_be_focused()
    before = page.url
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert page.url == before


def test_changing_the_language_stays_on_the_lesson(courses, open_page):
    english, arabic = courses["en"], courses["ar"]
    lesson = english.modules[1]["lessons"][1]
    counterpart = next(one for one in arabic.lessons if one["id"] == lesson["id"])
    page = open_page(english.url("lessons", lesson["slug"]))
    page.locator("details.menu summary").click()
    page.locator("details.menu a[hreflang=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text(counterpart["title"])
    expect(page).to_have_url(arabic.url("lessons", counterpart["slug"]))


def test_the_language_menu_closes_with_escape(english, open_page):
    page = open_page(english.url())
    page.locator("details.menu summary").click()
    page.locator("details.menu a").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator("details.menu")).not_to_have_attribute("open", "")
    expect(page.locator("details.menu summary")).to_be_focused()


def test_a_node_in_another_language_says_so(arabic, open_page):
    """The demo course's lessons are not all translated."""
    foreign = next(
        (
            (lesson, block)
            for lesson in arabic.lessons
            for block in arabic.body(lesson)
            if block["locale"] != "ar" and block["__typename"] != "UnknownBlock"
        ),
        None,
    )
    assert foreign, "Every block is in Arabic."
    lesson, block = foreign
    page = open_page(arabic.url("lessons", lesson["slug"]))
    node = page.locator(f".body > [lang={block['locale']}], .body[lang={block['locale']}]").first
    expect(node).to_have_attribute("dir", block["direction"].lower())


def test_going_on_marks_a_lesson_as_read_and_the_course_remembers(english, open_page):
    first, second = english.lessons[:2]
    page = open_page(english.url("lessons", first["slug"]))
    page.locator(".onward").click()
    expect(page.locator("h1")).to_have_text(second["title"])
    show(page, english.url())
    expect(page.get_by_text(f"Lessons read: 1 of {len(english.lessons)}")).to_be_visible()
    page.get_by_role("link", name="Continue").click()
    expect(page.locator("h1")).to_have_text(second["title"])


def test_progress_is_kept_for_the_lesson_and_not_for_its_language(courses, open_page):
    english, arabic = courses["en"], courses["ar"]
    page = open_page(english.url("lessons", english.lessons[0]["slug"]))
    page.locator(".ending input").check()
    show(page, arabic.url())
    expect(page.get_by_text(f"الدروس المقروءة: 1 من {len(arabic.lessons)}")).to_be_visible()


def test_progress_is_never_sent_and_can_be_deleted(english, open_page):
    page = open_page(english.url("lessons", english.lessons[0]["slug"]))
    sent = []
    page.on("request", lambda request: sent.append(request))
    page.locator(".ending input").check()
    assert sent == []
    show(page, english.url())
    page.get_by_role("button", name="Delete my progress").click()
    expect(page.get_by_text(f"Lessons read: 0 of {len(english.lessons)}")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('progress'))") == []


def test_a_term_opens_its_definition_and_escape_closes_it(english, open_page):
    lesson = english.lesson_with("data-term=")
    assert lesson
    page = open_page(english.url("lessons", lesson["slug"]))
    word = page.locator(".body button.word").first
    word.focus()
    page.keyboard.press("Enter")
    definitions = [term["definition"] for term in english.ask("Glossary")["course"]["glossary"]]
    note = page.get_by_role("dialog")
    expect(note.get_by_role("heading")).to_have_text(word.inner_text())
    expect(note.locator("p").last).not_to_have_text("Loading…")
    assert note.locator("p").last.inner_text() in definitions
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(word).to_be_focused()


def test_a_link_in_the_text_leads_to_its_page(english, open_page):
    lesson = english.lesson_with("data-kind=")
    assert lesson
    page = open_page(english.url("lessons", lesson["slug"]))
    link = page.locator(".body a[href^='#/']").first
    link.click()
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator(".problem")).to_have_count(0)


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_phone_numbers_can_be_called_and_run_left_to_right(base_url, editions, open_page, locale):
    from tests.browser.contract import Course

    offered = [
        Course(base_url, edition["code"], locale)
        for edition in editions
        if locale in {one["code"] for one in edition["locales"]}
    ]
    course = next((one for one in offered if any(i["phones"] for i in one.ask("Institutions")["institutions"])), None)
    assert course, "No edition has an institution with a phone number in this language."
    page = open_page(course.url("contacts"))
    link = page.locator("a[href^='tel:+']").first
    assert re.fullmatch(r"tel:\+\d{8,15}", link.get_attribute("href") or "")
    expect(link.locator("bdi[dir=ltr]")).to_be_visible()


def test_a_phone_lists_the_module_below_the_text_and_a_desktop_beside_it(english, open_page):
    url = english.url("lessons", english.lessons[0]["slug"])

    def boxes(page):
        return [page.locator(part).bounding_box() or {} for part in ("article", ".contents")]

    text, contents = boxes(open_page(url, viewport=PHONE))
    assert contents["y"] >= text["y"] + text["height"]
    text, contents = boxes(open_page(url))
    assert contents["x"] >= text["x"] + text["width"]
    assert contents["y"] < text["y"] + text["height"]


def test_lines_of_text_are_no_longer_than_the_eye_likes(english, open_page):
    lesson = english.lesson_with("RichTextBlock")
    assert lesson
    page = open_page(english.url("lessons", lesson["slug"]), viewport={"width": 1600, "height": 900})
    longest = page.locator(".body p").evaluate_all(
        """all => Math.max(...all.map((node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8))).size;
            return lines > 2 ? node.textContent.length / (lines - 0.5) : 0;
        }))"""
    )
    assert longest < 80


def test_colours_can_be_switched_and_stay_switched(english, open_page):
    page = open_page(english.url())
    page.get_by_role("button", name="Light or dark colours").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.fixture
def pictured(english, open_page):
    """A lesson's first picture, loaded."""
    page = open_page(english.url("lessons", english.lesson_with("ImageBlock")["slug"]))
    image = page.locator(".body img").first
    image.scroll_into_view_if_needed()
    image.evaluate("image => image.decode()")
    return image


def test_a_picture_comes_in_the_best_format_that_the_browser_reads(pictured):
    assert pictured.evaluate("image => image.currentSrc").endswith(".avif")
    assert pictured.evaluate("image => image.naturalWidth") > 0


def test_what_stands_in_for_a_picture_is_in_the_answer_itself(pictured):
    assert pictured.evaluate("image => image.style.backgroundImage").startswith('url("data:image/webp;base64,')


def test_a_picture_has_its_room_before_it_is_there(english, new_context, watch):
    watch.expected = ("ERR_FAILED", "Failed to load resource")
    page = new_context().new_page()
    page.route("**/media/**", lambda route: route.abort())
    page.goto(english.url("lessons", english.lesson_with("ImageBlock")["slug"]))
    box = page.locator(".body img").first.bounding_box()

    assert box
    assert box["width"] / box["height"] == pytest.approx(
        page.locator(".body img").first.evaluate("image => image.width / image.height"), rel=0.02
    )
    assert box["height"] > 100


def test_what_is_not_translated_is_said_at_the_top_of_the_page(open_page, arabic, english):
    def banners(url: str) -> list[str]:
        return open_page(url).locator("#banner .banner").all_text_contents()

    unfinished = next(one for one in arabic.lessons if any(block["locale"] == "en" for block in arabic.body(one)))
    [said] = banners(arabic.url("lessons", unfinished["slug"]))
    assert "الإنجليزية" in said
    assert banners(english.url()) == []
