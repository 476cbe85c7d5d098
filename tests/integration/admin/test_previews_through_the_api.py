"""A draft in the reader: the same schema, for the person who holds the token."""

import pytest

from editions.actions.publish_release import publish_release
from editions.models import Membership, Role
from editions.preview import make_token
from tests.factories import PDF, make_document, make_image, make_user, png
from tests.integration.admin.conftest import text_block

QUERY = """
query($code: ID!) {
  edition(code: $code) { lesson(locale: "en", slug: "first-hours") { title body { ... on RichTextBlock { text } } } }
}
"""


@pytest.fixture
def editor(small):
    publish_release(small.edition)
    return small.member(Role.EDITOR)


def ask(client, code, token=None, query=QUERY):
    headers = {"authorization": f"Preview {token}"} if token else {}
    body = {"query": query, "variables": {"code": code}}
    return client.post("/graphql/", body, content_type="application/json", headers=headers).json()


def draft(small, editor):
    lesson = small.pages["lesson"]
    lesson.title = "A draft"
    lesson.body = [text_block("<p>Draft words</p>")]
    return make_token(editor, lesson)


def test_the_holder_of_the_token_reads_the_draft_and_nobody_else_does(small, editor, client):
    token = draft(small, editor)
    code = small.edition.code
    assert ask(client, code, token)["data"]["edition"]["lesson"] == {
        "title": "A draft",
        "body": [{"text": "<p>Draft words</p>"}],
    }
    assert ask(client, code)["data"]["edition"]["lesson"]["title"] == "First hours"


def test_a_preview_of_one_edition_opens_no_other(small, editor, client):
    answer = ask(client, "beta", draft(small, editor))
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["EDITION_NOT_FOUND"]


@pytest.mark.parametrize("spoil", [lambda token: "nonsense", lambda token: token[:-3] + "AAA"])
def test_a_forged_token_is_forbidden(small, editor, client, spoil):
    answer = ask(client, small.edition.code, spoil(draft(small, editor)))
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["FORBIDDEN"]


def test_who_has_left_the_edition_sees_its_drafts_no_more(small, editor, client):
    token = draft(small, editor)
    Membership.objects.filter(user=editor).delete()
    answer = ask(client, small.edition.code, token)
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["FORBIDDEN"]


ROUND_ABOUT = """
query($code: ID!) {
  edition(code: $code) {
    search(locale: "en", query: "draft") { totalCount edges { node { title } } }
    changedSince(release: "1.0") { locales { changed { kind slug } } }
  }
}
"""


def test_a_draft_is_told_as_a_change_and_is_not_searched(small, editor, client):
    token = draft(small, editor)
    answer = ask(client, small.edition.code, token, ROUND_ABOUT)

    edition = answer["data"]["edition"]
    assert edition["search"] == {"totalCount": 0, "edges": []}
    assert {"kind": "LESSON", "slug": "first-hours"} in edition["changedSince"]["locales"][0]["changed"]


PICTURE = """
query($code: ID!) {
  edition(code: $code) { lesson(locale: "en", slug: "first-hours") { body {
    __typename ... on ImageBlock { image { src srcset width height alt credit } }
  } } }
}
"""


@pytest.fixture
def unreleased(small):
    """A picture in the draft of a lesson that no release holds, and the draft's lesson."""
    picture = make_image(
        small.edition.collection, "A map", content=png("crimson"), description="A map of exits", credit="Somebody"
    )
    value = {"image": picture.pk, "alt_text": "", "caption": "", "decorative": False, "mandatory": False}
    lesson = small.pages["lesson"]
    lesson.body = [{"type": "image", "id": "b2", "value": value}]
    return picture, lesson


def test_a_picture_that_is_not_released_shows_in_the_draft(small, editor, unreleased, client):
    picture, lesson = unreleased
    token = make_token(editor, lesson)
    address = f"{picture.file.url}?preview={token}"
    answer = ask(client, small.edition.code, token, PICTURE)
    assert answer["data"]["edition"]["lesson"]["body"] == [
        {
            "__typename": "ImageBlock",
            "image": {
                "src": address,
                "srcset": f"{address} 8w",
                "width": 8,
                "height": 8,
                "alt": "A map of exits",
                "credit": "Somebody",
            },
        }
    ]


def test_its_address_is_told_to_nobody_without_the_token_and_opens_to_nobody_from_outside(
    small, foreign, editor, unreleased, client, sign_in
):
    picture, lesson = unreleased
    make_token(editor, lesson)
    lesson.save_revision()
    assert picture.file.url not in str(ask(client, small.edition.code, query=PICTURE))
    assert client.get(picture.file.url).status_code == 404
    assert sign_in(foreign.member(Role.OWNER)).get(picture.file.url).status_code == 404
    assert sign_in(make_user()).get(picture.file.url).status_code == 404


def test_whoever_edits_loads_it_and_nothing_shared_keeps_it(editor, unreleased, sign_in):
    picture, _lesson = unreleased
    shown = sign_in(editor).get(picture.file.url)
    assert shown.getvalue() == png("crimson")
    assert "private" in shown["Cache-Control"]


def test_a_file_that_is_not_released_is_offered_in_the_draft(small, editor, client, sign_in):
    file = make_document(small.edition.collection, "Sheet", file_name="sheet.pdf", file_size=len(PDF))
    tool = small.pages["tool"]
    tool.file = file
    query = """
    query($code: ID!) {
      edition(code: $code) { course(locale: "en") { modules { tools { file { url name mime bytes } } } } }
    }
    """
    answer = ask(client, small.edition.code, make_token(editor, tool), query)
    [offered] = answer["data"]["edition"]["course"]["modules"][0]["tools"]
    assert offered["file"]["mime"] == "application/pdf"
    assert offered["file"]["bytes"] == len(PDF)
    without_token = offered["file"]["url"].partition("?")[0]
    assert client.get(without_token).status_code == 404
    assert sign_in(editor).get(without_token).getvalue().startswith(b"%PDF")
    assert client.get(offered["file"]["url"]).getvalue().startswith(b"%PDF")
