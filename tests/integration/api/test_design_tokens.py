"""Branding as design tokens: as the contract's schema says, and legible whatever an edition has chosen."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from api.reading.design_tokens import design_tokens

SCHEMA = json.loads((Path(settings.BASE_DIR) / "frontend_contract" / "tokens.schema.json").read_text("utf-8"))
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def hex_of(tokens, name: str) -> str:
    return tokens["color"][name]["$value"]["hex"]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's, of two colours as `#rrggbb`."""
    light = []
    for colour in (one, other):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        light.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(light) + 0.05) / (min(light) + 0.05)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@given(COLOURS, COLOURS, COLOURS, COLOURS)
def test_whatever_is_chosen_the_tokens_are_as_the_schema_says(primary, accent, surface, text):
    tokens = design_tokens(primary, accent, surface, text)

    assert list(Draft202012Validator(SCHEMA).iter_errors(tokens)) == []


@given(COLOURS, COLOURS, COLOURS, COLOURS)
def test_whatever_is_chosen_text_is_legible(primary, accent, surface, text):
    tokens = design_tokens(primary, accent, surface, text)

    for ink, paper in (("text", "surface"), ("link", "surface"), ("onPrimary", "primary"), ("onAccent", "accent")):
        assert contrast(hex_of(tokens, ink), hex_of(tokens, paper)) >= 4.5, (ink, paper)


@given(COLOURS, COLOURS)
def test_what_is_chosen_stays_as_it_is(primary, accent):
    tokens = design_tokens(primary, accent, "#FFFFFF", "#000000")

    assert (hex_of(tokens, "primary"), hex_of(tokens, "accent")) == (primary.lower(), accent.lower())
    assert (hex_of(tokens, "surface"), hex_of(tokens, "text")) == ("#ffffff", "#000000")


@given(COLOURS)
def test_components_and_hex_are_the_same_colour(primary):
    value = design_tokens(primary, "#000000", "#FFFFFF", "#000000")["color"]["primary"]["$value"]

    assert "#" + "".join(f"{round(part * 255):02x}" for part in value["components"]) == value["hex"]


@pytest.mark.django_db
def test_an_edition_gives_its_tokens(lagoon, edition):
    branding = edition("branding { colorPrimary tokens }")["branding"]

    assert list(Draft202012Validator(SCHEMA).iter_errors(branding["tokens"])) == []
    assert hex_of(branding["tokens"], "primary") == branding["colorPrimary"].lower() == "#112233"


@pytest.mark.django_db
def test_what_is_no_colour_never_becomes_a_token(lagoon, edition):
    lagoon.branding["color_primary"] = "red;}body{display:none"
    lagoon.release("2.0")

    assert hex_of(edition("branding { tokens }")["branding"]["tokens"], "primary") == "#12355b"
