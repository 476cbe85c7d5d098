"""A draft beside a translation of it, neither of them published."""

import re
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from django.urls import reverse

from editions.actions.publish_release import publish_release
from editions.models import Role
from editions.preview import make_token, overlay_for


@pytest.fixture
def pair(small) -> tuple[Any, Any]:
    """The course in English and in Arabic, each with a title that nobody has published."""
    publish_release(small.edition)
    english, arabic = small.pages["course"], small.pages["arabic"]
    arabic.title = "مسودة"
    arabic.save_revision()
    english.title = "Draft"
    return english, arabic.get_latest_revision_as_object()


def title(preview: Any, locale: str) -> str:
    page = next(page for page in preview.manifest["pages"] if page["lineage"] == preview.lineage)
    return page["locales"][locale]["title"]


def test_one_token_opens_both_drafts(small, pair):
    preview = overlay_for(make_token(small.member(Role.EDITOR), *pair))

    assert (title(preview, "en"), title(preview, "ar")) == ("Draft", "مسودة")


def test_the_preview_offers_each_translation(small):
    assert [mode for mode, _label in small.pages["course"].preview_modes] == ["", "beside-ar"]
    assert [mode for mode, _label in small.pages["arabic"].preview_modes] == ["", "beside-en"]
    assert [mode for mode, _label in small.pages["lesson"].preview_modes] == [""]


def test_the_editors_preview_shows_the_reader_twice(small, pair, sign_in, client):
    english, _arabic = pair
    english.save_revision()
    address = reverse("wagtailadmin_pages:view_draft", args=[english.pk])

    shown = sign_in(small.member(Role.EDITOR)).get(address, {"mode": "beside-ar"})

    frames = [unescape(found) for found in re.findall(r'<iframe src="([^"]*)"', shown.content.decode())]
    assert [unquote(frame).rsplit("/", 1)[-1] for frame in frames] == ["en", "ar"]
    token = frames[0].split("#/preview/")[1].split("/")[0]
    query = (
        "query($code: ID!) { edition(code: $code) "
        '{ en: course(locale: "en") { title } ar: course(locale: "ar") { title } } }'
    )
    answer = client.post(
        reverse("graphql"),
        {"query": query, "variables": {"code": small.edition.code}},
        content_type="application/json",
        headers={"Authorization": f"Preview {token}"},
    ).json()
    assert answer["data"]["edition"] == {"en": {"title": "Draft"}, "ar": {"title": "مسودة"}}


def test_a_language_that_the_page_is_not_in_is_not_found(small, sign_in):
    address = reverse("wagtailadmin_pages:view_draft", args=[small.pages["lesson"].pk])

    assert sign_in(small.member(Role.EDITOR)).get(address, {"mode": "beside-ar"}).status_code == 404
