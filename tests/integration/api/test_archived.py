"""What is in the archive is served to nobody."""

import orjson
import pytest

from api.access.tokens import create_token
from editions.actions.archive_edition import archive_edition, restore_edition
from editions.models import PublicMedia, Role
from tests.factories import make_member

FEED = "/api/v1/editions/lagoon/releases"
COURSE = '{ edition(code: "lagoon") { code course(locale: "en") { title } } }'
OPERATION = "/graphql/?operation=Outline&variables=%7B%22code%22%3A%22lagoon%22%2C%22locale%22%3A%22en%22%7D"


@pytest.fixture
def archived(lagoon):
    return archive_edition(lagoon.edition, reason="Enough")


def test_readers_are_told_what_they_are_told_of_no_edition(archived, refused):
    assert refused(COURSE)["extensions"]["code"] == "EDITION_NOT_FOUND"
    assert (
        refused(COURSE.replace('"lagoon")', '"lagoon", release: "1.0")'))["extensions"]["code"] == "EDITION_NOT_FOUND"
    )


def test_it_is_not_in_the_list(archived, ask):
    assert ask("{ editions { edges { node { code } } } }")["editions"]["edges"] == []


def test_a_kept_answer_is_not_given_again(lagoon, client):
    assert client.get(OPERATION).status_code == 200
    assert client.get(OPERATION).status_code == 200

    archive_edition(lagoon.edition, reason="Enough")

    assert client.get(OPERATION).json()["errors"][0]["extensions"]["code"] == "EDITION_NOT_FOUND"


def test_its_pictures_are_served_no_more(lagoon, client):
    from editions.media_store import keep, make_public
    from tests.factories import PDF

    public = make_public(lagoon.edition, keep(PDF, "plan.pdf"), "plan.pdf")
    address = f"/media/lagoon/{public.token}/plan.pdf"
    assert PublicMedia.objects.filter(token=public.token).exists()
    assert b"".join(client.get(address).streaming_content) == PDF

    archive_edition(lagoon.edition, reason="Enough")

    assert client.get(address).status_code == 404


def test_restored_it_is_as_before(archived, ask):
    restore_edition(archived)

    assert ask(COURSE)["edition"]["code"] == "lagoon"


def test_tokens_open_it_no_longer(lagoon, post, client):
    token = create_token(lagoon.edition, name="LMS", scopes=["read:published", "read:bundle"]).text
    bearer = {"authorization": f"Bearer {token}"}
    body = orjson.dumps({"query": COURSE})

    def statuses() -> list[object]:
        answer = client.post("/graphql/", body, content_type="application/json", headers=bearer).json()
        feed = client.get(FEED, headers=bearer).status_code
        return ["errors" in answer, feed, client.get(f"{FEED}/1.0/bundle", headers=bearer).status_code]

    assert statuses()[:2] == [False, 200]
    archive_edition(lagoon.edition, reason="Enough")

    assert statuses() == [True, 404, 404]
    assert client.get(FEED).status_code == 404


def test_its_own_people_still_see_its_releases(archived, client):
    client.force_login(make_member(archived, Role.OWNER))

    assert [each["version"] for each in client.get(FEED).json()["releases"]] == ["1.0"]
