"""The sample editions: forks with branding, institutions, case studies and a language of their own."""

from editions.actions.fork_edition import fork_edition
from editions.models import Edition


def load_sample(code: str, upstream: Edition) -> Edition:
    return fork_edition(upstream, code, title=code, owner="x", locales=["ar", "fr"], sample=True).edition
