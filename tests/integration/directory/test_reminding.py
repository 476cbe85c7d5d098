"""Who asked for it is written to before something lapses, once; and the edition's screens say it."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from editions.actions.remind_of_validity import remind_of_validity
from editions.models import Membership, Role, ValidityReminder
from tests.integration.directory.conftest import NUMBER

pytestmark = pytest.mark.django_db


def day(offset: int) -> date:
    return timezone.now().date() + timedelta(days=offset)


def asking(scene, role: Role = Role.PUBLISHER):
    person = scene.member(role)
    Membership.objects.filter(user=person).update(directory_mail=True)
    return person


@pytest.fixture
def lapsing(scene):
    """A number that holds for ten more days."""
    scene.change("hotline", phone=NUMBER, valid_until=day(10).isoformat())
    return scene


def test_a_reminder_is_sent_once_to_who_asked_for_it(lapsing, mailoutbox):
    person = asking(lapsing)
    lapsing.member(Role.OWNER)
    assert remind_of_validity() == (1, 0)
    assert remind_of_validity() == (0, 0)

    (message,) = mailoutbox
    assert message.to == [person.email]
    assert "hotline (en)" in message.body
    assert reverse("editions_admin:directory", args=["alpha"]) in message.body


def test_who_asks_later_is_told_too(lapsing, mailoutbox):
    asking(lapsing)
    remind_of_validity()
    later = asking(lapsing)
    remind_of_validity()

    assert mailoutbox[-1].to == [later.email]
    assert len(mailoutbox) == 2


def test_a_new_last_day_is_reminded_of_anew(lapsing, mailoutbox):
    asking(lapsing)
    remind_of_validity()
    lapsing.change("hotline", valid_until=day(12).isoformat())
    remind_of_validity()

    assert len(mailoutbox) == 2


def test_institutions_are_reminded_of_as_well(scene, mailoutbox):
    asking(scene)
    scene.institution.valid_until = day(3)
    scene.institution.save_revision().publish()
    remind_of_validity()

    assert "Ministry of alpha" in mailoutbox[0].body


@pytest.mark.parametrize("offset", [15, -1])
def test_what_holds_for_long_or_no_more_is_not_reminded_of(scene, mailoutbox, offset):
    asking(scene)
    scene.change("hotline", phone=NUMBER, valid_until=day(offset).isoformat())

    assert remind_of_validity() == (0, 0)
    assert mailoutbox == []


def test_neither_translators_nor_who_has_left_nor_strangers_are_told(lapsing, foreign, mailoutbox):
    asking(lapsing, Role.TRANSLATOR)
    asking(foreign, Role.OWNER)
    left = asking(lapsing)
    left.is_active = False
    left.save()

    assert remind_of_validity() == (0, 0)


def test_what_could_not_be_sent_is_tried_again(lapsing, mailoutbox, settings):
    asking(lapsing)
    settings.EMAIL_BACKEND = "tests.integration.directory.refusing_mail.Refusing"
    assert remind_of_validity() == (0, 1)
    assert not ValidityReminder.objects.exists()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert remind_of_validity() == (1, 0)


def test_the_command_says_how_many(lapsing, mailoutbox):
    asking(lapsing)
    out = StringIO()
    call_command("remind_of_validity", "--json", stdout=out)

    assert out.getvalue().strip() == '{"sent": 1}'


def test_the_editions_screen_and_card_say_what_lapses(lapsing, sign_in):
    client = sign_in(lapsing.member())
    lapsing.change("law", text="Act", valid_until=day(-1).isoformat())
    for address in (reverse("editions_admin:edition", args=["alpha"]), reverse("wagtailadmin_home")):
        html = client.get(address).content.decode()
        assert "1 contact has lapsed" in html
        assert "1 contact lapses within two weeks" in html


def test_everybody_asks_for_themselves_alone(scene, foreign, sign_in):
    person, other = scene.member(Role.EDITOR), scene.member(Role.EDITOR)
    client = sign_in(person)
    client.post(reverse("editions_admin:directory_mail", args=["alpha"]), {"wanted": "on"})
    assert Membership.objects.get(user=person).directory_mail is True
    assert Membership.objects.get(user=other).directory_mail is False

    assert client.post(reverse("editions_admin:directory_mail", args=["beta"]), {"wanted": "on"}).status_code == 404
    client.post(reverse("editions_admin:directory_mail", args=["alpha"]), {})
    assert Membership.objects.get(user=person).directory_mail is False
