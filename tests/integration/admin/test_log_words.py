"""Wagtail's log tells in Arabic what was done to a page, not on which day."""

import pytest
from django.utils.translation import override
from wagtail.log_actions import log, registry


@pytest.mark.parametrize("action, said", [("create", "أُنشئت"), ("publish", "نُشرت")])
def test_what_was_done_is_no_date(small, action, said):
    entry = log(instance=small.pages["lesson"], action=f"wagtail.{action}")

    with override("ar"):
        assert entry.message == said
    with override("en"):
        assert entry.message == f"{action.rstrip('e')}ed".capitalize()


def test_no_action_is_offered_twice():
    actions = [action for action, _label in registry.get_choices()]

    assert len(actions) == len(set(actions))
