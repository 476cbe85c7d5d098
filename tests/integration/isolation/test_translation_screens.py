"""Translating, within one's own edition."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import SegmentOverride, StringTranslation

from editions.models import Role
from tests.factories import make_locale
from tests.integration.isolation.leaks import leaks, text_of

FORM = "application/x-www-form-urlencoded"


def override(land):
    return reverse("wagtail_localize:edit_override", args=[land.pk("translation"), land.pk("overridable_segment")])


@pytest.fixture
def translator(world, sign_in):
    return sign_in(world.alpha.people[Role.TRANSLATOR])


@pytest.mark.parametrize("written", ["value={}", "value=%22{}%22"])
def test_another_editions_picture_cannot_stand_in_a_translation(world, translator, written):
    foreign = translator.put(override(world.alpha), written.format(world.beta.pk("image")), FORM)
    assert foreign.status_code == 404
    assert not SegmentOverride.objects.exists()
    own = translator.put(override(world.alpha), written.format(world.alpha.pk("image")), FORM)
    assert own.status_code == 201


@pytest.mark.parametrize("body", ["", "value=", "value=x", 'value=["1"]'])
def test_nonsense_cannot_either(world, translator, body):
    assert translator.put(override(world.alpha), body, FORM).status_code == 404


def test_a_segment_of_another_edition_is_not_there(world, translator):
    mixed = reverse(
        "wagtail_localize:edit_string_translation",
        args=[world.alpha.pk("translation"), world.beta.pk("string_segment")],
    )
    assert translator.put(mixed, "value=x", FORM).status_code == 404
    own = reverse(
        "wagtail_localize:edit_string_translation",
        args=[world.alpha.pk("translation"), world.alpha.pk("string_segment")],
    )
    assert translator.put(own, "value=Neuf", FORM).status_code == 200
    assert StringTranslation.objects.filter(data="Neuf").count() == 1


def test_the_same_words_in_two_editions_share_no_translation(world, translator):
    """wagtail-localize keeps one row for a string, whoever wrote it; what was made of it is each one's own."""
    page = translator.get(reverse("wagtailadmin_pages:edit", args=[world.alpha.pk("french_lesson")]))
    assert "crit par qxalpha" in text_of(page)
    assert not leaks(page, world)


def test_only_languages_of_the_edition_are_offered(world, sign_in):
    make_locale("fil")
    url = reverse("wagtail_localize:submit_page_translation", args=[world.alpha.pk("tool")])
    client = sign_in(world.alpha.people[Role.EDITOR])
    offered = set(client.get(url).context["form"].fields["locales"].queryset.values_list("language_code", flat=True))
    assert offered == {"fr"}
    fil = Locale.objects.get(language_code="fil").pk
    assert client.post(url, {"locales": [fil]}).status_code == 200
    assert not type(world.alpha.objects["tool"]).objects.filter(locale_id=fil).exists()


def test_publishing_translations_on_the_way_takes_the_right_to_publish(world, sign_in):
    url = reverse("wagtail_localize:update_translations", args=[world.alpha.pk("translation_source")])
    ticked = {"publish_translations": "on"}
    refused = sign_in(world.alpha.people[Role.TRANSLATOR]).post(url, ticked)
    assert refused.headers["Location"] == reverse("wagtailadmin_home")
    assert sign_in(world.alpha.people[Role.TRANSLATOR]).post(url, {}).headers["Location"] != reverse(
        "wagtailadmin_home"
    )


def test_an_administrator_is_offered_no_other_languages_and_the_one_that_was_asked_for_is_ticked(world, sign_in):
    make_locale("fil")
    url = reverse("wagtail_localize:submit_page_translation", args=[world.alpha.pk("tool")])
    form = sign_in(world.administrator).get(url, {"select_locale": "fr"}).context["form"]

    assert set(form.fields["locales"].queryset.values_list("language_code", flat=True)) == {"fr"}
    assert [each.language_code for each in form.initial["locales"]] == ["fr"]
