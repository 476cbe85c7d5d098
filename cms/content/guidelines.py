"""The MICIC principles and guidelines that a lesson draws on, as data.

The short titles are this product's own and say so where they are shown: official wording
belongs to the official publication in each language.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Guideline(NamedTuple):
    """`P1`–`P10` are principles, `G1`–`G15` guidelines; `theme` is the repository's thematic area."""

    code: str
    title: str | Promise
    theme: str | Promise


_PRINCIPLE = _("Principle")

GUIDELINES: dict[str, Guideline] = {
    guideline.code: guideline
    for guideline in (
        Guideline("P1", _("Lives first"), _PRINCIPLE),
        Guideline("P2", _("Rights whatever the status"), _PRINCIPLE),
        Guideline("P3", _("States carry the main duty"), _PRINCIPLE),
        Guideline("P4", _("Others count too"), _PRINCIPLE),
        Guideline("P5", _("Humanitarian rules guide aid"), _PRINCIPLE),
        Guideline("P6", _("Migrants are capable actors"), _PRINCIPLE),
        Guideline("P7", _("Migrants strengthen societies"), _PRINCIPLE),
        Guideline("P8", _("Act at every level"), _PRINCIPLE),
        Guideline("P9", _("Work together"), _PRINCIPLE),
        Guideline("P10", _("Keep learning"), _PRINCIPLE),
        Guideline("G1", _("Watch crises and what they mean for migrants"), _("Information on crises")),
        Guideline("G2", _("Know who and where migrants are, and protect that knowledge"), _("Information on migrants")),
        Guideline("G3", _("Give migrants the means to help themselves"), _("Empowering migrants")),
        Guideline("G4", _("Put migrants into emergency systems"), _("Preparedness and emergency response systems")),
        Guideline("G5", _("Plan for and with migrants"), _("Contingency planning")),
        Guideline("G6", _("Communicate so that migrants understand"), _("Communication before a crisis")),
        Guideline("G7", _("Agree on coordination beforehand"), _("Coordination")),
        Guideline("G8", _("Build capacity and learn"), _("Capacity building")),
        Guideline("G9", _("Talk widely and often during the crisis"), _("Communication during a crisis")),
        Guideline("G10", _("Open the way to safety"), _("Facilitating movement to safety")),
        Guideline("G11", _("Relief without discrimination"), _("Provision of humanitarian assistance")),
        Guideline("G12", _("Clear referral paths"), _("Referral procedures")),
        Guideline("G13", _("Relocate or evacuate when needed"), _("Relocation and evacuation")),
        Guideline("G14", _("Meet immediate needs and help rebuild lives"), _("Support migrants' recovery")),
        Guideline("G15", _("Support the communities that receive them"), _("Recovery of migrants' host communities")),
    )
}


def guideline_choices() -> list[tuple[str, str]]:
    """`(code, "G5 Plan for and with migrants")` in the order of the publication."""
    return [(code, f"{code} {guideline.title}") for code, guideline in GUIDELINES.items()]
