"""From the editor to the preview: a draft with a picture that no release holds, for the one who writes it.

It leaves both on the server, where they are seen in the editor alone.
"""

import io
import json
import os
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from cms.demo.accounts import PASSWORD
from tests.browser.contract import READER, Course
from tests.browser.test_offline import KEPT, TAKEN_OVER

pytestmark = pytest.mark.browser

OWNER, EDITION, SLUG = "ph-owner", "ph-sample", "who-is-a-national-abroad"
DRAFT = "A title that nobody has released"
# Another one each time: on a server of somebody's own, the last one still stands in the draft.
TOLD = f"The way out, {uuid4().hex}"
STRINGS = json.loads((READER / "strings" / "en.json").read_text())


def a_picture() -> bytes:
    """Another one each time: of one that is there already, the chooser asks whether it is meant."""
    content = io.BytesIO()
    Image.frombytes("RGB", (4, 4), os.urandom(48)).resize((640, 360)).save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def lesson(base_url: str) -> Course:
    return Course(base_url, EDITION, "en")


@pytest.fixture
def editor(lesson, new_context, watch) -> Iterator[Page]:
    """The lesson in the editor of somebody who owns its edition."""
    page = new_context(service_workers="allow", viewport={"width": 1400, "height": 900}).new_page()
    page.goto(f"{lesson.base_url}/admin/login/")
    page.fill("input[name=username]", OWNER)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{lesson.base_url}/admin/")
    title = next(one["title"] for one in lesson.lessons if one["slug"] == SLUG)
    page.goto(f"{lesson.base_url}/admin/pages/search/?q={title}")
    page.locator("main a[href$='/edit/']").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return page


def put_in_a_new_picture(page: Page) -> None:
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Picture").click()
    page.locator("[data-chooser-action-choose]:visible").first.click()
    chooser = page.locator(".modal")
    chooser.get_by_role("tab", name="Upload").click()
    file: FilePayload = {"name": "way-out.png", "mimeType": "image/png", "buffer": a_picture()}
    chooser.locator("input[type=file]").set_input_files(file)
    chooser.locator("input[name$=title]").fill("The way out")
    chooser.locator("input[name$=description]").fill(TOLD)
    chooser.get_by_role("button", name="Upload").click()
    chooser.wait_for(state="detached")


def open_preview(page: Page) -> Page:
    page.get_by_role("button", name="Toggle preview").click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Preview in new tab").click()
    return opened.value


def test_who_writes_a_draft_sees_it_with_its_picture_and_a_visitor_sees_nothing_of_it(
    editor, lesson, new_context, watch
):
    editor.locator("#id_title").fill(DRAFT)
    put_in_a_new_picture(editor)
    preview = open_preview(editor)

    expect(preview.locator("h1")).to_have_text(DRAFT)
    expect(preview.locator("#banner")).to_contain_text("Draft preview")
    image = preview.get_by_alt_text(TOLD)
    image.scroll_into_view_if_needed()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    address = image.evaluate("image => image.currentSrc")
    assert address.startswith(f"{lesson.base_url}/media/")

    preview.evaluate(TAKEN_OVER)
    preview.reload()
    image.scroll_into_view_if_needed()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert not [url for url in preview.evaluate(KEPT) if url == address or "Lesson?" in url]

    watch.expected = ("404",)
    visitor = new_context().new_page()
    visitor.goto(lesson.url("lessons", SLUG))
    expect(visitor.locator("h1")).not_to_have_text(DRAFT)
    expect(visitor.locator(".body")).to_be_visible()
    expect(visitor.get_by_alt_text(TOLD)).to_have_count(0)
    # What opens it is the token, which is the editor's.
    fetched = visitor.goto(address.partition("?")[0])
    assert fetched
    assert fetched.status == 404
    visitor.goto(lesson.url("lessons", SLUG).replace("#/", "#/preview/guessed/"))
    visitor.reload()
    expect(visitor.locator("h1")).to_have_text(STRINGS["error.FORBIDDEN.title"])
