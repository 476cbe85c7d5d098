"""What is kept of answers, for how long, in which coding, and what is asked of the database for it."""

import gzip
import json
import re

import brotli
import pytest
from backports import zstd
from django.utils import timezone

from api.graphql import kept
from editions.models import Edition, Release
from tests.integration.api.small_course import small_course

pytestmark = pytest.mark.django_db

UNCODED = {"gzip": gzip.decompress, "br": brotli.decompress, "zstd": zstd.decompress}


def get(client, operation="Outline", accept=None, release=None, **headers):
    variables = {"code": "lagoon", "locale": "fr"} | ({"release": release} if release else {})
    if accept is not None:
        headers["accept-encoding"] = accept
    return client.get("/graphql/", {"operation": operation, "variables": json.dumps(variables)}, headers=headers)


def test_a_hit_asks_the_database_once_and_is_the_same_to_the_byte(client, lagoon, django_assert_num_queries):
    first = get(client)

    with django_assert_num_queries(1):
        again = get(client)
    assert again.content == first.content
    assert again["ETag"] == first["ETag"]


def test_a_miss_takes_three_queries_at_most(client, lagoon, django_assert_max_num_queries):
    get(client)
    kept.forget()

    with django_assert_max_num_queries(3):
        get(client)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_an_answer_is_sent_in_the_coding_that_is_asked_for(client, lagoon, coding):
    plain = get(client)
    coded = get(client, accept=coding)

    assert coded["Content-Encoding"] == coding
    assert UNCODED[coding](coded.content) == plain.content
    assert coded["Vary"] == "Accept-Encoding"
    assert len({plain["ETag"], coded["ETag"]}) == 2
    assert get(client, accept=coding, **{"if-none-match": coded["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "accept, expected",
    [
        ("gzip, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("zstd, gzip;q=0.9", "zstd"),
        ("br;q=0, *", "zstd"),
        ("identity", None),
        ("", None),
        ("gzip;q=0", None),
        ("br;q=nonsense, gzip", "gzip"),
        ("deflate", None),
    ],
)
def test_the_client_says_which_coding_it_prefers(client, lagoon, accept, expected):
    assert get(client, accept=accept).headers.get("Content-Encoding") == expected


def test_no_coding_is_spent_on_a_few_bytes(client, lagoon):
    shown = client.post(
        "/graphql/", {"query": "{ __typename }"}, content_type="application/json", headers={"accept-encoding": "br"}
    )

    assert "Content-Encoding" not in shown


def test_a_new_release_is_seen_at_once_and_the_pinned_one_stays_to_the_byte(client, lagoon):
    pinned, latest = get(client, release="1.0"), get(client)
    lagoon.release("2.0")

    assert get(client).content != latest.content
    assert get(client, release="1.0").content == pinned.content


def test_a_pinned_release_lasts_and_the_latest_does_not(client, lagoon):
    assert get(client, release="1.0")["Cache-Control"] == "public, max-age=31536000, immutable"
    assert get(client)["Cache-Control"] == "public, max-age=30, must-revalidate"


def test_what_depends_on_the_directory_does_not_last(client, lagoon):
    answer = get(client, "Institutions", release="1.0")

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, max-age=30, must-revalidate"


def test_a_withdrawn_release_is_not_answered_from_what_was_kept(client, lagoon):
    get(client, release="1.0")
    Release.objects.filter(edition__code="lagoon").update(withdrawn_at=timezone.now())

    assert get(client, release="1.0").json()["errors"][0]["extensions"]["code"] == "RELEASE_WITHDRAWN"


def test_an_edition_that_is_private_now_is_not_answered_from_what_was_kept(client, lagoon):
    get(client)
    Edition.objects.filter(code="lagoon").update(public=False)

    assert get(client).json()["errors"][0]["extensions"]["code"] == "EDITION_NOT_FOUND"


def test_editions_with_the_same_content_share_no_answer(client, lagoon):
    twin = small_course("twin")
    twin.release(notes="First")
    variables = [json.dumps({"code": code, "locale": "fr"}) for code in ("lagoon", "twin")]
    one, other = [client.get("/graphql/", {"operation": "Outline", "variables": each}) for each in variables * 2][2:]

    addresses = [set(re.findall(rb"/media/[^\"]+", each.content)) for each in (one, other)]
    assert all(addresses)
    assert not addresses[0] & addresses[1]


def test_caches_are_told_what_an_answer_is_about(client, lagoon):
    answer = get(client)
    release = Edition.objects.get(code="lagoon").latest_release

    assert answer["Surrogate-Key"] == f"edition:lagoon release:{release.digest}"
    assert answer["Cache-Tag"] == f"edition:lagoon,release:{release.digest}"
    assert not answer.cookies
