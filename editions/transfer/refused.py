"""How a bundle is refused: in words, with every problem that was found."""

from collections.abc import Sequence

from editions.errors import Broken

__all__ = ["BundleRefused"]


class BundleRefused(Broken):
    """The bundle is not taken as it is; nothing was written. `problems` has more than the message can say."""

    code = "BUNDLE_REFUSED"

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        super().__init__(message, list(problems))
