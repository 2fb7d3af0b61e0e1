"""Boilerplate: the lines a site puts around an article ("Leave a Comment (4)"), recognised by their wording alone."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load_lexicon

_MAX_LINE = 400
_MAX_EXACT = 90
_MAX_INVITATION = 200
_MAX_SMALL_PRINT = 250
# Digits, brackets, ellipses and arrows: "Leave a Comment (4)", "Read more…", "Next »".
_NOISE = re.compile(r"[\d()\[\]{}….,:»«›‹→←>+]+")
_PART = re.compile(r"\s*[|•·/]\s*|\s+[-–—]\s+|\s{2,}")
_OPENING = "([{*•-–—>»→ \t"
_BREADCRUMB = re.compile(r"\w[\w &'’]{0,30}(?:\s?[>›»]\s?\w[\w &'’]{0,60}){1,6}")
_CREDIT = re.compile(
    r"[(\[](?:with )?(?:additional )?(?:reporting|writing|editing|compiled|edited|translated|inputs|agency inputs)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Phrases:
    lines: frozenset[str]
    menu_words: frozenset[str]
    openers: dict[str, tuple[str, ...]]
    anywhere: tuple[str, ...]
    link_headings: frozenset[str]
    inviting: frozenset[str]
    invited: frozenset[str]


@cache
def _phrases() -> _Phrases:
    lexicon = load_lexicon("layout")["boilerplate"]
    lines = frozenset(lexicon["lines"])
    return _Phrases(
        lines=lines,
        menu_words=frozenset(line for line in lines if " " not in line),
        openers=_by_first_letters(lexicon["openers"]),
        anywhere=tuple(lexicon["anywhere"]),
        link_headings=frozenset(lexicon["link_headings"]),
        inviting=frozenset(lexicon["inviting"]),
        invited=frozenset(lexicon["invited"]),
    )


def _by_first_letters(openers: list[str]) -> dict[str, tuple[str, ...]]:
    """The openers by their first two characters: most lines then need no comparison at all."""
    index: dict[str, tuple[str, ...]] = {}
    for opener in openers:
        index[opener[:2]] = (*index.get(opener[:2], ()), opener)
    return index


def is_boilerplate(line: str) -> bool:
    """Whether a line is the site's and not the article's.

    Args:
        line: one line or paragraph, without the white space around it.

    Returns:
        True for "Read more | Comments (0) | Print" or "(Reporting by Dana Haddad; Editing by Paul Smythe)"; False for
        long paragraphs whatever they open with, and for section heads such as "KEY FACTS".
    """
    if len(line) > _MAX_LINE:
        return False
    phrases = _phrases()
    low = line.casefold()
    if len(line) <= _MAX_EXACT and _is_menu(low, phrases):
        return True
    opening = low.lstrip(_OPENING)
    if _opens_with(opening, phrases.openers.get(opening[:2], ())):
        return True
    if _invites(opening, phrases) or ((">" in line or "›" in line or "»" in line) and _BREADCRUMB.fullmatch(line)):
        return True
    return len(line) <= _MAX_SMALL_PRINT and any(map(low.__contains__, phrases.anywhere))


def is_link_heading(line: str) -> bool:
    """Whether links follow the line: "Read more", "Related stories:"."""
    return len(line) <= _MAX_EXACT and _bare(line.casefold()) in _phrases().link_headings


def find_closing_credit(text: str, start: int, end: int) -> int | None:
    """Where the credits begin that close a paragraph: "... said. (Reporting by Dana Haddad; Editing by Paul Smythe)".

    Args:
        text: the article's text.
        start: first character of the paragraph, 0-based.
        end: one past its last character.

    Returns:
        Offset of the credits' bracket, or None where the paragraph does not end in credits.
    """
    if text[end - 1] not in ")]":
        return None
    window = max(start, end - _MAX_LINE)
    matches = list(_CREDIT.finditer(text, window, end))
    return matches[0].start() if matches else None


def _bare(low: str) -> str:
    return " ".join(_NOISE.sub(" ", low).split())


def _is_menu(low: str, phrases: _Phrases) -> bool:
    """One phrase of a site's menus, or several of them in a row."""
    bare_line = _bare(low)
    if bare_line in phrases.lines:
        return True
    parts = [bare for part in _PART.split(low) if (bare := _bare(part))]
    if len(parts) > 1 and all(part in phrases.lines for part in parts):
        return True
    words = bare_line.split()
    return len(words) > 1 and all(word in phrases.menu_words for word in words)


def _opens_with(low: str, openers: tuple[str, ...]) -> bool:
    """Whether a line opens with a phrase, to the end of a word: "read more" opens "read more here", not "moreover"."""
    return low.startswith(openers) and any(
        low.startswith(opener) and (not opener[-1].isalpha() or not low[len(opener) : len(opener) + 1].isalpha())
        for opener in openers
    )


def _invites(low: str, phrases: _Phrases) -> bool:
    """An order to the reader with a part of the site as its object: "Follow AP's coverage of the Middle East at …"."""
    if low[:10].partition(" ")[0] not in phrases.inviting or len(low) > _MAX_INVITATION:
        return False
    return any(word.strip(".,:;!") in phrases.invited for word in low.split()[1:12])
