"""Speech: who says a number, whether it stands in quotation marks, and its modality."""

from extractors.speech.attributions import Attribution
from extractors.speech.quotes import find_quotes
from extractors.speech.reader import Speech, read_speech

__all__ = ["Attribution", "Speech", "find_quotes", "read_speech"]
