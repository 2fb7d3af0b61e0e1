"""Modality: whether the words around a number assert it, or only fear, propose, condition or deny it."""

from extractors.sentences import Sentence
from schemas import Modality


def read_modality(sentence: Sentence, start: int, end: int) -> tuple[Modality, str, tuple[int, int] | None]:
    """Read the modality of what stands at a span of a sentence.

    Args:
        sentence: the sentence with its tokens.
        start: first character of the span.
        end: one past its last character.

    Returns:
        The modality, the rule, and the characters of the cue (None: asserted, no words decided).
    """
    return "asserted", "modality.asserted", None
