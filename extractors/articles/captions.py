"""Captions and photo credits among the lines of an article ("... on March 20, 2024. Photo: Chuck Kennedy")."""

import re
from functools import cache

from extractors.lexicon import load_lexicon

_MAX_CAPTION = 600
_MAX_LOWER_CAPTION = 200


@cache
def _marks() -> tuple[re.Pattern[str], tuple[str, ...]]:
    lexicon = load_lexicon("layout")["caption"]
    return re.compile("|".join(map(re.escape, lexicon["marks"]))), tuple(lexicon["openers"])


def is_caption(line: str, *, in_header: bool) -> bool:
    """Whether a line describes or credits a picture. Captions are content: their numbers are read like the rest.

    Args:
        line: one line or paragraph, without the white space around it.
        in_header: whether the article's body has not begun yet; there, a short line that opens in lower case
            ("pilgrims at the mosque in 2008.") stands under a picture.
    """
    if len(line) > _MAX_CAPTION:
        return False
    marks, openers = _marks()
    if line[:40].lower().startswith(openers) or marks.search(line):
        return True
    return (
        in_header
        and line[0].islower()
        and not line[:2].isupper()
        and line[-1] == "."
        and len(line) <= _MAX_LOWER_CAPTION
    )
