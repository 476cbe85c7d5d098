"""A draft in the reader: the same schema, for the person who holds the token."""

import pytest

from editions.actions.publish_release import publish_release
from editions.models import Membership, Role
from editions.preview import make_token
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


def ask(client, code, token=None):
    headers = {"authorization": f"Preview {token}"} if token else {}
    body = {"query": QUERY, "variables": {"code": code}}
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
