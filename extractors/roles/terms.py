"""Terms that a court was asked for: "jailed for seven years. The prosecution had asked for 14"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon

if TYPE_CHECKING:
    from extractors.kinds import Draft

_ASKING = frozenset(
    {"sought", "seek", "seeking", "requested", "demanded", "wanted", "recommended", "urged", "proposed"}
)
_ASKING_FOR = frozenset({"asked", "asking", "called", "calling", "pushed", "argued", "pressed"})
_CHANGED = frozenset({"extended", "raised", "reduced", "cut", "increased", "shortened"})
_SERVING = frozenset({"serving", "served", "serve", "serves"})
_COURT = frozenset({"judge", "court", "gave", "handed", "trial", "verdict"})
_REACH = 3
_RECENT = 6
_MOST = 200


def sought_term(candidate: Candidate) -> Draft | None:
    """Find the sentence with which a bare number is compared.

    Args:
        candidate: a quantity; only one with neither a noun nor a unit can be a term.

    Returns:
        The duration before it whose unit it shares: the seven years of "He was jailed for seven years. The prosecution
        had asked for 14."; None where nothing was asked of a court.
    """
    mention, before = candidate.mention, candidate.before(2)
    if mention.phrase is not None or mention.value is None or mention.value > _MOST or mention.kind != "cardinal":
        return None
    asked = before[-1:] != [] and (before[-1] in _ASKING or (before[-1] == "for" and before[0] in _ASKING_FOR))
    served = before[-1:] != [] and before[-1] in _SERVING
    changed = before[-1:] == ["to"] and before[0] in _CHANGED
    if not changed and not (asked or served):
        return None
    if candidate.after(1) not in ([], ["."], [","], [";"], ["”"], ["and"], ["before"], ["of"], ["during"], ["in"]):
        return None
    sentencing = frozenset(load_lexicon("durations")["sentencing"]) | _COURT
    for draft in reversed(candidate.reading.drafts[-_RECENT:]):
        near = candidate.line.index - draft.candidate.line.index < _REACH
        if near and draft.kind == "duration" and draft.unit in ("year", "month"):
            return draft if not sentencing.isdisjoint(draft.candidate.tokens.lowers) else None
    return None
