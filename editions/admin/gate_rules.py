"""What the gate knows of our own addresses."""

from collections.abc import Iterator

from editions.gate import Rule, members, query
from editions.gate.claims import Call, Claim
from editions.models import Edition
from editions.permissions import Action

__all__ = ["GATE_RULES"]


def _edition(call: Call) -> Iterator[Claim]:
    """The edition whose code stands in the path; one that does not exist is nobody's."""
    found = Edition.objects.filter(code=call.kwargs["code"]).values_list("pk", flat=True).first()
    yield Claim("edition", (str(found or 0),))


_PAGE = query("page", "page")

GATE_RULES: dict[str, Rule] = {
    f"editions_admin:{name}": rule
    for name, rule in {
        "index": members(),
        "index_results": members(),
        "edition": members(_edition),
        "release_status": members(_edition),
        "publish_release": members(_edition, action=Action.RELEASE),
        "withdraw_release": members(_edition, action=Action.RELEASE),
        "course_reference_chooser": members(_PAGE),
        "course_reference_titles": members(_PAGE),
    }.items()
}
