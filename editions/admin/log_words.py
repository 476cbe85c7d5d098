"""What Wagtail's log says was done to a page, where its translations say something else."""

from django.utils.translation import pgettext_lazy
from wagtail.log_actions import LogActionRegistry

__all__ = ["say_what_was_done"]

# In Wagtail’s Arabic these are dates: "date of creation", "date of publication".
_DONE = {
    "wagtail.create": pgettext_lazy("done to a page", "Created"),
    "wagtail.publish": pgettext_lazy("done to a page", "Published"),
}


def say_what_was_done(actions: LogActionRegistry) -> None:
    """After Wagtail has registered its own; the names of actions stay."""
    for action, words in _DONE.items():
        actions.formatters[action].message = words
