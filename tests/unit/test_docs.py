"""The documentation speaks of things that exist: files, headings, commands, options, variables, queries."""

import ast
import json
import re
import shlex
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import CommandError
from graphql import parse, validate

from api.graphql.schema import graphql_schema

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
FENCE = re.compile(r"^```(?P<language>\S*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
MAKE = re.compile(r"(?<![\w-])make(?=\s+[a-z])((?:\s+[A-Z]+=\S+|\s+[a-z][a-z-]*)+)")
MANAGE = re.compile(r"manage\.py\s+([a-z_]+)")
# The commands of a shell that pages may use without a word about them.
SHELL = {"cd", "curl", "git", "make", "mkdir", "node", "npm", "pg_dump", "python3"}
FOLDERS = ("api", "cms", "docs", "editions", "frontend_contract", "tests")
# What pages on slow lines can bear.
LARGEST_PICTURE = 120 * 1024

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


class Fence(NamedTuple):
    page: str
    language: str
    text: str


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def prose_of(page: Path) -> str:
    return FENCE.sub("", text_of(page))


@cache
def fences() -> list[Fence]:
    return [
        Fence(str(page.relative_to(ROOT)), found["language"], found["text"])
        for page in PAGES
        for found in FENCE.finditer(text_of(page))
    ]


def fences_in(*languages: str) -> list[Fence]:
    return [fence for fence in fences() if fence.language in languages]


def headings(page: Path) -> set[str]:
    """Anchors as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", prose_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.replace("`", "")).strip().lower().replace(" ", "-") for title in titles}


# Links and pictures


@each_page
def test_every_link_leads_somewhere(page):
    broken = []
    for found in LINK.finditer(prose_of(page)):
        address, _hash, anchor = found["target"].partition("#")
        if re.match(r"[a-z]+:", address):
            continue
        target = (page.parent / unquote(address)).resolve() if address else page
        if not target.exists() or (anchor and anchor not in headings(target)):
            broken.append(found["target"])

    assert broken == []


@each_page
def test_every_page_can_be_reached_from_the_readme(page):
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        links = ((here.parent / found["target"].partition("#")[0]).resolve() for found in LINK.finditer(prose_of(here)))
        waiting += [link for link in links if link.suffix == ".md" and link.is_file() and link not in reached]

    assert page in reached


@each_page
def test_every_picture_is_described(page):
    pictures = (found for found in LINK.finditer(prose_of(page)) if found["image"])

    assert [found["target"] for found in pictures if len(found["text"]) < 20] == []


def test_every_picture_is_shown_somewhere_and_small():
    shown = {
        (page.parent / found["target"]).resolve()
        for page in PAGES
        for found in LINK.finditer(prose_of(page))
        if found["image"]
    }
    pictures = set((DOCS / "images").iterdir())

    assert pictures == shown
    assert {picture.name for picture in pictures if picture.stat().st_size > LARGEST_PICTURE} == set()


def test_drawings_are_described_and_can_be_read_in_the_dark():
    for drawing in (DOCS / "images").glob("*.svg"):
        root = ElementTree.parse(drawing).getroot()
        named = (root.get("aria-labelledby") or "").split()
        ids = {element.get("id"): element for element in root.iter()}

        assert root.get("role") == "img"
        assert len(named) == 2
        assert all((ids[name].text or "").strip() for name in named)
        assert "prefers-color-scheme: dark" in drawing.read_text(encoding="utf-8")


# Commands


def shell_lines() -> Iterator[tuple[str, str]]:
    """`(page, command line)` of shell blocks and of sessions, continued lines joined."""
    for fence in fences_in("sh"):
        for line in fence.text.replace("\\\n", " ").splitlines():
            if line.strip():
                yield fence.page, line.strip()
    for fence in fences_in("console"):
        for line in fence.text.replace("\\\n", " ").splitlines():
            if line.startswith("$ "):
                yield fence.page, line.removeprefix("$ ")


def in_line_code(page: Path) -> Iterator[str]:
    yield from CODE.findall(prose_of(page))


def test_shell_blocks_use_commands_that_everybody_has():
    unknown = {
        f"{page}: {line}"
        for page, line in shell_lines()
        if (first := shlex.split(line)[0]) not in SHELL and not first.startswith(".venv/bin/")
    }

    assert unknown == set()


def test_every_make_target_exists():
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    texts = [line for _page, line in shell_lines()] + [code for page in PAGES for code in in_line_code(page)]
    named = {word for text in texts for found in MAKE.finditer(text) for word in found[1].split() if "=" not in word}

    assert named >= {"demo", "test", "help"}
    assert named - targets == set()


def test_every_management_command_exists():
    texts = [line for _page, line in shell_lines()] + [code for page in PAGES for code in in_line_code(page)]
    named = {name for text in texts for name in MANAGE.findall(text)}

    assert named >= {"migrate", "load_demo", "fork_edition", "publish_release", "withdraw_release"}
    assert named - set(get_commands()) == set()


def test_every_management_command_is_called_as_it_wants_to_be(settings):
    # Commands of the queue look for one in a database, as everywhere but in tests.
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    wrong = []
    for page, line in shell_lines():
        words = shlex.split(line)
        if "manage.py" not in words:
            continue
        name, *arguments = words[words.index("manage.py") + 1 :]
        owner = get_commands()[name]
        command = load_command_class(owner, name) if isinstance(owner, str) else owner
        parser = command.create_parser("manage.py", name)
        try:
            parser.parse_args(arguments)
        except CommandError as error:
            wrong.append(f"{page}: {line}: {error}")

    assert wrong == []


# Settings


def test_the_production_guide_lists_exactly_the_variables_that_settings_read():
    sources = [text_of(path) for path in sorted((ROOT / "cms" / "settings").glob("*.py")) if path.name != "dev.py"]
    read = {name for source in sources for name in re.findall(r"\benv(?:\.\w+)?\(\"([A-Z0-9_]+)\"", source)}
    guide = text_of(DOCS / "guides" / "running-in-production.md")
    listed = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", guide, re.MULTILINE))

    assert listed == read | {"DJANGO_SETTINGS_MODULE"}


# Names of files and of code


def test_every_path_in_the_text_exists():
    missing = {
        f"{page.relative_to(ROOT)}: {code}"
        for page in PAGES
        for code in in_line_code(page)
        if re.fullmatch(rf"(?:{'|'.join(FOLDERS)})/[\w./-]*", code) and not (ROOT / code).exists()
    }

    assert missing == set()


def test_every_dotted_name_in_the_text_exists():
    """`editions.permissions.can(…)`, `editions.materialise`."""
    missing = []
    for page in PAGES:
        for code in in_line_code(page):
            found = re.fullmatch(r"((?:api|cms|editions)(?:\.\w+)+)(?:\(.*\))?", code)
            if found and not _exists(found[1]):
                missing.append(f"{page.name}: {code}")

    assert missing == []


def _exists(dotted: str) -> bool:
    # Looked for rather than imported: settings for production want a production.
    module, _dot, name = dotted.rpartition(".")
    return _is_module(dotted) or _has(module, name)


def _is_module(dotted: str) -> bool:
    try:
        return find_spec(dotted) is not None
    except ModuleNotFoundError:
        return False


def _has(module: str, name: str) -> bool:
    return _is_module(module) and hasattr(import_module(module), name)


# Examples


@pytest.mark.parametrize("fence", fences_in("graphql"), ids=lambda fence: fence.page)
def test_every_query_is_valid(fence):
    assert validate(graphql_schema, parse(fence.text)) == []


@pytest.mark.parametrize("fence", fences_in("json"), ids=lambda fence: fence.page)
def test_every_json_example_is_json(fence):
    json.loads(fence.text)


@pytest.mark.parametrize("fence", fences_in("python"), ids=lambda fence: fence.page)
def test_every_name_that_python_examples_import_exists(fence):
    imported = [node for node in ast.walk(ast.parse(fence.text)) if isinstance(node, ast.ImportFrom)]

    assert imported
    assert [f"{n.module}.{a.name}" for n in imported for a in n.names if not _has(n.module or "", a.name)] == []


def test_every_block_of_code_says_its_language():
    known = {"console", "graphql", "js", "json", "nginx", "python", "sh"}

    assert {fence.page for fence in fences() if fence.language not in known} == set()
