"""Drafts in the front end that an edition's owners named."""

import json
import re
from html import unescape
from io import StringIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from editions.actions.publish_release import publish_release
from editions.errors import Invalid, NotPermitted
from editions.front_end import fill, preview_address_of, preview_origin_of, set_preview_address
from editions.models import Edition, Role
from editions.permissions import forget_roles
from tests.factories import make_image, png
from tests.integration.admin.conftest import text_block

ADDRESS = "https://learn.example/preview?token={token}&of={edition}/{locale}/{type}/{id}/{slug}"
BODY = """
query($code: ID!) {
  edition(code: $code) {
    lesson(locale: "en", slug: "first-hours") { title body { ... on ImageBlock { image { src } } } }
  }
}
"""


@pytest.fixture
def edition(small) -> Edition:
    publish_release(small.edition)
    set_preview_address(small.edition, ADDRESS)
    return small.edition


@pytest.fixture
def editor(small, edition) -> Any:
    return small.member(Role.EDITOR)


def draft_address(page: Any) -> str:
    return reverse("wagtailadmin_pages:view_draft", args=[page.pk])


def drafted(small, *, title: str = "A draft", body: list[dict[str, Any]] | None = None) -> Any:
    lesson = small.pages["lesson"]
    lesson.title = title
    lesson.body = body or [text_block("<p>Draft words</p>")]
    lesson.save_revision()
    return lesson


def shown_at(client: Client, page: Any) -> dict[str, str]:
    response = client.get(draft_address(page), {"mode": "front-end"})
    assert response.status_code == 302
    asked = parse_qs(urlsplit(response["Location"]).query)
    return {name: values[0] for name, values in asked.items()} | {"address": response["Location"]}


def ask(edition: Edition, token: str, **headers: str) -> Any:
    return Client().post(
        "/graphql/",
        {"query": BODY, "variables": {"code": edition.code}},
        content_type="application/json",
        headers={"Authorization": f"Preview {token}", **headers},
    )


def test_the_editor_is_sent_there_and_the_token_opens_the_draft(small, edition, editor, sign_in):
    there = shown_at(sign_in(editor), drafted(small))

    assert there["address"].startswith("https://learn.example/preview?")
    assert there["of"] == f"alpha/en/Lesson/{small.lineage('lesson')}/first-hours"
    answer = ask(edition, there["token"]).json()
    assert answer["data"]["edition"]["lesson"]["title"] == "A draft"


def test_beside_the_editor_it_is_framed_with_a_way_out(small, edition, editor, sign_in, rf):
    session = sign_in(editor).cookies["sessionid"]
    request = rf.get("/", headers={"cookie": f"sessionid={session.value}"})

    shown = drafted(small).make_preview_request(request, "front-end", {"in_preview_panel": True}).content.decode()

    link, frame = (unescape(found) for found in re.findall(r'(?:src|href)="(https://[^"]+)"', shown))
    assert frame == link
    token = parse_qs(urlsplit(frame).query)["token"][0]
    assert ask(edition, token).json()["data"]["edition"]["lesson"]["title"] == "A draft"


def test_the_mode_is_offered_where_an_address_is_named(small, edition, foreign):
    assert [mode for mode, _label in small.pages["lesson"].preview_modes] == ["", "front-end"]
    assert [mode for mode, _label in foreign.pages["lesson"].preview_modes] == [""]


def test_without_an_address_there_is_no_such_preview(small, edition, editor, sign_in):
    set_preview_address(edition, "")

    assert sign_in(editor).get(draft_address(small.pages["lesson"]), {"mode": "front-end"}).status_code == 404


def test_others_get_no_token(small, edition, foreign, sign_in):
    stranger = sign_in(foreign.member(Role.OWNER))

    assert stranger.get(draft_address(small.pages["lesson"]), {"mode": "front-end"}).status_code in (302, 403, 404)
    assert "learn.example" not in stranger.get(draft_address(small.pages["lesson"]), {"mode": "front-end"}).get(
        "Location", ""
    )


@pytest.fixture
def pictured(small) -> Any:
    """The lesson with a picture that no release holds."""
    image = make_image(small.edition.collection, "New", content=png("red"), description="New")
    value = {"image": image.pk, "alt_text": "", "caption": "", "decorative": False, "mandatory": False}
    return drafted(small, body=[{"type": "image", "id": "i1", "value": value}])


def test_pictures_of_the_draft_open_to_the_token_alone(small, edition, pictured, editor, sign_in, foreign):
    token = shown_at(sign_in(editor), pictured)["token"]
    source = ask(edition, token).json()["data"]["edition"]["lesson"]["body"][0]["image"]["src"]

    assert Client().get(source).status_code == 200
    assert Client().get(source.partition("?")[0]).status_code == 404
    assert Client().get(f"{source}x").status_code == 404


