"""Cues: a number in its sentence, as the rules of modality see it, and what they answer."""

from dataclasses import dataclass
from itertools import pairwise

from extractors.speech.clauses import Clause, modal_words
from extractors.tokens import Tokens
from schemas import Modality

Reading = tuple[Modality, str, tuple[int, int] | None]
ASSERTED: Reading = ("asserted", "modality.asserted", None)


@dataclass(slots=True)
class Context:
    """A number in its sentence."""

    tokens: Tokens
    words: list[str]
    clause: Clause
    headline: bool

    def found(self, index: int, modality: Modality, rule: str) -> Reading:
        """The reading that the word at an index gives."""
        return modality, f"modality.{rule}", (self.tokens.starts[index], self.tokens.ends[index])

    def word(self, index: int) -> str:
        """The word at an index; empty outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_modal(self, index: int) -> bool:
        """Whether a word is "may", not the month, nor the "could" of "could see four policemen": they were there."""
        if self.words[index] != "may":
            seen = self.words[index] == "could" and self.word(index + 1) in modal_words("perceived")
            return self.words[index] in modal_words("possible_modals") and not seen
        return self.tokens[index] != "May"

    def is_awaited(self, last: int, index: int) -> bool:
        """Whether what is to be is what people wait for: "8,000 waiting for the gate to be opened" are there."""
        return any(word == "for" and doing.endswith("ing") for doing, word in pairwise(self.words[last:index]))

    def is_length(self) -> bool:
        """Whether the number is a length of time: "four years"."""
        own = self.words[self.clause.first : self.clause.last]
        return not modal_words("time_units").isdisjoint(own)

    def is_attributive(self, index: int) -> bool:
        """Whether a doubt belongs to the noun after it alone: "four suspected smugglers, one of them a fisherman"."""
        if self.words[index] not in modal_words("doubting_adjectives"):
            return False
        following = self.word(index + 1)
        if not following.isalpha() or following in modal_words("after_doubt"):
            return False
        return not (self.word(index + 2) == "of" and self.clause.first - index in (3, 4))
