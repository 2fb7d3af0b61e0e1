"""From drafts to facts: what sentence and article add — totals, scope, dates, places, speakers — and the records."""

from __future__ import annotations

from typing import Any

from extractors.context.confidence import score_confidence
from extractors.context.dating import date_draft
from extractors.context.lengths import date_length
from extractors.context.occurrence import Story, read_story
from extractors.context.scope import read_scope
from extractors.context.subsets import link_subsets
from extractors.facts import KINDS
from extractors.kinds import Draft, Kind
from extractors.reading import Reading
from extractors.roles.antecedents import is_total
from schemas import Fact, TimeExpression, make_fact_id

_BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}


def complete_drafts(reading: Reading) -> tuple[tuple[Fact, ...], dict[str, Draft]]:
    """Complete an article's drafts and make records of them.

    Args:
        reading: the article with all its drafts.

    Returns:
        The facts in text order, and the draft of each by fact_id, which holds its evidence.
    """
    drafts = _distinct(reading.drafts)
    link_subsets(drafts)
    story = read_story(reading, reading.times_of)
    facts: list[Fact] = []
    made: dict[str, Draft] = {}
    for draft in drafts:
        columns = _columns(reading, draft, reading.times_of[draft.candidate.line.index], story)
        # Half the time of the record's own call, which would copy the columns twice.
        fact = _BY_NAME[draft.kind].record.model_validate(columns)
        facts.append(fact)
        made[fact.fact_id] = draft
    return tuple(facts), made


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Drafts in text order, one for each kind and span."""
    seen: dict[tuple[str, int, int], Draft] = {}
    for draft in drafts:
        seen.setdefault((draft.kind, draft.start, draft.end), draft)
    return sorted(seen.values(), key=lambda draft: (draft.start, draft.end, draft.kind))


def _columns(reading: Reading, draft: Draft, times: list[TimeExpression], story: Story) -> dict[str, Any]:
    article, sentence = reading.article, draft.candidate.line.sentence
    columns: dict[str, Any] = {
        "fact_id": _fact_id(reading, draft),
        "article_id": article.article_id,
        "kind": draft.kind,
        "value": draft.value,
        "low": draft.low,
        "high": draft.high,
        "modifier": draft.modifier,
        "unit": draft.unit,
        "start_char": draft.start,
        "end_char": draft.end,
        "text": article.text[draft.start : draft.end],
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "rule": draft.rule,
    }
    columns["quoted"] = reading.speech.quoted(draft.start, draft.end)
    if _BY_NAME[draft.kind].core:
        columns |= _context(reading, draft, times, story)
    columns["confidence"] = score_confidence(draft)
    return columns | {name: value for name, value in draft.fields.items() if name != "window"}


def _fact_id(reading: Reading, draft: Draft) -> str:
    return make_fact_id(reading.article.article_id, draft.kind, draft.start, draft.end)


def _context(reading: Reading, draft: Draft, times: list[TimeExpression], story: Story) -> dict[str, Any]:
    columns: dict[str, Any] = {"subject": draft.subject}
    source = reading.speech.source_of(draft.start, draft.end)
    # "Kano recorded 12 deaths": a town is where they died; a country's name stands for those who speak for it.
    if source is not None and not reading.places.counts_its_own(source.start):
        columns["source"] = source.source
        draft.explain("source", source.rule, (source.start, source.end))
    modality, rule, span = reading.speech.modality_of(draft.start, draft.end)
    if modality in ("proposed", "conditional") and is_total(draft.candidate):
        # "two of the eight candidates will meet": the eight are there already.
        modality, rule, span = "asserted", "modality.whole-is-there", None
    columns["modality"] = draft.modality = modality
    draft.explain("modality", rule, span)
    if draft.kind != "duration":
        draft.scope, rule = read_scope(draft, times)
        columns["scope"] = draft.scope
        draft.explain("scope", rule)
    if draft.antecedent is not None:
        columns["part_of"] = _fact_id(reading, draft.antecedent)
    return columns | _place(reading, draft) | _when(draft, times, story)


def _place(reading: Reading, draft: Draft) -> dict[str, Any]:
    lasting = draft.scope in ("period", "cumulative")
    placed = reading.places.place_of(draft.start, draft.end, draft.kind, draft.label, lasting)
    total = draft.antecedent
    if placed is None and total is not None and total.place is not None and _is_of_them(draft, total):
        placed = total.place, "place.of-the-total"
    if placed is None:
        return {}
    draft.place, rule = placed
    place = draft.place
    draft.explain("place", rule, (place.start, place.end))
    return {
        "place": place.text,
        "country_code": place.country_code,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geoname_id": place.geoname_id,
    }


def _is_of_them(draft: Draft, total: Draft) -> bool:
    """ "6,417 were abducted in Shingal, 3,548 of them women": the part is where the whole is."""
    phrase = draft.candidate.mention.phrase
    same = total.candidate.line is draft.candidate.line and total.label == draft.label
    return same and phrase is not None and phrase.pronoun


def _when(draft: Draft, times: list[TimeExpression], story: Story) -> dict[str, Any]:
    window = date_length(draft, times) if draft.kind == "duration" else date_draft(draft, times, story)
    if window is None:
        return {}
    draft.fields["window"] = window
    time = window.time
    draft.explain("event_start", window.rule, (time.start, time.end) if time else None)
    return {
        "event_start": window.start,
        "event_end": window.end,
        "time_text": time.text if time else None,
        "time_basis": window.basis,
    }
