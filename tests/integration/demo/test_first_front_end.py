"""The guide “Your first front end in 30 minutes”: its blocks are put together, started, and do what it says."""

import json
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from cms.content.models import Directory, Lesson
from editions.actions.publish_release import publish_release
from editions.actions.withdraw_release import withdraw_release
from editions.models import Edition, PageIdentity
from frontend_contract.client import typescript
from tests.contract.clients.conftest import need_node

pytestmark = [pytest.mark.once, pytest.mark.django_db]

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "guides" / "your-first-front-end.md").read_text("utf-8")
MODULE = re.compile(r"^```js\n// (\w+\.mjs)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LESSON = "inside-your-own-state"


@pytest.fixture(scope="module")
def front_end(tmp_path_factory) -> Path:
    """A folder made as the guide says."""
    need_node()
    typescript.install()
    checkout = tmp_path_factory.mktemp("checkout")
    client = checkout / "frontend_contract" / "client" / "typescript"
    shutil.copytree(typescript.PACKAGE, client, ignore=shutil.ignore_patterns("node_modules", "dist"))
    (client / "node_modules").symlink_to(typescript.PACKAGE / "node_modules")
    commands = next(block for block in SHELL.findall(GUIDE) if "npm pack" in block)
    # What is installed already need not be fetched again.
    lines = ["set -e", *(line for line in commands.splitlines() if not line.startswith("npm ci"))]
    subprocess.run(["bash", "-c", "\n".join(lines)], cwd=checkout, check=True, capture_output=True)
    folder = checkout / "first-front-end"
    for name, text in MODULE.findall(GUIDE):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


class Site:
    def __init__(self, address: str) -> None:
        self.root = address.removesuffix("/ar")

    def get(self, path: str, method: str = "GET") -> tuple[int, str]:
        try:
            with urlopen(Request(self.root + path, method=method), timeout=30) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def page(self, path: str) -> str:
        status, text = self.get(path)
        assert status == 200, text
        return text


@pytest.fixture
def site(front_end, demo_server) -> Iterator[Site]:
    environment = {**os.environ, "COURSE_SERVER": demo_server, "PORT": str(free_port())}
    with subprocess.Popen(
        ["node", "server.mjs"], cwd=front_end, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address, "The server of the guide did not start."
        yield Site(address)
        process.terminate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return held.getsockname()[1]


def edition() -> Edition:
    return Edition.objects.get(code="lb-sample")


def change(page: str, **fields: str) -> str:
    """Changes and publishes a lesson in Arabic; gives its lineage."""
    identity = PageIdentity.objects.get(edition=edition(), locale__language_code="ar", page__slug=page)
    lesson = Lesson.objects.get(pk=identity.page_id)
    for name, value in fields.items():
        setattr(lesson, name, value)
    lesson.save_revision().publish()
    return str(identity.lineage)


def test_every_block_of_the_guide_belongs_to_a_file():
    assert len(MODULE.findall(GUIDE)) == GUIDE.count("```js\n")
    imported = set(re.findall(r"from '\./(\w+\.mjs)'", GUIDE))
    assert imported | {"server.mjs"} == {name for name, _text in MODULE.findall(GUIDE)}


def test_its_code_fits_the_types_of_the_client(front_end):
    command = ["node", str(typescript.PACKAGE / "node_modules" / "typescript" / "bin" / "tsc")]
    options = ["--noEmit", "--allowJs", "--checkJs", "--module", "nodenext", "--target", "es2022", "--types", "node"]
    types = ["--typeRoots", str(typescript.PACKAGE / "node_modules" / "@types"), "--skipLibCheck"]
    done = subprocess.run(
        [*command, *options, *types, "server.mjs"], cwd=front_end, capture_output=True, text=True, check=False
    )

    assert done.stdout == ""
    assert done.returncode == 0


def test_it_shows_the_course_from_right_to_left(site):
    page = site.page("/ar")

    assert '<html lang="ar" dir="rtl">' in page
    assert page.count("<h2 ") == 14
    assert f'href="/ar/{LESSON}"' in page


def test_it_shows_a_lesson_with_every_block_in_its_own_direction(site):
    page = site.page(f"/ar/{LESSON}")

    assert '<html lang="ar" dir="rtl">' in page
    assert '<section lang="en" dir="ltr"><p>Your closest partners' in page
    assert '<section lang="ar" dir="rtl"><figure>' in page
    assert '<a href="your-own-law" data-page=' in page


def test_its_pictures_come_in_several_widths_and_formats(site):
    page = site.page(f"/ar/{LESSON}")
    srcsets = re.findall(r'srcset="([^"]+)"', page)
    addresses = {candidate.split()[0] for srcset in srcsets for candidate in srcset.split(", ")}
    types = set()
    for address in addresses:
        with urlopen(address, timeout=30) as picture:
            types.add(picture.headers["Content-Type"])

    assert types == {"image/avif", "image/webp"}
    assert len(addresses) >= 4
    assert re.search(r'width="\d+" height="\d+" alt="[^"]{20,}" loading="lazy" style="background: url\(\'data:', page)


def test_its_hotline_is_never_old(site):
    assert '<bdi dir="ltr">+12025550171</bdi>' in site.page("/ar")

    identities = PageIdentity.objects.filter(edition=edition())
    for directory in Directory.objects.filter(pk__in=identities.values("page")):
        for item in directory.slot_values:
            if item.value["slot"] == "24-hour-number":
                item.value["phone"] = "+12025550199"
        directory.save_revision().publish()

    assert '<bdi dir="ltr">+12025550199</bdi>' in site.page("/ar")
    assert "+12025550199" in site.page(f"/ar/{LESSON}")


def test_it_holds_on_to_a_release_until_it_is_told(site):
    before = site.page(f"/ar/{LESSON}")
    lineage = change(LESSON, title="عنوان جديد")
    publish_release(edition(), notes="A new title.")
    assert site.page(f"/ar/{LESSON}") == before

    told = json.loads(site.get("/refresh", "POST")[1])

    assert told == {"from": "1.0", "to": "1.1", "changed": [f"ar/{lineage}"]}
    assert "<h1>عنوان جديد</h1>" in site.page(f"/ar/{LESSON}")


def test_it_goes_on_with_the_successor_of_a_withdrawn_release(site):
    change(LESSON, title="خطأ")
    publish_release(edition(), notes="With a mistake.")
    assert "<h1>خطأ</h1>" in site.page(f"/ar/{LESSON}")

    withdraw_release(edition(), "1.1", reason="A wrong assembly point.")

    page = site.page(f"/ar/{LESSON}")
    assert "<h1>داخل دولتكم</h1>" in page
    assert "A wrong assembly point." in page


def test_it_says_what_is_not_there(site):
    assert site.get("/ar/atlantis")[0] == 404
    status, page = site.get("/de")
    assert status == 404
    assert "LOCALE_NOT_OFFERED" in page


def test_it_leads_from_an_old_address_to_the_new_one(site):
    change(LESSON, slug="within-your-state")
    publish_release(edition(), notes="A better address.")
    site.get("/refresh", "POST")

    with urlopen(f"{site.root}/ar/{LESSON}", timeout=30) as answer:
        assert answer.url == f"{site.root}/ar/within-your-state"
        assert "<h1>داخل دولتكم</h1>" in answer.read().decode()
