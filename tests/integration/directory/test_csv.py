"""Slots as a file: out and back unchanged, mistakes told row by row, nothing saved before it was looked at."""

import csv
import html
import io

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from editions.directory.csv_file import COLUMNS, LIMIT, bare, guarded, read_csv, write_csv
from editions.directory.table import read_table
from editions.models import Role, SlotChange
from tests.integration.directory.conftest import NUMBER, OTHER_NUMBER

pytestmark = pytest.mark.django_db

URL = "/admin/editions/of/alpha/directory/upload/"


@pytest.fixture
def client(scene, sign_in):
    return sign_in(scene.member(Role.PUBLISHER))


def upload(client, content: str | bytes, url: str = URL):
    content = content.encode() if isinstance(content, str) else content
    return client.post(url, {"file": SimpleUploadedFile("slots.csv", content, "text/csv")})


def said(response) -> str:
    return html.unescape(response.content.decode())


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def saved(client, content: str | bytes):
    """Uploads, looks, and saves what was looked at."""
    response = upload(client, content)
    assert "mistakes" not in response.context, response.context["mistakes"]
    return client.post(URL, {"wanted": response.context["wanted"]}, follow=True)


def test_the_file_holds_every_slot_in_every_language_under_documented_names(scene, client):
    scene.change("ministry", institution=scene.lineage)
    scene.change("law", "ar", text="قانون")
    response = client.get("/admin/editions/of/alpha/directory/slots.csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = rows_of(response.content.decode("utf-8"))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 12
    found = {(row["slot"], row["language"]): row for row in rows}
    assert found["ministry", "en"]["institution"] == "ministry-alpha"
    assert found["law", "ar"]["text"] == "قانون"


def test_what_a_spreadsheet_would_run_is_guarded_and_comes_back_as_it_was(scene, client):
    for language, text in (("en", "=1+1"), ("fr", "'=quoted"), ("ar", "@cmd")):
        scene.change("law", language, text=text)
    scene.change("hotline", phone=NUMBER, hours_note="-2+3")
    text = write_csv(read_table(scene.edition))

    cells = [cell for row in rows_of(text) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "nothing would change" in said(upload(client, text))


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "'", "''", "'=1", "plain", "", "'tis", "\tx"])
def test_guarding_is_undone_exactly(text):
    assert bare(guarded(text)) == text


def test_a_file_is_looked_at_before_it_is_saved(scene, client, served):
    content = f"slot,language,phone\nhotline,en,{NUMBER}\nhotline,fr,\n"
    response = upload(client, content)

    assert NUMBER in said(response)
    assert "1 slot would change, of 2 rows" in said(response)
    assert not SlotChange.objects.exists()
    client.post(URL, {"wanted": response.context["wanted"]})
    assert served(scene.edition)["hotline"]["value"] == NUMBER
    assert SlotChange.objects.get().how == "file"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_spreadsheets_files_are_read(scene, client, delimiter):
    rows = [["Slot ", "language", "phone", "valid_until"], ["hotline", "en", "'+1 202 555 0123", "2099-01-01"], []]
    saved(client, "\r\n".join(delimiter.join(row) for row in rows))

    assert scene.values("hotline")["phone"] == NUMBER


def test_every_mistake_is_told_with_its_row_and_column(scene, client):
    content = "\n".join(
        [
            "slot,language,institution,phone,text,opening_hours,time_zone,valid_until",
            f"hotline,en,,{NUMBER},,,,",
            "hotline,fr,,112,,,,",
            "hotline,xx,,,,,,",
            "unknown,en,,,,,,",
            "ministry,en,nobody,,,,,",
            f"law,en,,{NUMBER},Act,,,",
            "law,fr,,,Loi,9 to 5,UTC,30.6.2027",
            f"hotline,en,,{OTHER_NUMBER},,,,",
            "law,ar,,,x,,,,,surplus",
        ]
    )
    response = upload(client, content)

    told = {(number, column): words for number, column, words in response.context["mistakes"]}
    assert set(told) == {
        (3, "phone"),
        (4, "language"),
        (5, "slot"),
        (6, "institution"),
        (7, "phone"),
        (8, "opening_hours"),
        (8, "valid_until"),
        (9, ""),
        (10, ""),
    }
    assert "Begin with +" in told[3, "phone"]
    assert "There is: en, fr, ar" in told[4, "language"]
    assert "ministry-alpha" in told[6, "institution"]
    assert "It takes: text, link" in told[7, "phone"]
    assert "2027-06-30" in told[8, "valid_until"]
    assert "row 2" in told[9, ""]
    assert not SlotChange.objects.exists()
    assert "wanted" not in response.context


