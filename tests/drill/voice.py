"""What somebody writes: every word of it is found nowhere else, so that nothing lost goes unseen."""

from random import Random

SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "Call {} first.",
        "Is {} safe?",
        "Ask <b>{}</b> again!",
        "Keep {}, or wait for news.",
        "Nobody leaves before {} says so.",
    ),
    "fr": ("Appelez {} d’abord.", "Est-ce que {} est sûr ?", "Il dit : « {} ! »", "Gardez {} près de vous."),
    "es": ("Llame a {} primero.", "¿Es seguro {}?", "¡Pregunte a {} otra vez!", "Espere a {} en casa."),
    "ar": ("اتصل بـ {} أولاً.", "هل {} آمن؟", "انتظر {} ثم تحرك.", "اسأل {} مرة أخرى!"),
}
FRAMES = ("<p>{}</p>", "<p>{}</p>", "<p>{}</p>", "<ul><li>{}</li></ul>")


class Voice:
    """One side's words: `mine7`, `mine8`, …"""

    def __init__(self, name: str, rng: Random) -> None:
        self.name = name
        self.rng = rng
        self._count = 0

    def word(self) -> str:
        self._count += 1
        return f"{self.name}{self._count}"

    def sentence(self, language: str = "en") -> str:
        """One sentence as rich text."""
        return self.rng.choice(SENTENCES[language]).format(self.word())

    def plain(self, language: str = "en") -> str:
        """One sentence as plain text."""
        return self.sentence(language).replace("<b>", "").replace("</b>", "")

    def title(self) -> str:
        return f"About {self.word()}"

    def paragraph(self, language: str = "en") -> str:
        sentences = " ".join(self.sentence(language) for _ in range(self.rng.randint(1, 3)))
        return self.rng.choice(FRAMES).format(sentences)

    def prose(self, language: str = "en") -> str:
        return "".join(self.paragraph(language) for _ in range(self.rng.randint(1, 2)))
