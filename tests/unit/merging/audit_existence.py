"""Rule 3: which nodes live. And rule 4: of which type."""

from collections.abc import Iterator

from tests.unit.merging.merged import Merged


def check(case: Merged) -> Iterator[str]:
    """What is wrong with the presence and the types of nodes."""
    known = case.base.nodes.keys() | case.mine.nodes.keys() | case.theirs.nodes.keys()
    yield from (f"{node} comes from nowhere" for node in case.result.nodes.keys() - known)
    for node in sorted(known):
        wrong = _wrong(case, node)
        if wrong:
            yield f"{node} {wrong}"
    for node in case.result.nodes.keys() & known:
        yield from _type(case, node)


def _wrong(case: Merged, node: str) -> str | None:
    in_base, in_mine, in_theirs = (node in side for side in (case.base, case.mine, case.theirs))
    lives = node in case.result
    told = case.is_told(node)
    match in_base, in_mine, in_theirs:
        case True, False, False:
            return "was deleted on both sides and lives" if lives else None
        case (_, True, True):
            # Whoever has it inside something that is gone falls back to where it still stands.
            return None if lives or told else "is on both sides and was lost without a word"
        case True, True, False:
            return "was deleted upstream and lives without a word" if lives and not told else None
        case True, False, True:
            return "was deleted by me and lives without a word" if lives and not told else None
        case _:
            whose = "mine" if in_mine else "theirs"
            return None if lives or told else f"was added, {whose}, and was lost without a word"


def _type(case: Merged, node: str) -> Iterator[str]:
    types = [side[node].type if node in side else None for side in (case.base, case.mine, case.theirs)]
    base, mine, theirs = types
    got = case.result[node].type
    if got not in (mine, theirs):
        yield f"{node} became {got}, which it is on no side"
    elif mine and theirs and mine != theirs and not case.is_told(node):
        expected = theirs if mine == base else mine if theirs == base else None
        if got != expected:
            yield f"{node} is {got} without a word, of {base}, {mine}, {theirs}"
