"""Both clients: what they keep, what they say of errors, when they ask again."""

from itertools import count
from threading import Event

import pytest

from api.error_codes import advice_on
from editions.actions.withdraw_release import withdraw_release
from tests.contract.proxy import Answer, Break, Proxy

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

SLOTS = {"operation": "Slots", "variables": {"code": "lagoon", "locale": "en"}}
OUTLINE = {"operation": "Outline", "variables": {"code": "lagoon", "locale": "en"}}
TOO_MANY = b'{"errors": [{"message": "Too many requests.", "path": [], "extensions": {"code": "LIMIT_RATE"}}]}'


def unchanged(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
    return answer


def with_header(name: str, value: str) -> Break:
    def change(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
        return answer[0], {**answer[1], name: value}, answer[2]

    return change


def too_many(times: int) -> Break:
    """Refuses the first `times` requests, to be asked again at once."""
    numbers = count()

    def change(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
        return (429, {"Retry-After": "0"}, TOO_MANY) if next(numbers) < times else answer

    return change


def test_a_trusted_operation_is_answered(drive, server):
    (outcome,) = drive(server, OUTLINE)

    assert outcome["data"]["edition"]["course"]["title"] == "The course"


def test_a_query_of_ones_own_is_answered(drive, server):
    query = "query Q($code: ID!) { edition(code: $code) { owner title } }"
    (outcome,) = drive(server, {"query": query, "variables": {"code": "lagoon"}})

    assert outcome["data"]["edition"]["title"] == "Title of lagoon"


def test_the_address_of_graphql_itself_will_do(drive, server):
    (outcome,) = drive(f"{server}/graphql/", OUTLINE)

    assert outcome["data"]["edition"]["code"] == "lagoon"


def test_a_fresh_answer_is_used_again(drive, server):
    proxy = Proxy(server, unchanged)
    with proxy as url:
        first, second, third = drive(url, SLOTS, SLOTS, {**SLOTS, "variables": {"locale": "en", "code": "lagoon"}})

    assert first == second == third
    assert len(proxy.seen) == 1


def test_an_answer_that_has_not_changed_is_not_sent_again(drive, server):
    statuses = []

    def change(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
        statuses.append(answer[0])
        return answer

    with Proxy(server, change) as url:
        first, second, third = drive(url, SLOTS, {**SLOTS, "revalidate": True}, SLOTS)

    assert statuses == [200, 304]
    assert first == second == third


def test_what_a_shared_cache_has_held_is_that_much_older(drive, server):
    proxy = Proxy(server, with_header("Age", "30"))
    with proxy as url:
        drive(url, SLOTS, SLOTS)

    assert "if-none-match" not in proxy.seen[0]
    assert proxy.seen[1]["if-none-match"]


def test_what_must_not_be_kept_is_not(drive, server):
    proxy = Proxy(server, with_header("Cache-Control", "no-store"))
    with proxy as url:
        drive(url, SLOTS, SLOTS)

    assert ["if-none-match" in seen for seen in proxy.seen] == [False, False]


def test_only_so_many_answers_are_kept(drive, server):
    proxy = Proxy(server, unchanged)
    with proxy as url:
        drive(url, SLOTS, OUTLINE, OUTLINE, SLOTS, keep=1)

    assert len(proxy.seen) == 3


def test_a_token_is_shown(drive, server):
    proxy = Proxy(server, unchanged)
    with proxy as url:
        drive(url, OUTLINE, token="secret-of-ours")

    assert proxy.seen[0]["authorization"] == "Bearer secret-of-ours"


def test_a_refusal_has_a_code_a_path_and_advice(drive, server):
    (outcome,) = drive(server, {"operation": "Outline", "variables": {"code": "nobody", "locale": "en"}})

    assert outcome["error"] == "Refused"
    assert outcome["code"] == "EDITION_NOT_FOUND"
    assert outcome["path"] == ["edition"]
    assert outcome["advice"] == advice_on("EDITION_NOT_FOUND")
    assert outcome["message"]


def test_a_withdrawal_says_why_and_what_follows(drive, maker, server):
    maker.release("1.1")
    withdraw_release(maker.edition, "1.1", reason="A wrong number.")
    (outcome,) = drive(
        server, {"operation": "Outline", "variables": {"code": "lagoon", "locale": "en", "release": "1.1"}}
    )

    assert outcome["code"] == "RELEASE_WITHDRAWN"
    assert outcome["reason"] == "A wrong number."
    assert outcome["successor"] == "1.0"


def test_a_query_that_is_not_valid_is_refused(drive, server):
    (outcome,) = drive(server, {"query": "{ nothing }", "variables": {}})

    assert outcome["error"] == "Refused"
    assert outcome["code"] == "BAD_REQUEST"
    assert outcome["status"] == 400


def test_too_many_requests_are_repeated_when_the_server_says(drive, server):
    proxy = Proxy(server, too_many(2))
    with proxy as url:
        (outcome,) = drive(url, OUTLINE)

    assert outcome["data"]["edition"]["code"] == "lagoon"
    assert len(proxy.seen) == 3


def test_a_server_that_goes_on_refusing_is_believed(drive, server):
    proxy = Proxy(server, too_many(9))
    with proxy as url:
        (outcome,) = drive(url, OUTLINE, retries=1)

    assert (outcome["error"], outcome["code"], outcome["status"]) == ("Refused", "LIMIT_RATE", 429)
    assert len(proxy.seen) == 2


def test_a_page_of_html_is_not_understood(drive, server):
    def change(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
        return 502, {"Content-Type": "text/html"}, b"<h1>Bad gateway</h1>"

    with Proxy(server, change) as url:
        (outcome,) = drive(url, OUTLINE)

    assert (outcome["error"], outcome["status"]) == ("NotUnderstood", 502)


def test_nobody_there_is_told_apart(drive, server):
    with Proxy(server, unchanged) as url:
        pass
    (outcome,) = drive(url, OUTLINE)

    assert outcome["error"] == "Unreachable"


def test_an_answer_that_takes_too_long_is_not_waited_for(drive, server):
    over = Event()

    def change(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
        over.wait(20)
        return answer

    with Proxy(server, change) as url:
        (outcome,) = drive(url, OUTLINE, timeout=300)
        over.set()

    assert outcome["error"] == "Unreachable"
