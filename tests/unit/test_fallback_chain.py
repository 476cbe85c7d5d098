"""Where a text is not translated, readers get the next language of the chain, and the source last."""

import pytest

from api.reading.languages import Languages


def languages(**fallbacks: str | None) -> Languages:
    rows = [
        {"code": code, "offered": True, "fallback": fallback, "units": 1, "translated": 1}
        for code, fallback in fallbacks.items()
    ]
    return Languages({"edition": {"source_locale": "en"}, "locales": rows})


@pytest.mark.parametrize(
    "code, chain",
    [
        ("en", ("en",)),
        ("ar", ("ar", "en")),
        ("fr", ("fr", "ar", "en")),
        ("ln", ("ln", "sw", "fr", "ar", "en")),
        ("xx", ("xx", "en")),
    ],
)
def test_a_chain_is_followed_to_its_end(code, chain):
    assert languages(en=None, ar=None, fr="ar", sw="fr", ln="sw").chain(code) == chain


def test_after_the_source_comes_nothing_and_a_circle_ends():
    assert languages(en="fr", fr="en", ar="fr").chain("ar") == ("ar", "fr", "en")
    assert languages(en=None, fr="es", es="fr").chain("fr") == ("fr", "es", "en")
