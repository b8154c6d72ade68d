"""Cards drawn from a shuffled deck, so that nothing comes twice before everything came once."""

import random
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Deck(Generic[T]):
    """Draws from `cards` in a random order; shuffles them again when all have been drawn."""

    def __init__(self, cards: Sequence[T], rng: random.Random) -> None:
        self._cards, self._rng = list(cards), rng
        self._left: list[T] = []
        self._last: list[T] = []

    def draw(self, fits: Callable[[T], bool] = lambda _: True) -> T:
        """The next card that fits; those passed over stay for later. ValueError when no card fits.

        The same card never comes twice in a row, unless no other fits.
        """
        if not any(map(fits, self._left)):
            if not any(map(fits, self._cards)):
                raise ValueError("no card fits")
            fresh = [card for card in self._cards if card not in self._left]
            self._rng.shuffle(fresh)
            self._left += fresh
        fitting = [place for place, card in enumerate(self._left) if fits(card)]
        found = next((place for place in fitting if self._left[place] not in self._last), fitting[0])
        self._last = [self._left.pop(found)]
        return self._last[0]
