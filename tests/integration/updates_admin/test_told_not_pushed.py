"""When upstream releases something, its editions are told what it would mean; nothing else happens."""

from smtplib import SMTPException

import pytest
from django.core import mail
from django.urls import reverse

from editions.actions import offer_to_forks, tell_of_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.actions.withdraw_release import withdraw_release
from editions.models import Membership, Role, Update
from tests.integration.updates.school import fork, rewrite, words


@pytest.fixture
def releasing(pair, django_capture_on_commit_callbacks):
    """Publishes upstream's next release, with what happens once that is written."""
    upstream, _edition = pair

    def publish(notes: str = "", block: str = "a", words: str = "Call the post at once."):
        rewrite(upstream, "first", block, f"<p>{words}</p>")
        with django_capture_on_commit_callbacks(execute=True):
            return publish_release(upstream, notes=notes).release

    return publish


def open_updates(edition) -> list[Update]:
    return list(edition.updates.filter(state__in=Update.OPEN))


def test_every_fork_is_offered_the_release_and_no_page_changes(pair, releasing):
    upstream, first = pair
    second = fork(upstream, "another")
    before = words(first, "first")

    release = releasing()

    assert [update.to_release for each in (first, second) for update in open_updates(each)] == [release, release]
    assert words(first, "first") == before


def test_one_forks_trouble_is_not_anothers(pair, releasing, monkeypatch):
    upstream, first = pair
    second = fork(upstream, "another")
    real = offer_to_forks.offer_update

    def failing(edition, **options):
        if edition.pk == first.pk:
            raise RuntimeError("out of paper")
        return real(edition, **options)

    monkeypatch.setattr(offer_to_forks, "offer_update", failing)
    releasing()

    assert not open_updates(first)
    assert open_updates(second)


def test_what_nobody_foresaw_is_logged_and_told_until_an_offer_works(pair, releasing, sign_in, monkeypatch, caplog):
    def failing(edition, **options):
        raise RuntimeError("out of paper")

    _upstream, edition = pair
    screen, editor = reverse("editions_admin:updates", args=[edition.code]), sign_in(edition)
    with monkeypatch.context() as patched:
        patched.setattr(offer_to_forks, "offer_update", failing)
        releasing()
        releasing(words="Call the post today.")

    assert "RuntimeError: out of paper" in caplog.text
    assert edition.code in caplog.text
    assert edition.update_requests.count() == 1
    told = editor.get(screen).content.decode()
    assert "This did not work: Look for changes" in told
    assert "nobody foresaw" in told

    releasing(words="Call the post now.")

    assert open_updates(edition)
    assert "This did not work" not in editor.get(screen).content.decode()


def test_the_home_screen_says_what_it_would_mean(pair, releasing, sign_in):
    _upstream, edition = pair
    rewrite(edition, "first", "b", "<p>Keep our list. Check it twice.</p>")
    releasing(notes="Posts answer at once now.")
    rewrite_and_release = releasing(notes="And lists are safe.", block="b", words="Keep the list safe. Check it twice.")

    html = sign_in(edition).get(reverse("wagtailadmin_home")).content.decode()

    assert f"<bdi>{rewrite_and_release.version}</bdi>" in html
    assert "1 change without conflict" in html
    assert "1 in conflict with yours" in html
    assert "And lists are safe." in html


def test_a_release_that_is_withdrawn_is_offered_no_longer(pair, releasing, django_capture_on_commit_callbacks):
    upstream, edition = pair
    release = releasing()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_release(upstream, release.version, reason="A wrong number")

    assert not open_updates(edition)


def test_in_place_of_a_withdrawn_release_the_one_before_is_offered(pair, releasing, django_capture_on_commit_callbacks):
    upstream, edition = pair
    good = releasing()
    bad = releasing(words="Call nobody.")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_release(upstream, bad.version, reason="A wrong instruction")

    assert [update.to_release for update in open_updates(edition)] == [good]


def test_until_it_is_computed_the_release_is_named(pair, sign_in):
    upstream, edition = pair
    publish_release(upstream, notes="New")

    html = sign_in(edition).get(reverse("editions_admin:updates", args=[edition.code])).content.decode()

    assert "not computed yet" in html


def test_looking_again_is_one_press(pair, sign_in):
    upstream, edition = pair
    publish_release(upstream)
    sign_in(edition).post(reverse("editions_admin:look_for_updates", args=[edition.code]))

    assert open_updates(edition)


def test_translators_are_not_asked_to_decide(pair, releasing, sign_in):
    _upstream, edition = pair
    releasing()
    html = sign_in(edition, Role.TRANSLATOR).get(reverse("wagtailadmin_home")).content.decode()

    assert "without conflict" not in html


# E-mail ------------------------------------------------------------------------------------------


def test_nobody_is_written_to_unasked(pair, releasing, sign_in):
    _upstream, edition = pair
    sign_in(edition)
    releasing()

    assert mail.outbox == []


def test_who_asked_is_written_to_once_a_release(pair, releasing, sign_in, django_capture_on_commit_callbacks):
    _upstream, edition = pair
    client = sign_in(edition)
    sign_in(edition)
    client.post(reverse("editions_admin:update_mail", args=[edition.code]), {"wanted": "on"})
    release = releasing(notes="Posts answer at once now.")

    (message,) = mail.outbox
    assert message.to == [Membership.objects.get(update_mail=True).user.email]
    assert release.version in message.subject
    assert "Posts answer at once now." in message.body
    assert reverse("editions_admin:update", args=[edition.code, edition.updates.get().pk]) in message.body


def test_who_has_had_enough_says_so(pair, releasing, sign_in):
    _upstream, edition = pair
    client = sign_in(edition)
    url = reverse("editions_admin:update_mail", args=[edition.code])
    client.post(url, {"wanted": "on"})
    client.post(url, {})
    releasing()

    assert mail.outbox == []


def test_an_offer_without_anything_in_it_is_no_news(pair, sign_in):
    _upstream, edition = pair
    assert offer_update(edition).items.count() == 0

    html = sign_in(edition).get(reverse("editions_admin:updates", args=[edition.code])).content.decode()

    assert "Nothing new upstream." in html


def test_an_address_that_cannot_be_reached_is_logged_and_the_others_are_written_to(
    pair, releasing, sign_in, monkeypatch, caplog
):
    _upstream, edition = pair
    people = []
    for _each in range(2):
        sign_in(edition).post(reverse("editions_admin:update_mail", args=[edition.code]), {"wanted": "on"})
    real = tell_of_update.send_mail

    def failing_once(subject, body, sender, recipients):
        people.extend(recipients)
        if len(people) == 1:
            raise SMTPException("no such mailbox")
        real(subject, body, sender, recipients)

    monkeypatch.setattr(tell_of_update, "send_mail", failing_once)
    releasing()

    assert "no such mailbox" in caplog.text
    assert [message.to for message in mail.outbox] == [people[1:]]
    assert open_updates(edition)
