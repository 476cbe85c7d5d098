"""Every page of a fork opens in the editor, in every language."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.demo.load import load_demo
from editions.actions.fork_edition import fork_edition
from editions.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.deep]


def test_every_page_of_a_fork_opens_in_the_editor(admin_client):
    load_demo(samples=False)
    fork_edition(Edition.objects.get(code="global"), "deep-fork", title="Deep", owner="Nobody")
    pages = Page.objects.filter(identity__edition__code="deep-fork").order_by("path")
    assert pages.count() >= 624
    failed = [
        (page.pk, page.title, status)
        for page in pages
        if (status := admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code) != 200
    ]
    assert failed == []
