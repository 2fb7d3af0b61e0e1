"""Meanings: words whose label depends on whom they speak of, such as "escaped" of prisoners and of passengers."""

from dataclasses import replace

from extractors.candidates import Candidate
from extractors.lexicon import load_lexicon
from extractors.quantities.mention import counts_people
from extractors.quantities.nouns import singular
from extractors.quantities.phrases import NounPhrase
from extractors.roles.antecedents import PEOPLE_KINDS
from extractors.roles.role import Role
from extractors.roles.triggers import noun_labels

_HURT = ("killed", "injured", "missing", "casualty")
_CAPTIVE = ("held", "captured", "released")
_GO = ("leave", "evacuate", "flee", "move", "go")
_HOMEWARD = ("return", "come", "come home", "bring home", "bring back home", "get back", "go")
_SWAPS = frozenset({"swap", "swapped", "exchange", "exchanged", "exchanges", "swaps", "captivity"})
_CAPTIVES = frozenset({"hostages", "captives", "prisoners", "hostage", "captors", "abducted", "kidnapped", "captivity"})
_GET_AWAY = ("escape", "flee", "return", "get out")
_LEAVE = ("walk out", "walk away", "come out", "emerge", "go", "leave", "walk")
_POSTED = ("on the streets", "in the streets", "present")
_CUTS = frozenset({"cuts", "layoffs", "redundancies", "furloughs", "lay-offs", "dismissals"})
_CARRIED = ("captured", "travelling")
_HOLES = frozenset({"tunnel", "mine", "rubble", "wreckage", "shaft", "cave", "building", "ruins"})
_OUT_OF_HARM = frozenset({"evacuation", "shelter", "shelters", "relief"})
_SHELTERS = _OUT_OF_HARM | {"camp", "camps", "centers", "centres"}
_GO_HOME = frozenset({"go", "return", "leave", "flee", "reach", "cross", "travel"})
_SEEKING = ("look for", "search for", "hunt for")
_POLICE = frozenset(
    {"police", "detectives", "investigators", "suspects", "officers", "gunmen", "attackers", "inmates", "fugitives"}
)
_NEAR, _RECENT = 3, 6
_TREATED_REACH, _SUBJECT_REACH = 8, 40


def label_of_noun(phrase: NounPhrase | None) -> str:
    """The label that a counted noun carries itself, "" for none: "held" for "prisoners"."""
    return noun_labels().get(singular(phrase.noun), ("", ""))[1] if phrase is not None else ""


def fit_label(candidate: Candidate, role: Role, who: str) -> Role:
    """Fit a trigger's label to those it speaks of.

    Args:
        candidate: the quantity.
        role: the trigger that governs it.
        who: the label of those counted before anything happened to them, from their noun or their earlier count.

    Returns:
        The role, with another label where the word means something else of these people: inmates who flee are not
        displaced, workers who are let go are not released, patients in hospital are ill and not injured.
    """
    if role.entry == "free" and any(hit.trigger.label == "trapped" for hit in candidate.line.hits):
        return replace(role, label="rescued")
    if role.entry == "hold" and role.relation == "participle-after-noun" and candidate.line.sentence.role == "title":
        # "31 held after fans clash"
        return replace(role, label="detained")
    if role.entry in ("trial", "trials") and any(
        word in load_lexicon("clauses")["medical"] for word in candidate.tokens.lowers
    ):
        return replace(role, label="participating")
    if role.entry in _SEEKING and not _POLICE.isdisjoint(candidate.tokens.lowers):
        # Those whom the police look for have done something; nothing has befallen them.
        return replace(role, kind="headcount", label="other")
    if role.entry == "eliminate" and who != "employed" and counts_people(candidate.tokens, candidate.mention):
        # posts are cut, militants are killed
        return replace(role, kind="casualty", label="killed")
    if (homeward := _homeward(candidate, role, who)) is not None:
        return homeward
    return _of_the_sick(candidate, _in_pieces(candidate, _of_group(role, who), who), who)


def _homeward(candidate: Candidate, role: Role, who: str) -> Role | None:
    """Soldiers and captives come home from captivity, refugees by road."""
    if role.entry not in _HOMEWARD or who in ("displaced", "evacuated"):
        return None
    lowers = candidate.tokens.lowers
    given_back = role.entry.startswith("return") and role.relation in ("passive", "object")
    home = role.entry not in ("return", "come", "go") or lowers[role.last : role.last + 1] == ["home"]
    freed = any(draft.label == "released" for draft in candidate.reading.drafts[-_RECENT:])
    captive = who in _CAPTIVE or freed or not _CAPTIVES.isdisjoint(lowers)
    if not _SWAPS.isdisjoint(lowers) or (captive and (given_back or home)):
        return replace(role, kind="headcount", label="released")
    return replace(role, kind="headcount", label="travelling") if role.entry.startswith("bring home") else None


