"""Nobody deletes the first page of a course in the admin, alone or among others."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from editions.models import Role


@pytest.fixture
def owner(small, sign_in):
    return sign_in(small.member(Role.OWNER))


def delete(client, page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)


@pytest.mark.parametrize("name", ["course", "arabic"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_owner_is_told_why_the_first_page_stays(small, owner, name, method):
    page = small.pages[name]
    response = getattr(owner, method)(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)

    assert "cannot be deleted" in response.content.decode()
    assert Page.objects.filter(pk=page.pk).exists()


def test_an_administrator_is_told_the_same(small, sign_in, administrator):
    assert "cannot be deleted" in delete(sign_in(administrator), small.pages["course"]).content.decode()
    assert Page.objects.filter(pk=small.pages["course"].pk).exists()


def test_a_root_among_others_keeps_all_of_them(small, owner):
    ids = [small.pages[name].pk for name in ("arabic", "tool")]
    url = "/admin/bulk/wagtailcore/page/delete/?" + "&".join(f"id={pk}" for pk in ids)
    response = owner.post(url, {"confirm": "y"}, follow=True)

    assert "cannot be deleted" in response.content.decode()
    assert Page.objects.filter(pk__in=ids).count() == 2


def test_other_pages_can_be_deleted(small, owner):
    delete(owner, small.pages["tool"])

    assert not Page.objects.filter(pk=small.pages["tool"].pk).exists()


def test_another_editions_root_is_not_there(foreign, owner):
    assert delete(owner, foreign.pages["course"]).status_code == 404
