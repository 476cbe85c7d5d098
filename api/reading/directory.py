"""The directory joined to a release: what an edition has put in its slots, and its institutions."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from api.reading.languages import direction_of
from api.reading.rich_text import safe_address
from api.reading.values import Values, as_date, as_text
from cms.content.opening_hours import ALWAYS, Interval, hours_in_words, read_hours
from cms.content.phones import phone_forms

_E164 = re.compile(r"\+[1-9]\d{6,14}")


@dataclass(frozen=True, slots=True)
class Phone:
    label: str
    number: str

    @property
    def national(self) -> str:
        return phone_forms(self.number).national

    @property
    def international(self) -> str:
        return phone_forms(self.number).international


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """`text` is as schema.org writes it, and can be read; `locale` is what readers asked for, in which it is told."""

    text: str
    time_zone: str
    note: str
    locale: str

    @property
    def words(self) -> list[str]:
        with override(self.locale):
            return hours_in_words(self.text, self.locale)

    @property
    def intervals(self) -> list[Interval]:
        return read_hours(self.text)

    @property
    def always(self) -> bool:
        return self.text == ALWAYS


def _opening_hours(text: object, time_zone: object, note: str, locale: str) -> OpeningHours | None:
    """`None` for hours that nobody said, or that cannot be read."""
    said, zone = as_text(text), as_text(time_zone)
    try:
        return OpeningHours(said, zone, note, locale) if said and zone and read_hours(said) else None
    except ValidationError:
        return None


@dataclass(frozen=True, slots=True)
class Institution:
    id: str
    name: str
    locale: str
    kind: str
    address: str
    phones: list[Phone]
    hours: str
    languages: list[str]
    url: str
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    opening: str = ""
    time_zone: str = ""
    asked: str = ""

    @property
    def opening_hours(self) -> OpeningHours | None:
        return _opening_hours(self.opening, self.time_zone, self.hours, self.asked or self.locale)

    @property
    def direction(self) -> str:
        return direction_of(self.locale)


@dataclass(frozen=True, slots=True)
class Slot:
    """A declared slot and what stands in it; `locale` is that of the declaration's words."""

    id: str
    key: str
    kind: str
    meaning: str
    neutral_text: str
    locale: str
    value: str = ""
    url: str = ""
    institution: Institution | None = None
    value_locale: str | None = None
    hours: str = ""
    time_zone: str = ""
    hours_note: str = ""
    asked: str = ""
    valid_from: datetime.date | None = None
    valid_until: datetime.date | None = None

    @property
    def phone(self) -> Phone | None:
        return Phone("", self.value) if self.kind == "phone" and self.value else None

    @property
    def opening_hours(self) -> OpeningHours | None:
        if self.institution is not None:
            return self.institution.opening_hours
        return _opening_hours(self.hours, self.time_zone, self.hours_note, self.asked or self.locale)

    @property
    def direction(self) -> str:
        return direction_of(self.locale)

    @property
    def value_direction(self) -> str | None:
        return direction_of(self.value_locale) if self.value_locale else None

    @property
    def filled(self) -> bool:
        return bool(self.value or self.url or self.institution)


class Directory:
    """An edition's directory, as JSON, for readers of one language and those it falls back to."""

    def __init__(self, body: Mapping[str, Any], chain: Sequence[str], today: datetime.date | None = None) -> None:
        self._slots: Mapping[str, Mapping[str, Mapping[str, Any]]] = body.get("slots") or {}
        self._chain = chain
        self._today = today or timezone.now().date()
        read = (self._institution(entry) for entry in body.get("institutions") or [])
        self._by_lineage = {institution.id: institution for institution in read if institution}

    @property
    def institutions(self) -> list[Institution]:
        return list(self._by_lineage.values())

    def in_slot(self, key: str) -> list[Institution]:
        """The institutions that stand in the slot `key`: one, or none."""
        for _locale, value in self._values(key):
            if self._holds(value) and (institution := self._by_lineage.get(as_text(value.get("institution")))):
                return [institution]
        return []

    def slot(self, declared: Values) -> Slot:
        """The slot that the course declares, filled if the edition has something that suits its kind."""
        kind = declared.text("kind")
        key = declared.text("key")
        filling: dict[str, Any] = {}
        for locale, value in self._values(key):
            if self._holds(value) and (filling := self._filling(kind, value)):
                filling.setdefault("value_locale", locale)
                filling |= {name: as_date(value.get(name)) for name in ("valid_from", "valid_until")}
                filling |= {name: as_text(value.get(name)) for name in ("hours", "time_zone", "hours_note")}
                filling["asked"] = self._chain[0]
                break
        return Slot(
            declared.id, key, kind, declared.text("meaning"), declared.text("neutral_text"), declared.locale, **filling
        )

    def _values(self, key: str) -> list[tuple[str, Mapping[str, Any]]]:
        found = [(locale, self._slots.get(locale, {}).get(key)) for locale in self._chain]
        return [(locale, value) for locale, value in found if value]

    def _filling(self, kind: str, value: Mapping[str, Any]) -> dict[str, Any]:
        text, phone, url = (as_text(value.get(name)).strip() for name in ("text", "phone", "url"))
        match kind:
            case "institution":
                institution = self._by_lineage.get(as_text(value.get("institution")))
                if institution is None:
                    return {}
                return {"institution": institution, "value": institution.name, "value_locale": institution.locale}
            case "phone":
                return {"value": phone} if _E164.fullmatch(phone) else {}
            case "link":
                address = safe_address(url)
                return {"value": text, "url": address} if address else {}
            case _:
                return {"value": text, "url": safe_address(url)} if text else {}

    def _holds(self, entry: Mapping[str, Any]) -> bool:
        """Whether it is valid today."""
        valid_from, valid_until = as_date(entry.get("valid_from")), as_date(entry.get("valid_until"))
        return (not valid_until or valid_until >= self._today) and (not valid_from or valid_from <= self._today)

    def _institution(self, entry: Mapping[str, Any]) -> Institution | None:
        """`None` for one that is not valid today, or told in none of the languages."""
        if not self._holds(entry):
            return None
        texts = entry.get("locales") or {}
        locale = next((code for code in self._chain if code in texts), None)
        if locale is None:
            return None
        words = texts[locale]
        return Institution(
            id=as_text(entry.get("lineage")),
            name=as_text(words.get("name")),
            locale=locale,
            kind=as_text(entry.get("kind")),
            address=as_text(words.get("address")),
            phones=[
                Phone(as_text(phone.get("label")), phone["number"])
                for phone in words.get("phones") or []
                if _E164.fullmatch(as_text(phone.get("number")))
            ],
            hours=as_text(words.get("hours")),
            languages=[code for code in entry.get("languages") or [] if isinstance(code, str)],
            url=safe_address(entry.get("url")),
            valid_from=as_date(entry.get("valid_from")),
            valid_until=as_date(entry.get("valid_until")),
            opening=as_text(entry.get("opening")),
            time_zone=as_text(entry.get("time_zone")),
            asked=self._chain[0],
        )
