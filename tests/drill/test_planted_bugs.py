"""The audit finds bugs: each of these is planted in the merge, and told.

Silence of the drill says something only as long as this holds.
"""

from collections.abc import Callable
from typing import Any

import pytest

from editions.merging import existence, leaves, order, outline, places, wholes
from editions.merging.plan import Plan
from editions.merging.result import Edited
from editions.merging.rich_text import MergedText
from tests.drill.scene import Scene, take_and_audit

Patch = Callable[[pytest.MonkeyPatch], None]


def theirs_wins_a_conflict(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(leaves, "_both_changed", lambda plan, node, path, base, sides, rich: sides[2].value)


def what_is_taken_is_not_written(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(leaves, "_decided", lambda decision, kept, taken, undecided: kept)


def a_text_of_ones_own_is_passed_over(patch: pytest.MonkeyPatch) -> None:
    decided = leaves._decided

    def passing_over(decision: Any, kept: Any, taken: Any, undecided: Any) -> Any:
        return kept if isinstance(decision, Edited) else decided(decision, kept, taken, undecided)

    patch.setattr(leaves, "_decided", passing_over)


def what_they_deleted_goes_with_my_edits(patch: pytest.MonkeyPatch) -> None:
    def delete(plan: Plan, deletion: existence.Deletion) -> None:
        plan.alive.difference_update(deletion.nodes)

    patch.setattr(existence, "_deleted_by_them", delete)


def what_they_deleted_stays(patch: pytest.MonkeyPatch) -> None:
    def keep(plan: Plan, deletion: existence.Deletion) -> None:
        plan.alive.update(deletion.nodes)

    patch.setattr(existence, "_deleted_by_them", keep)


def what_they_added_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(existence, "_additions", lambda plan: None)


def what_i_added_is_lost(patch: pytest.MonkeyPatch) -> None:
    additions = existence._additions

    def losing(plan: Plan) -> None:
        additions(plan)
        plan.alive.difference_update(plan.mine.nodes.keys() - plan.base.nodes.keys() - plan.theirs.nodes.keys())

    patch.setattr(existence, "_additions", losing)


def order_is_theirs_whatever_i_did(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(order, "_common_order", lambda plan, slot, base, mine, theirs: theirs[::-1])


def options_and_ticks_are_merged_apart(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(wholes, "_group", lambda *arguments, **named: None)


def a_paragraph_is_theirs_without_my_sentence(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(leaves, "merge_rich_text", lambda base, mine, theirs, **named: MergedText(theirs, clean=True))


def a_sentence_is_dropped_in_merging(patch: pytest.MonkeyPatch) -> None:
    merge = leaves.merge_rich_text

    def dropping(*values: Any, **named: Any) -> MergedText:
        merged = merge(*values, **named)
        return MergedText(merged.value.replace(" Two.", ""), merged.clean)

    patch.setattr(leaves, "merge_rich_text", dropping)


def a_lock_takes_my_words_without_a_notice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(leaves, "_archive", lambda *arguments: None)


def a_new_page_of_theirs_is_put_elsewhere(patch: pytest.MonkeyPatch) -> None:
    merge = outline.find_order

    def first(plan: Plan, slot: Any, members: set[str]) -> list[str]:
        return merge(plan, slot, members)[:-1]

    patch.setattr(outline, "find_order", first)


def blocks_fall_out_of_their_container(patch: pytest.MonkeyPatch) -> None:
    wishes = places._wishes

    def outwards(plan: Plan, identifier: str) -> Any:
        found = wishes(plan, identifier)
        return [(side, (slot[0], ("body",))) if identifier == "s4" else (side, slot) for side, slot in found]

    patch.setattr(places, "_wishes", outwards)


BUGS: tuple[Patch, ...] = (
    theirs_wins_a_conflict,
    what_is_taken_is_not_written,
    a_text_of_ones_own_is_passed_over,
    what_they_deleted_goes_with_my_edits,
    what_they_deleted_stays,
    what_they_added_is_forgotten,
    what_i_added_is_lost,
    order_is_theirs_whatever_i_did,
    options_and_ticks_are_merged_apart,
    a_paragraph_is_theirs_without_my_sentence,
    a_sentence_is_dropped_in_merging,
    a_lock_takes_my_words_without_a_notice,
    a_new_page_of_theirs_is_put_elsewhere,
    blocks_fall_out_of_their_container,
)


def test_the_audit_has_nothing_to_say_of_the_merge_as_it_is(scene: Scene) -> None:
    assert take_and_audit(scene) == []


@pytest.mark.once
@pytest.mark.parametrize("plant", BUGS, ids=lambda bug: bug.__name__)
def test_a_planted_bug_is_found(scene: Scene, monkeypatch: pytest.MonkeyPatch, plant: Patch) -> None:
    plant(monkeypatch)

    problems = take_and_audit(scene)

    assert problems, f"{plant.__name__} went unseen"
