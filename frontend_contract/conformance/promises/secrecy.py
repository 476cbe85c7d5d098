"""What no answer may hold."""

from frontend_contract.conformance.promise import GUIDE, Broken, promise
from frontend_contract.conformance.visit import Visit

_FIELDS = ("questions", "bank", "blueprint", "items", "keys", "answers", "key", "answer")


@promise(
    "secrecy.assessment",
    "Of the final assessment nothing but its settings can be asked for.",
    where=f"{GUIDE}, “Questions”",
    advice="Take the server off the net at once: whoever reads the questions can pass without the course.",
)
def _assessment(visit: Visit) -> None:
    for field in _FIELDS:
        query = (
            "query($code: ID!, $locale: String!) { edition(code: $code) { course(locale: $locale) "
            f"{{ finalAssessment {{ {field} }} }} }} }}"
        )
        reply = visit.post(query, code=visit.code, locale=visit.locale)
        if reply.status == 200 and "errors" not in reply.json:
            raise Broken(f"finalAssessment.{field} is answered.")


@promise(
    "secrecy.settings-alone",
    "An answer about the final assessment holds its settings and nothing else.",
    where=f"{GUIDE}, “Questions”",
    advice="Take the server off the net at once: whoever reads the questions can pass without the course.",
)
def _settings(visit: Visit) -> None:
    settings = {name for name, field in visit.schema["Assessment"].fields.items() if field is not None}
    query = (
        "query($code: ID!, $locale: String!) { edition(code: $code) { course(locale: $locale) "
        "{ finalAssessment { questionCount passMark attempts pauseHours } } } }"
    )
    found = visit.post(query, code=visit.code, locale=visit.locale).data["edition"]["course"]["finalAssessment"]
    surplus = set(found or {}) - settings
    if surplus:
        raise Broken(f"The final assessment tells {', '.join(sorted(surplus))}.")
