"""All slots as a CSV file, and back: RFC 4180, UTF-8, one row a slot and language.

Spreadsheets run what begins like a formula. Such cells, phone numbers among them, get an
apostrophe in front on the way out, and lose it on the way in.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from django.utils.translation import gettext as _

from editions.directory.changes import Change
from editions.directory.table import Place, Table
from editions.directory.values import FIELDS, Values, fields_for, tidy
from editions.errors import Invalid

__all__ = ["COLUMNS", "LIMIT", "CsvRow", "read_csv", "write_csv"]

LIMIT = 1024 * 1024
"""The most bytes that are read."""
_ROWS = 5000
_CELL = 2000

_COLUMN_OF = {"phone": "phone", "url": "link", "hours": "opening_hours"}
# Read by people only; what stands there is not looked at when the file comes back.
_TOLD = ("kind", "meaning")
COLUMNS = ("slot", "language", *_TOLD, *(_COLUMN_OF.get(name, name) for name in FIELDS))
_FIELD_OF = {_COLUMN_OF.get(name, name): name for name in FIELDS}

_FORMULA = tuple("=+-@\t\r")
_GUARDED = (*_FORMULA, "'")


@dataclass
class CsvRow:
    """`number` is the file's line as spreadsheets count; `errors` by column, `""` for the row."""

    number: int
    slot: str = ""
    language: str = ""
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        return self.slot, self.language

    def change(self, table: Table) -> Change:
        """What the row wants against what stands there now; its cells win."""
        return Change(self.slot, self.language, table.values(self.place), self.values)


def write_csv(table: Table) -> str:
    """With a byte order mark, without which spreadsheets take Arabic for something else."""
    slugs = {choice.lineage: choice.slug for choice in table.institutions}
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for place in table.places():
        slot, values = table.slots[place[0]], table.values(place)
        if lineage := values.get("institution"):
            values["institution"] = slugs.get(lineage, "")
        cells = (*place, slot.kind, slot.meaning, *(values.get(name, "") for name in FIELDS))
        writer.writerow([guarded(cell) for cell in cells])
    return text.getvalue()


def read_csv(content: bytes, table: Table) -> list[CsvRow]:
    """The rows, with what is wrong in each that can be told without the others' values.

    Raises `Invalid` for what is no such file at all.
    """
    reader = csv.reader(io.StringIO(text := _text(content), newline=""), delimiter=_delimiter(text), strict=True)
    lines = _lines(reader)
    _number, header = next(lines, (1, []))
    columns = [name.strip().lower() for name in header]
    _check_header(columns)
    rows: list[CsvRow] = []
    seen: dict[Place, int] = {}
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == _ROWS:
            raise Invalid(_("The file has more than %(count)s rows.") % {"count": _ROWS})
        row = _row(number, columns, cells, table)
        if row.place in seen:
            row.errors[""] = _("The row %(number)s is about the same slot and language. Keep one of the two.") % {
                "number": seen[row.place]
            }
        seen.setdefault(row.place, number)
        rows.append(row)
    if not rows:
        raise Invalid(_("The file has no rows below the names of its columns."))
    return rows


def guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_GUARDED) else cell


def bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_GUARDED) else cell


def _text(content: bytes) -> str:
    if len(content) > LIMIT:
        raise Invalid(_("The file is larger than %(size)s MB.") % {"size": LIMIT // 1024 // 1024})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = _("The file is not in UTF-8 (byte %(position)s). Save it as “CSV UTF-8”.")
        raise Invalid(said % {"position": error.start + 1}) from error
    if "\0" in text:
        raise Invalid(_("This is no text file. Save the table as “CSV UTF-8”."))
    return text


def _delimiter(text: str) -> str:
    """Spreadsheets write semicolons or tabs in some countries: what the first line has most of."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _lines(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its row, as a spreadsheet counts."""
    for number in count(1):
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            said = _("Row %(number)s cannot be read: a quotation mark is out of place, or a cell too long.")
            raise Invalid(said % {"number": number}) from error


def _check_header(columns: list[str]) -> None:
    known = ", ".join(COLUMNS)
    if missing := [name for name in ("slot", "language") if name not in columns]:
        said = _("The first row must name the columns; %(missing)s is missing. Columns: %(known)s.")
        raise Invalid(said % {"missing": ", ".join(missing), "known": known})
    if unknown := [name for name in columns if name not in COLUMNS]:
        said = _("There is no column “%(name)s”. Columns: %(known)s.")
        raise Invalid(said % {"name": unknown[0][:60], "known": known})
    if twice := [name for name in columns if columns.count(name) > 1]:
        raise Invalid(_("The column “%(name)s” is there twice.") % {"name": twice[0]})


def _row(number: int, columns: list[str], cells: list[str], table: Table) -> CsvRow:
    row = CsvRow(number)
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        row.errors[""] = _("The row has more cells than the first row names columns.")
    said = dict(zip(columns, map(bare, map(str.strip, cells)), strict=False))
    row.slot, row.language = said.pop("slot", ""), said.pop("language", "")
    if row.slot not in table.slots:
        row.errors["slot"] = _("The course declares no slot “%(key)s”. There is: %(keys)s.") % {
            "key": row.slot[:80],
            "keys": ", ".join(table.slots),
        }
    if row.language not in table.pages:
        row.errors["language"] = _("There is no directory in the language “%(code)s”. There is: %(languages)s.") % {
            "code": row.language[:20],
            "languages": ", ".join(table.pages),
        }
    if not row.errors:
        _fill(row, said, table)
    return row


def _fill(row: CsvRow, said: dict[str, str], table: Table) -> None:
    slot = table.slots[row.slot]
    counting = fields_for(slot.kind)
    for column, text in said.items():
        name, text = _FIELD_OF.get(column), tidy(text)
        if name is None:
            continue
        if len(text) > _CELL:
            row.errors[column] = _("This is longer than %(count)s characters.") % {"count": _CELL}
        elif name in counting:
            row.values[name] = _lineage(row, text, table) if name == "institution" else text
        elif text:
            wanted = ", ".join(_COLUMN_OF.get(each, each) for each in counting)
            row.errors[column] = _("Nothing belongs here in a slot of the kind “%(kind)s”. It takes: %(columns)s.") % {
                "kind": slot.kind,
                "columns": wanted,
            }


def _lineage(row: CsvRow, slug: str, table: Table) -> str:
    """Institutions are named by slug in a file."""
    named = [choice for choice in table.institutions if slug and slug == choice.slug]
    if slug and not named:
        there = ", ".join(choice.slug for choice in table.institutions if choice.live) or "—"
        row.errors["institution"] = _("There is no institution “%(slug)s”. There is: %(slugs)s.") % {
            "slug": slug[:80],
            "slugs": there,
        }
    return named[0].lineage if named else ""


def column_of(name: str) -> str:
    """The column that holds the field `name`."""
    return _COLUMN_OF.get(name, name)
