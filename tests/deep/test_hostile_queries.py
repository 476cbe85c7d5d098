"""Ten thousand hostile queries: none is a mistake of ours, and the server is as it was afterwards."""

import gc
import json
import statistics
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings

from api.graphql import documents
from api.reading import sources
from tests.integration.api.hostile import problems_of, texts
from tests.integration.api.small_course import DIRECTORY, small_course

SLOW = [
    HealthCheck.function_scoped_fixture,
    HealthCheck.too_slow,
    HealthCheck.filter_too_much,
    HealthCheck.data_too_large,
]

pytestmark = [pytest.mark.deep, pytest.mark.django_db]

QUERY = json.dumps(
    {"query": '{ edition(code: "lagoon") { course(locale: "fr") { title modules { lessons { body { id } } } } } }'}
)


def memory() -> int:
    """Resident bytes of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def slowest(client) -> float:
    """The 95th percentile of an ordinary query, in seconds."""
    taken = []
    for _ in range(200):
        begun = time.perf_counter()
        client.post("/graphql/", QUERY, content_type="application/json")
        taken.append(time.perf_counter() - begun)
    return statistics.quantiles(taken, n=20)[-1]


def test_after_ten_thousand_hostile_queries_the_server_is_as_it_was(client, db):
    sources.forget()
    maker = small_course()
    maker.release(notes="First")
    maker.directory(DIRECTORY)
    found: list[str] = []

    def ask(count: int, number: int) -> None:
        @seed(number)
        @settings(max_examples=count, deadline=None, database=None, suppress_health_check=SLOW)
        @given(text=texts())
        def any_query(text: str) -> None:
            # Not the same text twice, so that nothing is answered from what is kept.
            found.extend(problems_of(client, f"{text} # {number}"))

        any_query()

    # What is kept by intent (documents, plans, pages of a course) is full after these.
    ask(1_000, 0)
    before, p95 = memory(), slowest(client)
    for number in range(1, 10):
        ask(1_000, number)
    after, p95_after = memory(), slowest(client)

    print(f"memory {before / 1e6:.1f} → {after / 1e6:.1f} MB, p95 {p95 * 1e3:.2f} → {p95_after * 1e3:.2f} ms")
    assert found == []
    assert after < before * 1.1
    assert p95_after < p95 * 1.5
    assert documents._kept_for_strangers.cache_info().currsize <= 64
