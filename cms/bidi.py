"""Foreign words in a sentence that may run the other way (Unicode UAX 9)."""

import unicodedata

from django.utils.translation import get_language_bidi

__all__ = ["isolated"]


def isolated(text: object) -> str:
    """`text` between FSI and PDI where it could turn its sentence around, as “1.0-beta” does in Arabic.

    Latin words in a Latin sentence stay as they are.
    """
    words = str(text)
    turns = get_language_bidi() or any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in words)
    return f"\u2068{words}\u2069" if turns else words
