"""A person makes an edition of their own in the admin."""

from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from cms.content.models import Lesson, Module
from editions.actions.archive_edition import archive_edition
from editions.actions.fork_edition import fork_edition
from editions.actions.publish_release import publish_release
from editions.actions.request_fork import request_fork
from editions.actions.set_agreement import set_agreement
from editions.errors import Invalid, NotPermitted
from editions.models import Branding, Edition, ForkRequest, Membership, PageIdentity, Role
from editions.permissions import forkable_editions
from tests.factories import make_module, make_page, make_user
from tests.integration.admin.conftest import text_block


@pytest.fixture
def course(small) -> Edition:
    """The small course with a second module, released."""
    second = make_module(small.pages["course"], "After", slug="after")
    make_page(Lesson, second, "Debrief", slug="debrief")
    publish_release(small.edition)
    set_agreement(small.edition, "adaptable", given=True)
    return Edition.objects.get(pk=small.edition.pk)


@pytest.fixture
def adapter(course, foreign) -> Any:
    """Somebody who works elsewhere and has no part in the course."""
    return foreign.member(Role.EDITOR)


def posted(course: Edition, **changed: Any) -> dict[str, Any]:
    modules = PageIdentity.objects.filter(
        edition=course, locale=course.source_locale, page__content_type__model="module"
    )
    return {
        "title": "Our course",
        "owner": "A ministry",
        "code": "ours",
        "locales": ["en"],
        "more": "",
        "branding": "on",
        "modules": [str(each) for each in modules.values_list("lineage", flat=True)],
    } | changed


def address(name: str, *parts: object) -> str:
    return reverse(f"editions_admin:{name}", args=parts)


def test_from_the_list_of_courses_to_the_new_editions_home(course, adapter, sign_in):
    client = sign_in(adapter)
    assert address("fork", "alpha") in client.get(address("choose_fork")).content.decode()

    asked = client.post(address("fork", "alpha"), posted(course, more="tl"))
    assert asked.status_code == 302
    done = client.get(asked["Location"])

    assert done["Location"] == address("edition", "ours")
    made = Edition.objects.get(code="ours")
    assert (made.title, made.owner, made.upstream, made.base_release.version) == (
        "Our course",
        "A ministry",
        course,
        "1.0",
    )
    assert Membership.objects.get(edition=made).user == adapter
    offered = made.edition_locales.filter(offered=True).values_list("locale__language_code", flat=True)
    assert set(offered) == {"en", "tl"}
    assert client.get(done["Location"]).status_code == 200