def _of_group(role: Role, who: str) -> Role:
    if who in _CAPTIVE and role.entry in _GET_AWAY:
        return replace(role, label="other")
    if who == "affected" and role.entry == "escape":
        # patients
        return replace(role, label="other")
    if who in _CAPTIVE and role.entry in _LEAVE and role.relation == "subject":
        return replace(role, label="released")
    if who == "held" and role.label == "sheltering":
        return replace(role, label="held")
    if who == "affected" and role.label == "sheltering" and role.relation == "of-noun":
        return replace(role, label="affected")
    if who == "evacuated" and role.label == "travelling":
        return replace(role, label="evacuated")
    if who in ("displaced", "evacuated", "sheltering") and role.label == "living":
        return replace(role, label="sheltering")
    if who == "displaced" and role.label == "travelling":
        return replace(role, label="displaced")
    if who and who not in _HURT and role.entry == "register" and role.relation == "object":
        return replace(role, label=who)
    if who == "deployed" and role.entry in ("join", "train", "need"):
        return replace(role, label="deployed")
    if who in ("other", "participating", "held", "arrested", "detained") and role.entry == "pick up":
        # suspects and rioters, not castaways
        return replace(role, label="arrested")
    if who == "employed" and role.entry in ("let go", "send home"):
        return replace(role, label="dismissed")
    if who == "deployed" and role.entry in ("pull", "pull out"):
        return replace(role, label="deployed")
    if who == "deployed" and (role.label in ("travelling", "employed") or role.entry in ("airlift", *_POSTED)):
        return replace(role, label="deployed")
    return role


def _in_pieces(candidate: Candidate, role: Role, who: str) -> Role:
    """Verbs that stand on both sides of what they count: "let 20 of them go", "took 130 fans into custody"."""
    after, before, lexicon = candidate.after(3), candidate.before(1), load_lexicon("clauses")
    if role.entry in _GO and after[:1] == ["to"] and before and before[0] in lexicon["ordering"]:
        return replace(role, label="evacuated")
    done = role.relation in ("object", "passive", "participle-after-noun")
    if (
        done
        and role.entry in ("hit", "strike")
        and any(word in lexicon["hardships"] for word in candidate.tokens.lowers)
    ):
        # "The floods have hit 24 lakh people"
        return replace(role, kind="headcount", label="affected")
    if role.entry == "hold" and role.relation == "object":
        lead = candidate.tokens.lowers[max(0, role.first - 6) : role.first]
        where = next((lexicon["holding"][word] for word in reversed(lead) if word in lexicon["holding"]), None)
        return replace(role, label=where or role.label)
    if role.entry in ("take", "hostage"):
        return _taken(candidate, role, who)
    if (somewhere := _by_where(candidate, role, after)) is not None:
        return somewhere
    if role.entry == "go" and candidate.before(1) in (["let"], ["letting"], ["lets"]):
        return replace(role, label="released")
    if role.entry == "lose" and candidate.tokens.lowers[role.last : role.last + 2] == ["to", "follow"]:
        return replace(role, kind="headcount", label="other")
    if after[:2] == ["into", "custody"]:
        return replace(role, label="detained")
    if role.entry == "treat" and _for_injuries(candidate, candidate.end if role.last <= candidate.end else role.last):
        return replace(role, kind="casualty", label="injured")
    if role.entry == "treat" and _treats_wounded(candidate, after):
        return replace(role, kind="casualty", label="injured")
    if _takes_in_hurt(candidate, role, who):
        return replace(role, kind="casualty", label="injured")
    if role.entry == "affect" and not _CUTS.isdisjoint(candidate.tokens.lowers[max(0, role.first - 6) : role.first]):
        return replace(role, label="dismissed")
    behind = candidate.tokens.lowers[role.last : role.last + 4]
    if role.entry.startswith("register") and not _SHELTERS.isdisjoint(behind):
        return replace(role, label="sheltering")
    if role.entry in ("help", "assist") and after[:1] == ["to"] and after[1:2] and after[1] in _GO_HOME:
        return replace(role, label="travelling")
    return _brought_out(role, after, who)


def _by_where(candidate: Candidate, role: Role, after: list[str]) -> Role | None:
    """What the place behind a verb makes of it: "walked out of the tunnel", "are staying in evacuation centres"."""
    if role.entry == "walk out" and not _HOLES.isdisjoint(candidate.tokens.lowers[role.last : role.last + 4]):
        return replace(role, label="rescued")
    if role.entry in ("stay", "remain") and not _SHELTERS.isdisjoint(
        candidate.tokens.lowers[role.last : role.last + 6]
    ):
        return replace(role, label="sheltering")
    if (
        role.entry == "drive"
        and role.relation == "object"
        and after[:1] not in (["across"], ["from"], ["out"], ["into"])
    ):
        return replace(role, label="travelling")
    return None


