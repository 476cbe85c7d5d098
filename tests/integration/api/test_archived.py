"""What is in the archive is served to nobody."""

import pytest

from editions.actions.archive_edition import archive_edition, restore_edition
from editions.models import PublicMedia

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