def test_a_code_is_made_of_the_title_where_none_is_given(course, adapter, sign_in):
    sign_in(adapter).post(address("fork", "alpha"), posted(course, code="", title="Curso de Río"))

    assert Edition.objects.get(title="Curso de Río").code == "curso-de-rio"


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"title": ""}, "title"),
        ({"owner": ""}, "owner"),
        ({"code": "Ours!"}, "code"),
        ({"code": "beta"}, "code"),
        ({"code": "", "title": "对"}, "code"),
        ({"locales": []}, "locales"),
        ({"locales": ["tl"]}, "locales"),
        ({"more": "klingon"}, "more"),
        ({"modules": []}, "modules"),
        ({"modules": ["00000000-0000-0000-0000-000000000000"]}, "modules"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_made(course, adapter, sign_in, wrong, field):
    response = sign_in(adapter).post(address("fork", "alpha"), posted(course, **wrong))

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not ForkRequest.objects.exists()


def test_modules_that_are_left_out_are_not_in_it_and_updates_do_not_bring_them(course, adapter, sign_in):
    kept = str(PageIdentity.objects.get(edition=course, page__slug="readiness", locale__language_code="en").lineage)
    sign_in(adapter).post(address("fork", "alpha"), posted(course, modules=[kept], locales=["en", "ar"]))

    made = Edition.objects.get(code="ours")
    pages = PageIdentity.objects.filter(edition=made)
    assert [page.slug for page in Module.objects.filter(identity__in=pages)] == ["readiness"]
    assert not pages.filter(page__slug="debrief").exists()
    release = publish_release(course).release
    call_command("offer_update", "ours", "--to", release.version, "--json")
    assert not made.updates.filter(items__change="added").exists()


def test_upstreams_colours_are_left_where_they_are_not_wanted(course, adapter, sign_in):
    Branding.objects.filter(edition=course).update(color_primary="#123456")
    publish_release(course)
    client = sign_in(adapter)

    client.post(address("fork", "alpha"), posted(course))
    client.post(address("fork", "alpha"), posted(course, code="plain", branding=""))

    made = Branding.objects.filter(edition__upstream=course)
    colours = dict(made.values_list("edition__code", "color_primary"))
    assert colours["ours"] == "#123456"
    assert colours["plain"] != "#123456"


def test_an_earlier_release_can_be_chosen_and_a_withdrawn_one_cannot(course, adapter, sign_in):
    publish_release(course)
    client = sign_in(adapter)
    client.post(f"{address('fork', 'alpha')}?release=1.0", posted(course))
    assert Edition.objects.get(code="ours").base_release.version == "1.0"

    call_command("withdraw_release", "alpha", "1.0", "--reason", "A wrong number")
    assert client.get(address("fork", "alpha"), {"release": "1.0"}).status_code == 404


def test_what_is_not_public_is_adapted_by_its_owners_alone(course, small, adapter, sign_in):
    Edition.objects.filter(pk=course.pk).update(public=False)

    for person in (adapter, small.member(Role.PUBLISHER)):
        client = sign_in(person)
        assert client.get(address("fork", "alpha")).status_code == 404
        assert address("fork", "alpha") not in client.get(address("choose_fork")).content.decode()
        with pytest.raises(NotPermitted):
            fork_edition(course, "ours", title="Ours", owner="We", user=person)
    assert sign_in(small.member(Role.OWNER)).get(address("fork", "alpha")).status_code == 200


def test_what_has_not_agreed_is_neither_listed_nor_adapted_by_others(course, adapter, small, sign_in):
    set_agreement(course, "adaptable", given=False)

    assert course.title not in sign_in(adapter).get(address("choose_fork")).content.decode()
    assert sign_in(adapter).get(address("fork", "alpha")).status_code == 404
    assert sign_in(small.member(Role.OWNER)).get(address("fork", "alpha")).status_code == 200


def test_only_owners_agree(course, small):
    with pytest.raises(NotPermitted):
        set_agreement(course, "adaptable", given=True, user=small.member(Role.PUBLISHER))


def test_who_works_in_no_edition_adapts_none(course, sign_in):
    nobody = make_user()

    assert not forkable_editions(nobody).exists()
    with pytest.raises(NotPermitted):
        request_fork(course, "ours", title="Ours", owner="We", locales=["en"], user=nobody)


def test_what_is_archived_is_not_adapted(course, small, sign_in):
    archive_edition(course, reason="It is over")

    assert sign_in(small.member(Role.OWNER)).get(address("fork", "alpha")).status_code == 404


def test_what_somebody_asked_for_is_seen_by_them_alone(course, adapter, small, sign_in):
    asked = ForkRequest.objects.create(
        upstream=course, version="1.0", code="ours", title="Secret title", owner="We", asked_by=adapter, language="en"
    )
    for name in ("fork_at_work", "fork_status"):
        assert sign_in(adapter).get(address(name, asked.pk)).status_code == 200
        assert sign_in(small.member(Role.OWNER)).get(address(name, asked.pk)).status_code == 404


def test_one_is_made_at_a_time(course, adapter):
    ForkRequest.objects.create(
        upstream=course, version="1.0", code="first", title="First", owner="We", asked_by=adapter, language="en"
    )
    with pytest.raises(Invalid, match="First"):
        request_fork(course, "ours", title="Ours", owner="We", locales=["en"], user=adapter)


def test_why_it_was_not_made_is_told_and_nothing_is_left(course, adapter, sign_in):
    asked = ForkRequest.objects.create(
        upstream=course,
        version="1.0",
        code="ours",
        title="Ours",
        owner="We",
        asked_by=adapter,
        language="en",
        state="failed",
        reason="Somebody was faster.",
    )

    shown = sign_in(adapter).get(address("fork_at_work", asked.pk)).content.decode()

    assert "Somebody was faster." in shown
    assert address("fork", "alpha") in shown


def test_who_leaves_out_what_others_refer_to_is_told_beforehand(small, course, adapter, sign_in):
    html = f'<p><a linktype="course-page" ref="{small.lineage("lesson")}">First hours</a></p>'
    debrief = Lesson.objects.get(identity__edition=course, slug="debrief")
    debrief.body = [text_block(html)]
    debrief.save()
    publish_release(course)
    kept = str(PageIdentity.objects.get(edition=course, page__slug="after").lineage)
    client = sign_in(adapter)

    told = client.post(address("fork", "alpha"), posted(course, modules=[kept]))

    assert told.context["form"].errors["modules"] == ["“Debrief” refers to “First hours”, which you leave out."]
    assert 'type="checkbox" name="all_the_same"' in told.content.decode()
    assert not ForkRequest.objects.exists()
    client.post(address("fork", "alpha"), posted(course, modules=[kept], all_the_same="on"))
    assert Edition.objects.filter(code="ours").exists()