@pytest.mark.parametrize(
    "content,words",
    [
        (b"", "empty"),
        (b"slot,language\n", "no rows"),
        (b"slot,phone\nhotline,1", "language is missing"),
        (b"slot,language,owner\nhotline,en,me", "no column “owner”"),
        (b"slot,language,phone,phone\nhotline,en,1,2", "twice"),
        ("slot,language,text\nlaw,en,قانون".encode("cp1256"), "not in UTF-8"),
        ("slot,language,text\nlaw,en,Act".encode("utf-16"), "not in UTF-8"),
        (b"slot,language\nlaw,e\0n", "no text file"),
        (b"PK\x03\x04\x14\x00\x06\x00", "no text file"),
        (b'slot,language,text\nlaw,en,"open', "Row 2 cannot be read"),
        (b"slot,language,text\nlaw,en," + b"x" * 200_000, "Row 2 cannot be read"),
        (b"slot,language\n" + b"law,en\n" * 5001, "more than 5000 rows"),
        (b"slot,language\n" + b" " * LIMIT, "larger than 1 MB"),
    ],
)
def test_what_is_no_such_file_is_refused_in_a_sentence(scene, client, content, words):
    response = upload(client, content)

    assert response.status_code == 200
    assert words in said(response)
    assert not SlotChange.objects.exists()


def test_blank_lines_do_not_hide_what_follows(scene):
    rows = read_csv(b"slot,language,text\n" + b"\n" * 6000 + b"law,en,Act\n", read_table(scene.edition))

    assert [(row.slot, row.values) for row in rows] == [("law", {"text": "Act"})]


def test_a_look_is_for_who_looked_in_that_edition_for_an_hour(scene, foreign, client, sign_in):
    wanted = upload(client, f"slot,language,phone\nhotline,en,{NUMBER}\n").context["wanted"]

    another = sign_in(scene.member(Role.OWNER))
    assert "no longer good" in said(another.post(URL, {"wanted": wanted}, follow=True))
    theirs = sign_in(foreign.member(Role.OWNER))
    theirs.post("/admin/editions/of/beta/directory/upload/", {"wanted": wanted})
    for forged in ("", "x", wanted[:-2], signing.dumps([scene.edition.pk, 1, []])):
        assert "no longer good" in said(client.post(URL, {"wanted": forged}, follow=True))
    assert not SlotChange.objects.exists()


def test_what_somebody_changed_after_the_look_is_not_written_over(scene, client):
    wanted = upload(client, f"slot,language,phone\nhotline,en,{NUMBER}\n").context["wanted"]
    scene.change("hotline", phone=OTHER_NUMBER)
    response = client.post(URL, {"wanted": wanted}, follow=True)

    assert "hotline (en)" in said(response)
    assert scene.values("hotline")["phone"] == OTHER_NUMBER


def test_another_editions_institution_cannot_be_named(scene, foreign, client):
    response = upload(client, "slot,language,institution\nministry,en,ministry-beta\n")

    assert [(number, column) for number, column, _words in response.context["mistakes"]] == [(2, "institution")]


def test_an_institution_that_is_not_published_is_a_mistake_of_its_row(scene, client):
    scene.institution.unpublish()
    response = upload(client, "slot,language,institution\nministry,en,ministry-alpha\n")

    assert [(number, column) for number, column, _words in response.context["mistakes"]] == [(2, "institution")]
