"""What a translation shows instead of the source's goes into documents only while it has a place."""

import json

import pytest
from wagtail_localize.models import SegmentOverride, TranslationContext

from tests.factories import make_image, make_locale, png
from tests.integration.updates.school import documents_of, edit, lineage, make_school

pytestmark = pytest.mark.django_db


def test_an_override_of_a_block_that_is_gone_is_in_no_document() -> None:
    edition = make_school()
    here, there = (make_image(edition.collection, name, content=png(name)) for name in ("red", "blue"))
    value = {"image": here.pk, "alt_text": "A map", "decorative": False, "caption": "", "mandatory": False}
    page = edit(edition, "third", body=[{"id": "i", "type": "image", "value": value}])
    context = TranslationContext.objects.get(object_id=page.translation_key, path="body.i.image")
    SegmentOverride.objects.create(locale=make_locale("fr"), context=context, data_json=json.dumps(there.pk))

    shown = documents_of(edition)[lineage("third"), "fr"]["translation"]["overrides"]
    edit(edition, "third", body=[])
    gone = documents_of(edition)[lineage("third"), "fr"]["translation"]["overrides"]

    assert [row["path"] for row in shown] == ["body.i.image"]
    assert shown[0]["data"].startswith("sha256:")
    assert gone == []
