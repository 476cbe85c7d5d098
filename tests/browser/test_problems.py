"""When something goes wrong: plain words for each code, and what to do about it."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.contract import READER

pytestmark = pytest.mark.browser

STRINGS = json.loads((READER / "strings" / "en.json").read_text())


def refuse(context, code, operation="Outline", **extensions):
    """Lets the API answer `operation` with an error."""

    def answer(route):
        if route.request.post_data_json["operationName"] == operation:
            error = {"message": "No.", "extensions": {"code": code, **extensions}}
            route.fulfill(json={"data": None, "errors": [error]})
        else:
            route.fallback()

    context.route("**/graphql/", answer)


@pytest.mark.parametrize(
    "code", ["EDITION_NOT_FOUND", "RELEASE_NOT_FOUND", "RELEASE_WITHDRAWN", "FORBIDDEN", "LIMIT_RATE", "SERVER"]
)
def test_an_error_is_told_in_plain_words(english, new_context, code):
    context = new_context()
    refuse(context, "INTERNAL" if code == "SERVER" else code)
    page = context.new_page()
    page.goto(english.url())
    expect(page.locator("h1")).to_have_text(STRINGS[f"error.{code}.title"])
    expect(page.get_by_role("alert")).to_have_text(STRINGS[f"error.{code}.text"])


def test_a_withdrawn_release_leads_to_its_successor(english, new_context):
    context = new_context()
    refuse(context, "RELEASE_WITHDRAWN", successor="9.9.9")
    page = context.new_page()
    page.goto(english.url())
    link = page.get_by_role("link", name=STRINGS["successor"])
    expect(link).to_have_attribute("href", f"#/{english.code}%409.9.9/en")


def test_a_language_that_is_not_offered_is_answered_with_those_that_are(english, open_page):
    page = open_page(english.url().removesuffix("en") + "tlh")
    expect(page.locator("h1")).to_have_text(STRINGS["error.LOCALE_NOT_OFFERED.title"])
    page.locator("main a[hreflang=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_an_edition_without_a_language_asks_for_one(english, open_page):
    page = open_page(english.url().removesuffix("/en"))
    expect(page.locator("h1")).to_have_text(STRINGS["error.NO_LOCALE.title"])
    page.locator("main a[hreflang=en]").click()
    expect(page.locator("h1")).to_have_text(english.outline["course"]["title"])


def test_a_lesson_that_does_not_exist_leads_back_to_the_course(english, open_page):
    page = open_page(english.url("lessons", "there-is-no-such-lesson"))
    expect(page.locator("h1")).to_have_text(STRINGS["error.LESSON_NOT_FOUND.title"])
    page.get_by_role("link", name=STRINGS["backToCourse"]).click()
    expect(page.locator("h1")).to_have_text(english.outline["course"]["title"])


@pytest.mark.parametrize("path", ["nowhere/at/all", "modules", "lessons/a/b/c"])
def test_an_address_that_means_nothing_says_so(english, open_page, path):
    page = open_page(english.url(path))
    expect(page.locator("h1")).to_have_text(STRINGS["error.NOT_FOUND.title"])


def test_after_a_broken_connection_one_can_try_again(english, open_page, watch):
    watch.expected = ("ERR_INTERNET_DISCONNECTED", "Failed to load resource")
    page = open_page(english.url())
    page.context.set_offline(True)
    page.locator(".module a").first.click()
    page.locator(".lessons a").first.click()
    expect(page.locator("h1")).to_have_text(STRINGS["error.NETWORK.title"])
    page.context.set_offline(False)
    page.get_by_role("button", name=STRINGS["again"]).click()
    expect(page.locator("h1")).to_have_text(english.lessons[0]["title"])


def test_an_edition_that_does_not_exist_is_not_taken_for_a_missing_language(reader_url, open_page):
    page = open_page(f"{reader_url}#/there-is-no-such-edition")
    expect(page.locator("h1")).to_have_text(STRINGS["error.EDITION_NOT_FOUND.title"])


def test_without_its_own_words_the_reader_still_says_what_is_wrong(english, new_context, watch):
    watch.expected = ("Failed to load resource", "Failed to fetch")
    context = new_context()
    context.route("**/strings/*.json", lambda route: route.abort())
    page = context.new_page()
    page.goto(english.url())
    expect(page.locator("h1")).to_have_text("No connection")


def test_a_malformed_address_is_no_blank_page(reader_url, open_page):
    page = open_page(f"{reader_url}#/%E0%A4%A/en")
    expect(page.locator("h1")).to_have_text(STRINGS["error.EDITION_NOT_FOUND.title"])


def test_a_hasty_reader_ends_where_they_wanted_to_be(courses, new_context):
    """The answer to an earlier click comes late, and must not take the place of the later one."""
    english, arabic = courses["en"], courses["ar"]
    context = new_context()
    page = context.new_page()
    page.goto(english.url("lessons", english.lessons[0]["slug"]))
    page.locator("h1").wait_for()
    held = []

    def hold(route):
        if route.request.post_data_json["variables"]["locale"] == "ar":
            held.append(route)
        else:
            route.fallback()

    context.route("**/graphql/", hold)
    page.evaluate("address => { location.hash = address }", f"#/{arabic.code}/ar/lessons/{english.lessons[0]['id']}")
    page.wait_for_timeout(200)
    page.goto(english.url("lessons", english.lessons[1]["slug"]))
    expect(page.locator("h1")).to_have_text(english.lessons[1]["title"])
    for route in held:
        route.fallback()
    page.wait_for_timeout(500)
    expect(page.locator("h1")).to_have_text(english.lessons[1]["title"])
    expect(page).to_have_url(english.url("lessons", english.lessons[1]["slug"]))


def test_the_interface_speaks_english_where_it_does_not_know_the_language(english, new_context):
    """And says so, since the page itself is in another one (WCAG 3.1.2)."""
    context = new_context()

    def answer(route):
        asked = route.request.post_data_json
        asked["variables"]["locale"] = "en"
        reply = route.fetch(post_data=asked)
        text = reply.text().replace('"locale":"en"', '"locale":"sw"').replace('"locale": "en"', '"locale": "sw"')
        route.fulfill(response=reply, body=text)

    context.route("**/graphql/", answer)
    page = context.new_page()
    page.goto(english.url().removesuffix("en") + "sw")
    expect(page.locator("h1")).to_have_text(english.outline["course"]["title"])
    expect(page.locator("html")).to_have_attribute("lang", "sw")
    expect(page.get_by_text("Begin", exact=True)).to_have_attribute("lang", "en")
