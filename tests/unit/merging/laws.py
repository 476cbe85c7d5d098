"""The laws that every merge obeys, as assertions about one case."""

import json
from typing import Any

from editions.merging import merge_stream
from tests.unit.merging.audit import audit
from tests.unit.merging.outline import outline
from tests.unit.merging.sentences import sentences
from tests.unit.merging.strategies import Case


def upstream_alone_is_taken(case: Case) -> None:
    """`merge(B, B, T) = T`, and nothing is in conflict."""
    result = merge_stream(case.block, case.base, case.base, case.theirs)
    assert result.value == case.theirs, told(["the value is not theirs"], result)
    assert not result.conflicts, told(["there are conflicts"], result)


def mine_alone_stays(case: Case) -> None:
    """`merge(B, O, B) = O`: nothing from upstream, nothing happens and nothing is said."""
    result = merge_stream(case.block, case.base, case.mine, case.base)
    assert result.value == case.mine, told(["the value is not mine"], result)
    assert not [*result.conflicts, *result.notices], told(["there is something to say"], result)


def agreement_stays(case: Case) -> None:
    """`merge(B, X, X) = X`, and there is nothing to say."""
    result = merge_stream(case.block, case.base, case.theirs, case.theirs)
    assert result.value == case.theirs, told(["the value is not what both sides have"], result)
    assert not [*result.conflicts, *result.notices], told(["there is something to say"], result)


def merging_again_changes_nothing(case: Case) -> None:
    """The result merged with the same theirs is itself, from the old base and from the new one."""
    guards = {"locked": case.locked, "pinned": case.pinned}
    first = merge_stream(case.block, *case.values, **guards)
    for base in (case.base, case.theirs):
        again = merge_stream(case.block, base, first.value, case.theirs, **guards)
        assert again.value == first.value, told(["first:", said(first), "again:"], again)


def the_audit_passes(case: Case) -> None:
    """Ids are unique, nothing of mine is lost without a word, and all of upstream's is there or told."""
    result = merge_stream(case.block, *case.values, locked=case.locked, pinned=case.pinned)
    problems = audit(case.block, case.values, result, locked=case.locked, pinned=case.pinned)
    assert not problems, told(problems, result)


def merging_is_a_function(case: Case) -> None:
    """The same comes out again, and what went in is as it was."""
    before = json.dumps(case.values)
    results = [merge_stream(case.block, *case.values, locked=case.locked, pinned=case.pinned) for _ in range(2)]
    assert said(results[0]) == said(results[1])
    assert json.dumps(case.values) == before


def the_result_is_its_own(case: Case) -> None:
    """Changing the result does not change what went in."""
    before = json.dumps(case.values)
    result = merge_stream(case.block, *case.values, locked=case.locked, pinned=case.pinned)
    for node in outline(case.block, result.value).nodes.values():
        node.item["value"] = None
    assert json.dumps(case.values) == before


def a_quiet_merge_is_the_same_from_both_sides(case: Case) -> None:
    """Where nothing is in conflict, mine and theirs differ in the order of what both added alone."""
    results = [merge_stream(case.block, case.base, *sides) for sides in (case.values[1:], case.values[:0:-1])]
    if any(conflict for result in results for conflict in result.conflicts):
        return
    one, other = (content(case, result.value) for result in results)
    assert one == other, told([said(results[0])], results[1])


def content(case: Case, value: Any) -> dict[str, Any]:
    """What is where in a value, but for its order: by ids; texts by their sentences."""
    return {
        node.id: (
            node.type,
            node.slot,
            {
                path: sorted(sentences(leaf)) if path in node.rich and isinstance(leaf, str) else repr(leaf)
                for path, leaf in node.leaves.items()
            },
        )
        for node in outline(case.block, value).nodes.values()
    }


def said(result: Any) -> str:
    """All of a result as text."""
    return "\n".join(map(str, ("value:", *result.value, "reports:", *result.conflicts, *result.notices)))


def told(problems: list[str], result: Any) -> str:
    """The problems, and the result that has them."""
    return "\n".join(["", *problems, said(result)])


LAWS = (
    upstream_alone_is_taken,
    mine_alone_stays,
    agreement_stays,
    merging_again_changes_nothing,
    the_audit_passes,
    merging_is_a_function,
    the_result_is_its_own,
    a_quiet_merge_is_the_same_from_both_sides,
)
# What holds although some blocks are locked and some leaves pinned.
GUARDED_LAWS = (merging_again_changes_nothing, the_audit_passes, merging_is_a_function)
