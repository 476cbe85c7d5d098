"""The words of a GraphQL text (specification of October 2021, section 2.1). It is taken to be valid."""

import re
from collections.abc import Iterator

_WORD = re.compile(
    r"""
    (?P<skipped>[\s,\ufeff]+|\#[^\n]*)
    | (?P<block>\"\"\"(?:\\\"\"\"|(?!\"\"\").)*\"\"\")
    | (?P<string>"(?:\\.|[^"\\\n])*")
    | (?P<word>\.\.\.|[!$&()\[\]{}:=@|]|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)


class NotUnderstood(Exception):
    """The text is not what was expected there."""


class Words:
    """A text's words, one after the other. Strings keep their first quotation mark: none is taken for a name."""

    def __init__(self, text: str) -> None:
        self._words = list(_words(text))
        self._at = 0

    @property
    def next(self) -> str:
        """The word to come; empty at the end."""
        return self._words[self._at] if self._at < len(self._words) else ""

    def take(self) -> str:
        word = self.next
        self._at += 1
        return word

    def skip(self, word: str) -> bool:
        """Takes the word if it comes next."""
        found = self.next == word
        self._at += found
        return found

    def expect(self, word: str) -> None:
        if not self.skip(word):
            raise NotUnderstood(f"Expected {word!r} and found {self.next!r}.")

    def text(self) -> str:
        """A string, if one comes next; else nothing."""
        return self.take()[1:] if self.next.startswith('"') else ""

    def skip_brackets(self, opening: str, closing: str) -> str:
        """Takes all from an opening bracket to its closing one, if one comes next, and gives the words within."""
        if not self.skip(opening):
            return ""
        depth, taken = 1, []
        while depth:
            if not self.next:
                raise NotUnderstood(f"{opening!r} is never closed.")
            word = self.take()
            depth += (word == opening) - (word == closing)
            taken.append(word)
        return " ".join(taken[:-1])


def _words(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        found = _WORD.match(text, at)
        if found is None:
            raise NotUnderstood(f"{text[at : at + 20]!r} is not GraphQL.")
        at = found.end()
        if found["block"]:
            yield '"' + " ".join(found["block"][3:-3].split())
        elif found["string"]:
            yield '"' + found["string"][1:-1]
        elif found["word"]:
            yield found["word"]