def test_the_token_opens_no_file_that_its_draft_does_not_show(small, edition, pictured, editor, sign_in, foreign):
    token = shown_at(sign_in(editor), pictured)["token"]
    own = make_image(small.edition.collection, "Other", content=png("blue"))
    theirs = make_image(foreign.edition.collection, "Theirs", content=png("red"))

    for image in (own, theirs):
        assert Client().get(f"/media/{image.file.name}", {"preview": token}).status_code == 404


def test_who_has_left_shows_no_picture_any_more(small, edition, pictured, editor, sign_in):
    token = shown_at(sign_in(editor), pictured)["token"]
    source = ask(edition, token).json()["data"]["edition"]["lesson"]["body"][0]["image"]["src"]
    edition.memberships.filter(user=editor).delete()
    forget_roles(editor)

    assert Client().get(source).status_code == 404


def test_released_pictures_of_a_private_edition_open_in_a_preview(small, edition, pictured, editor, sign_in):
    pictured.get_latest_revision().publish()
    publish_release(edition)
    Edition.objects.filter(pk=edition.pk).update(public=False)
    token = shown_at(sign_in(editor), pictured)["token"]

    source = ask(edition, token).json()["data"]["edition"]["lesson"]["body"][0]["image"]["src"]

    assert Client().get(source).status_code == 200
    assert Client().get(source.partition("?")[0]).status_code == 404


def test_a_private_editions_front_end_may_read_its_previews_and_no_other_site(small, edition, editor, sign_in):
    Edition.objects.filter(pk=edition.pk).update(public=False)
    token = shown_at(sign_in(editor), drafted(small))["token"]

    assert ask(edition, token, Origin="https://learn.example")["Access-Control-Allow-Origin"] == "https://learn.example"
    assert "Access-Control-Allow-Origin" not in ask(edition, token, Origin="https://else.example")


@pytest.mark.parametrize(
    "wrong",
    [
        "https://learn.example/preview",
        "https://learn.example/{token}/{password}",
        "http://learn.example/?t={token}",
        "javascript:alert('{token}')",
        "https://{token}.example/",
        "https://name:word@learn.example/{token}",
        "https://learn.example:port/{token}",
        "//learn.example/{token}",
        "/preview/{token}",
        "https://learn.example/ {token}",
        'https://learn.example/"{token}',
        "https://[::1/{token}",
        f"https://learn.example/{'a' * 500}/{{token}}",
    ],
)
def test_what_is_no_address_of_previews_is_refused(small, wrong):
    with pytest.raises(Invalid):
        set_preview_address(small.edition, wrong)
    assert preview_address_of(small.edition) == ""


@pytest.mark.parametrize(
    "address, origin",
    [
        ("https://Learn.Example/a/{token}", "https://learn.example"),
        ("https://learn.example:8443/{token}", "https://learn.example:8443"),
        ("http://localhost:3000/#{token}", "http://localhost:3000"),
        ("http://[::1]:3000/{token}", "http://[::1]:3000"),
    ],
)
def test_addresses_are_kept_with_their_origin(small, address, origin):
    set_preview_address(small.edition, address)

    assert preview_origin_of(small.edition) == origin


def test_what_is_filled_in_stays_one_part():
    assert fill("https://x.example/{slug}?{token}", slug="a/b?c#d", token="é&=") == (
        "https://x.example/a%2Fb%3Fc%23d?%C3%A9%26%3D"
    )


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_only_owners_say_where(small, role):
    with pytest.raises(NotPermitted):
        set_preview_address(small.edition, ADDRESS, user=small.member(role))


def test_an_owner_says_where_on_the_screen_of_access(small, sign_in):
    owner = sign_in(small.member(Role.OWNER))
    form = reverse("access_admin:front_end", args=["alpha"])

    refused = owner.post(form, {"address": "https://learn.example/"})
    assert refused.status_code == 200
    assert "no {token}" in refused.content.decode()
    assert owner.post(form, {"address": ADDRESS}).status_code == 302
    assert "https://learn.example/preview" in owner.get(reverse("access_admin:index", args=["alpha"])).content.decode()
    assert preview_address_of(small.edition) == ADDRESS


def test_a_command_says_where(small):
    out = StringIO()
    call_command("set_access", "alpha", "--preview-address", ADDRESS, "--json", stdout=out)

    assert json.loads(out.getvalue())["preview_address"] == ADDRESS
