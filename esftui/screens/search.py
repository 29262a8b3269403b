"""Searching as one types: words in any order, whatever the case; ``ö`` finds ö alone."""

import unicodedata


def fold(text: str) -> str:
    """Return a text as it is compared: composed, without case."""
    return unicodedata.normalize("NFC", text).casefold()


def plain_letters(text: str) -> str:
    """Return a folded text with its letters' marks taken away: ``växjö`` as ``vaxjo``."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


class Query:
    """What is searched for: every word must be found.

    A word with å, ä or ö finds these letters only; one without finds either, for those
    whose keyboard lacks them. A slash in front is the key that begins a search elsewhere,
    typed where one is searching already.
    """

    def __init__(self, text: str) -> None:
        self.words: tuple[str, ...] = tuple(fold(text).lstrip().removeprefix("/").split())

    def finds(self, *texts: str) -> bool:
        """Say whether every word stands in one of the texts."""
        whole, bare = _both("\n".join(texts))
        return all(word in whole or word in bare for word in self.words)

    def finds_any(self, text: str) -> bool:
        """Say whether one of the words stands in a text."""
        whole, bare = _both(text)
        return any(word in whole or word in bare for word in self.words)


def _both(text: str) -> tuple[str, str]:
    whole = fold(text)
    return whole, plain_letters(whole)
