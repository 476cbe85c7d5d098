"""Ids that last, and languages that are told truly."""

from frontend_contract.conformance.promise import GUIDE, Broken, Skipped, promise
from frontend_contract.conformance.visit import Visit, nodes, none_of


@promise(
    "identity.languages",
    "A page has the same id in every language.",
    where=f"{GUIDE}, “Ids and slugs”",
    advice="Serve the answers of one release: a cache may be mixing those of several.",
)
def _ids(visit: Visit) -> str:
    known = set(visit.lesson_ids(visit.locale))
    shared = 0
    for locale in visit.locales:
        here = set(visit.lesson_ids(locale))
        if known and here and not known & here:
            raise Broken(f"No lesson in {locale} has an id that a lesson in {visit.locale} has.")
        shared += len(known & here)
    return f"{shared} ids"


@promise(
    "identity.directions",
    "Each part of a course says the language that it is in, and that language's direction.",
    where=f"{GUIDE}, “Languages”",
    advice="Change no answers on their way: Arabic that is said to run left to right cannot be read.",
)
def _directions(visit: Visit) -> str:
    directions = {each["code"]: each["direction"] for each in visit.about["locales"]}
    directions |= {visit.about["sourceLocale"]["code"]: visit.about["sourceLocale"]["direction"]}
    wrong: list[str] = []
    seen = 0
    for locale in visit.locales:
        lessons = [visit.lesson(locale, identifier) for identifier in visit.some_lesson_ids(locale)]
        for path, node in nodes([visit.outline(locale), *lessons], f"In {locale}"):
            if {"locale", "direction"} <= node.keys() and node["locale"] in directions:
                seen += 1
                if node["direction"] != directions[node["locale"]]:
                    wrong.append(f"{path} is {node['locale']}, {node['direction']}")
    none_of(wrong)
    if not seen:
        raise Skipped("Nothing has a part that says its language.")
    return f"{seen} parts"
