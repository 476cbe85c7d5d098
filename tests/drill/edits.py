"""All kinds of edits, as often as people make them."""

from collections.abc import Callable

from tests.drill import media_edits, page_edits, state_edits, translation_edits, tree_edits
from tests.drill.author import Author

Edit = Callable[[Author], int]

# What both sides do, and how often.
SHARED: dict[Edit, int] = {
    page_edits.write: 50,
    media_edits.upload: 4,
    tree_edits.add: 5,
    tree_edits.delete: 6,
    tree_edits.delete_module: 1,
    tree_edits.move: 4,
    tree_edits.reorder: 6,
    translation_edits.translate: 14,
    translation_edits.change_picture: 3,
    translation_edits.go_own_way: 1,
}
# What would keep an upstream from releasing, or is nobody else's concern.
LOCAL: dict[Edit, int] = {
    **SHARED,
    state_edits.lock: 1,
    state_edits.schedule: 1,
    state_edits.send_to_review: 1,
    state_edits.unpublish: 1,
}


def edit_at_random(author: Author, count: int, kinds: dict[Edit, int]) -> None:
    """Makes at least `count` edits; what comes to nothing is not counted."""
    done = tries = 0
    while done < count and tries < 20 * count:
        tries += 1
        done += author.rng.choices(list(kinds), list(kinds.values()))[0](author)
