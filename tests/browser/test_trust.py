"""What comes from outside is not trusted further than needed: text, colours, drafts."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOSTILE = """
<p id="main" class="vh" style="position:fixed" onclick="window.hacked = 1">Words that stay
<img src="x" onerror="window.hacked = 1"><script>window.hacked = 1</script>
<a href="javascript:window.hacked = 1" target="_top">a trap</a> <svg onload="window.hacked = 1"></svg>
<iframe src="/reader/"></iframe><form action="/graphql/"><input name="x"></form><template><b>hidden</b></template></p>
"""


def change(context, operation, edit):
    """Lets `edit` change the data of `operation` on its way to the reader."""

    def answer(route):
        if route.request.post_data_json["operationName"] != operation:
            route.fallback()
            return
        reply = route.fetch()
        data = reply.json()
        edit(data["data"]["edition"])
        route.fulfill(response=reply, json=data)

    context.route("**/graphql/", answer)


def with_body(*blocks):
    def edit(edition):
        lesson = edition["lesson"]
        common = {"locale": lesson["locale"], "direction": lesson["direction"], "mandatory": False}
        lesson["body"] = [{"id": str(i), **common, **block} for i, block in enumerate(blocks)]

    return edit


@pytest.fixture
def lesson_of(english, new_context):
    """`lesson_of(*blocks)` opens a lesson with that body."""

    def open_(*blocks):
        context = new_context()
        change(context, "Lesson", with_body(*blocks))
        page = context.new_page()
        page.goto(english.url("lessons", english.lessons[0]["slug"]))
        page.locator(".body").wait_for()
        return page

    return open_


def test_hostile_html_becomes_harmless_words(lesson_of, watch):
    watch.expected = ("Content Security Policy",)
    page = lesson_of({"__typename": "RichTextBlock", "text": HOSTILE})
    body = page.locator(".body")
    expect(body).to_contain_text("Words that stay")
    assert page.evaluate("window.hacked") is None
    assert body.locator("script, img, svg, iframe, form, input, template, a").count() == 0
    names = body.locator("p").evaluate_all("all => all.flatMap(one => one.getAttributeNames())")
    assert names == []


def test_a_block_of_an_unknown_type_is_met_calmly(lesson_of):
    page = lesson_of(
        {"__typename": "UnknownBlock", "type": "hologram"},
        {"__typename": "BlockOfNextYear"},
        {"__typename": "RichTextBlock", "text": "<p>Reading goes on.</p>"},
    )
    expect(page.locator(".unknown")).to_have_count(2)
    expect(page.get_by_text("Reading goes on.")).to_be_visible()


def test_gaps_between_authors_headings_are_closed(lesson_of):
    page = lesson_of({"__typename": "RichTextBlock", "text": "<h4>First</h4><p>a</p><h3>Second</h3><h4>Third</h4>"})
    levels = page.locator(".body").get_by_role("heading")
    assert [levels.nth(i).get_attribute("aria-level") for i in range(3)] == ["2", "3", "4"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "colours",
    [
        {"colorPrimary": "#ffe14d", "colorAccent": "#ffe14d"},
        {"colorPrimary": "#767676", "colorSurface": "#fafafa", "colorText": "#595959"},
        {"colorPrimary": "#000000", "colorSurface": "#000000", "colorText": "#000000"},
        {"colorPrimary": "#ffffff", "colorSurface": "#ffffff", "colorText": "#ffffff"},
        {"colorPrimary": "red; }", "colorText": ""},
    ],
    ids=["yellow", "grey", "black", "white", "nonsense"],
)
def test_no_choice_of_colours_makes_text_illegible(english, new_context, colours, scheme):
    context = new_context(color_scheme=scheme)
    change(context, "Outline", lambda edition: edition["branding"].update(colours))
    page = context.new_page()
    for url in (english.url(), english.url("lessons", english.lessons[0]["slug"])):
        page.goto(url)
        page.locator("h1").wait_for()
        page.wait_for_timeout(300)
        found = Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
        assert [node["html"] for violation in found for node in violation["nodes"]] == []


def test_a_draft_is_asked_for_with_its_token_and_leaves_no_trace(english, new_context, watch):
    token = "a:strange/token"
    context = new_context(service_workers="allow")
    asked = []

    def answer(route):
        asked.append(route.request.headers.get("authorization"))
        headers = {name: value for name, value in route.request.headers.items() if name != "authorization"}
        route.fulfill(response=route.fetch(headers=headers))

    context.route("**/graphql/", answer)
    page = context.new_page()
    start = english.url().replace("#/", f"#/preview/{token.replace(':', '%3A').replace('/', '%2F')}/")
    page.goto(start)
    expect(page.locator("#banner")).to_contain_text("Draft preview")
    page.locator(".module a").first.click()
    page.locator(".lessons a").first.click()
    expect(page.locator("h1")).to_have_text(english.lessons[0]["title"])
    expect(page.locator("#banner")).to_contain_text("Draft preview")
    page.locator(".onward").click()
    expect(page.locator("h1")).to_have_text(english.lessons[1]["title"])
    assert asked
    assert set(asked) == {f"Preview {token}"}
    assert not [key for key in page.evaluate("Object.keys(localStorage)") if "progress" in key]
    kept = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
            (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()"""
    )
    assert not [url for url in kept if "Lesson?" in url or "Outline?" in url]


def test_preview_links_out_of_the_token_do_not_exist(english, new_context):
    """Every link within a draft stays a draft's link; only the list of courses leads out."""
    context = new_context()
    page = context.new_page()
    context.route(
        "**/graphql/", lambda route: route.fulfill(response=route.fetch(headers={"content-type": "application/json"}))
    )
    page.goto(english.url("lessons", english.lessons[0]["slug"]).replace("#/", "#/preview/t/"))
    page.locator("h1").wait_for()
    links = page.locator("a[href^='#/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert [link for link in links if not link.startswith("#/preview/t/")] == ["#/"]


def test_the_reader_sends_no_cookie(english, new_context):
    context = new_context()
    context.add_cookies([{"name": "sessionid", "value": "x", "url": english.base_url}])
    page = context.new_page()
    with page.expect_request("**/graphql/") as asked:
        page.goto(english.url())
    assert "cookie" not in asked.value.all_headers()
    assert json.loads(asked.value.post_data or "")["operationName"] == "Outline"
