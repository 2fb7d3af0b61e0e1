"""The form in which place names are compared: the gazetteer's keys and the article's words meet in it."""

import re
import unicodedata

_SEPARATORS = re.compile(r"[\s\-‐‑–.,/]+")
_MARKS = re.compile(r"['’‘ʻʼ`´ʿʾ]")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


def fold_name(name: str) -> str:
    """Reduce a place name to the letters that every spelling of it shares.

    Args:
        name: a name as written: "Ma'rib", "Adré", "SANAA", "Deir al-Balah".

    Returns:
        Lower case, without diacritics, apostrophes and hyphens: "marib", "adre", "sanaa", "deir al balah".
    """
    if name.isascii():
        plain = name.lower()
    else:
        lower = _MARKS.sub("", name).lower().translate(_LETTERS)
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(letter))
    return _SEPARATORS.sub(" ", _MARKS.sub("", plain)).strip()