def _taken(candidate: Candidate, role: Role, who: str) -> Role:
    """What "take" means of those taken: off a boat, to a place, hostage, into custody, or so long a time."""
    after, before = candidate.after(3), candidate.before(1)
    if role.entry == "hostage":
        captured = before and before[0] in ("took", "take", "taking", "takes")
        return replace(role, label="captured", relation="object") if captured else role
    if role.relation == "passive" and candidate.tokens.lowers[role.last : role.last + 1] == ["to"]:
        return replace(role, label=_taken_to(candidate, role))
    if role.relation == "object" and _off_a_vessel(candidate):
        return replace(role, label="rescued")
    if role.relation == "object" and _lasts(candidate):
        # "took 140 firefighters nearly four hours to put out"
        return replace(role, label="other")
    if after[:2] == ["into", "custody"]:
        return replace(role, label="detained")
    return _brought_out(role, after, who)


def _lasts(candidate: Candidate) -> bool:
    """Whether a length of time stands right behind those counted."""
    behind = candidate.quantity_at(candidate.end)
    return behind is not None and behind.unit is not None and behind.unit.dimension == "time"


def _brought_out(role: Role, after: list[str], who: str) -> Role:
    """ "sending four people to hospital" hurts them, "took seven people down ladders" saves them."""
    if role.relation != "object":
        return role
    if role.label in _CARRIED and after[:1] == ["to"] and not _OUT_OF_HARM.isdisjoint(after[1:]):
        # "took 2,300 villagers to relief camps": a camp alone may be that of rebels.
        return replace(role, label="evacuated")
    if role.entry not in ("send", "take"):
        return role
    if after[:1] == ["to"] and any(word in load_lexicon("clauses")["hospitals"] for word in after[1:]):
        return replace(role, kind="casualty", label="injured")
    if after[:1] == ["down"] or after[:2] in (["to", "safety"], ["out", "of"]):
        return replace(role, label="rescued")
    if after[:1] in (["back"], ["on"]):
        # "agreed to take 400 staff back"
        return replace(role, label="employed" if who == "employed" else "other")
    return role


def _treats_wounded(candidate: Candidate, after: list[str]) -> bool:
    """ "treated 39 people with war wounds", "treated 9,000 war-wounded patients"."""
    phrase, injuries = candidate.mention.phrase, load_lexicon("clauses")["injuries"]
    if after[:1] == ["with"] and any(word in injuries for word in after[1:]):
        return True
    words = candidate.tokens.lowers[phrase.first : phrase.head] if phrase is not None else []
    return "wounded" in words or "injured" in words


def _takes_in_hurt(candidate: Candidate, role: Role, who: str) -> bool:
    """ "The university hospital took in 19 people", "Three Britons are being treated at the hospital"."""
    if who in ("affected", "infected", "employed"):
        return False
    lowers, hospitals = candidate.tokens.lowers, load_lexicon("clauses")["hospitals"]
    if role.entry == "take in":
        return any(word in hospitals for word in lowers[max(0, role.first - _SUBJECT_REACH) : role.first])
    treated = role.entry == "treat" and role.relation == "passive"
    return treated and any(word in hospitals for word in lowers[role.last : role.last + 5])


def _for_injuries(candidate: Candidate, start: int) -> bool:
    """ "were treated at the scene for smoke inhalation": what the treatment is for stands soon behind."""
    lowers = candidate.tokens.lowers
    at = next((at for at in range(start, min(start + _TREATED_REACH, len(lowers))) if lowers[at] == "for"), None)
    injuries = load_lexicon("clauses")["injuries"]
    return at is not None and any(word in injuries for word in lowers[at + 1 : at + 5])


def _off_a_vessel(candidate: Candidate) -> bool:
    """ "took 188 people off three wooden boats": out of danger; off a bus they are captured."""
    lowers, vessels = candidate.tokens.lowers, load_lexicon("clauses")["vessels"]
    off = next((at for at in range(candidate.end, min(candidate.end + 9, len(lowers))) if lowers[at] == "off"), None)
    return off is not None and any(word in vessels for word in lowers[off + 1 : off + 6])


def _taken_to(candidate: Candidate, role: Role) -> str:
    """ "640 were taken to a centre", "two men were taken to a police station": to be taken somewhere is no capture."""
    after = candidate.tokens.lowers[role.last : role.last + 6]
    return (
        "detained" if any(word in ("police", "jail", "prison", "station", "court") for word in after) else "evacuated"
    )


def _of_the_sick(candidate: Candidate, role: Role, who: str) -> Role:
    """ "Sixty pupils were hospitalised after eating noodles", "97 patients are in hospital": ill, not injured."""
    lexicon = load_lexicon("clauses")
    if role.label != "injured" or not any(word in role.entry for word in lexicon["in_care"]):
        return role
    words = candidate.tokens.lowers
    ill = who == "infected" or any(word in lexicon["sickening"] or word in lexicon["diseases"] for word in words)
    if ill or (who in ("affected", "other", "") and _tells_of_illness(candidate)):
        return replace(role, kind="headcount", label="infected")
    return role


def _tells_of_illness(candidate: Candidate) -> bool:
    """Whether people who fell ill were counted just before."""
    for draft in reversed(candidate.reading.drafts):
        if candidate.line.index - draft.candidate.line.index > _NEAR:
            return False
        if draft.kind in PEOPLE_KINDS and draft.label == "infected":
            return True
    return False
