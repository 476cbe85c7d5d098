"""Languages are found in a list by what the interface calls them."""

import pytest
from django.utils.translation import override

from cms.language_names import language_choices


@pytest.mark.parametrize(
    "interface,expected",
    [
        ("en", ["Albanian – \u2068shqip\u2069 (sq)", "English (en)", "Filipino (fil)", "Gheg Albanian (aln)"]),
        ("fr", ["albanais – \u2068shqip\u2069 (sq)", "anglais – \u2068English\u2069 (en)", "filipino (fil)"]),
        ("ar", ["الألبانية – \u2068shqip\u2069 (sq)"]),
    ],
)  # fmt: skip
def test_a_language_stands_where_its_name_belongs(interface, expected):
    with override(interface):
        labels = [label for _code, label in language_choices(["en", "aln", "sq", "fil"])]

    assert [label for label in labels if label in expected] == expected


def test_every_language_has_a_name(settings):
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    with override("ar"):
        choices = language_choices(codes)

    assert {code for code, _label in choices} == set(codes)
    assert all(label.strip() for _code, label in choices)
