"""Files become articles: decoding, refusals, header metadata and web pages, as corpora of what real files hold."""

import codecs
import hashlib
import json
import pickle
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.articles import ParseError, parse_document
from schemas import Article, Document, SuppliedMetadata

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
FIRST = "At least 12 people were killed and dozens wounded on Thursday when a bomb exploded in a market, police said."
SECOND = (
    "It was the second attack in three days in the city, which has 200,000 inhabitants, and no group claimed it so far."
)


def parse(data: str | bytes, path: str = "article.txt", supplied: SuppliedMetadata | None = None) -> Article:
    content = data.encode() if isinstance(data, str) else data
    return parse_document(Document(path=path, data=content, supplied=supplied))


def with_header(lines: str) -> Article:
    return parse(f"Blast kills 12 in market\n\n{lines}\n\n{FIRST}\n\n{SECOND}\n")


def with_dateline(opening: str) -> Article:
    return parse(f"Blast kills 12 in market\n\n{opening}{FIRST}\n\n{SECOND}\n")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seed_metadata(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = parse(path.read_bytes(), path.name)
    assert article.title == gold["title"]
    assert article.published_on == (date.fromisoformat(gold["published_on"]) if gold["published_on"] else None)
    assert article.published_basis == gold["published_basis"]
    assert article.dateline_place == gold["dateline_place"]


MARCH_21 = date(2024, 3, 21)
JAN_9 = date(2024, 1, 9)

HEADER_DATES = [
    ("By Jane Doe / March 21, 2024", MARCH_21),
    ("By Jane Doe | March 21, 2024", MARCH_21),
    ("By Jane Doe\nMarch 21, 2024", MARCH_21),
    ("Thursday 21 March 2024", MARCH_21),
    ("Thursday, 21st March, 2024", MARCH_21),
    ("Posted: 21 March 2024, 09:15", MARCH_21),
    ("2024-03-21 18:40 GMT", MARCH_21),
    ("2024-03-21T18:40:00+06:00", MARCH_21),
    ("21/03/2024", MARCH_21),  # there is no month 21
    ("21.03.2024", MARCH_21),
    ("Mar-21-2024", MARCH_21),
    ("Updated 5:14 PM EST, Tue January 9, 2024", JAN_9),
    ("Tue 09/01/2024", JAN_9),  # only 9 January is a Tuesday
    ("Published 9 Jan 2024 | Updated 10 Jan 2024", JAN_9),
    ("Updated: 10 January 2024\nPublished: 9 January 2024", JAN_9),
    ("January 9, 2024, 05:14 PM IST | PTI", JAN_9),
    ("The Daily Post, January 9, 2024", JAN_9),
    ("Posted on January 9, 2024 by Jane Doe", JAN_9),
    ("Updated - January 09, 2024 10:15 pm IST - KURNOOL", JAN_9),  # a label and a time: no dateline
    ("KURNOOL: Jan 09, 2024, 22:15 IST", JAN_9),
    ("IOM | Pemba, 21 March 2024 | Period covered: 15-20 March 2024", MARCH_21),
    ("Published On 9 Jan 20249 Jan 2024", JAN_9),  # taken off a page that shows it twice
    ("Updated January 9, 20246:01 PM ET", JAN_9),
    ("Submitted 9 January 2024", JAN_9),
    ("Posted in World News on January 9, 2024", JAN_9),
    ("First published on Thu 21 Mar 2024 08.00 GMT", MARCH_21),
    ("Last modified on Thu 21 Mar 2024 08.00 GMT", MARCH_21),
    ("Thurs., March 21, 2024", MARCH_21),
    ("2024/03/21", MARCH_21),
    ("09.01.2024", JAN_9),  # dotted dates are day first wherever they are written
    ("TNN | Mar 21, 2024, 08.14 IST", MARCH_21),
    ("TNN / Mar 21, 2024, 08:14 IST", MARCH_21),
    ("21 March 2024, 5 min read", MARCH_21),
    ("21 March 2024 / 14:32 / AA", MARCH_21),
    ("EMBARGOED until 21 March 2024, 00:01 GMT", MARCH_21),
    ("Article published on 21 March 2024", MARCH_21),
]

LABELLED_DATES = [
    "Situation Report No. 7, as of 21 March 2024",
    "Flash Update #3 – as of 21 March 2024, 18:00",
    "Weekly Bulletin No. 12 (as at 21 March 2024)",
    "Vol. 12 No. 3, 21 March 2024",
    "Broadcast: Thursday 21 March 2024, 7:10am",
    "Aired: 21 March 2024",
    "First broadcast 21 March 2024",
    "21 March 2024 | Briefing notes",
    "Press release | 21 March 2024",
    "Press release – 21 March 2024",
    "Media statement: 21 March 2024",
    "Ministry of Health press release, 21 March 2024",
    "Photo essay, 21 March 2024",
    "Feature • 21 March 2024",
    "Live blog. Ann Lee and Paul Smythe. Thu 21 Mar 2024",
    "Analysis. By Ann Lee. 21 March 2024",
    "Nairobi bureau, 21 March 2024",
    "Daily Post Reporter, 21 March 2024",
    "Appeal AB12XX | Issued 21 March 2024 | Timeframe: 12 months",
    "Ref: PR/21/34 | 21 March 2024",
]


@pytest.mark.parametrize("line", LABELLED_DATES)
def test_date_beside_the_kind_of_the_text_is_the_publication_date(line: str) -> None:
    article = with_header(line)
    assert article.title == "Blast kills 12 in market"
    assert (article.published_on, article.published_basis) == (MARCH_21, "explicit")
    assert article.dateline_place is None


@pytest.mark.parametrize(("lines", "expected"), HEADER_DATES)
def test_header_date_is_the_publication_date(lines: str, expected: date) -> None:
    article = with_header(lines)
    assert (article.published_on, article.published_basis) == (expected, "explicit")


UNKNOWN_DATES = [
    ("Published on: 03/04/2024 - 10:23", "inferred"),  # 3 April or 4 March: not guessed
    ("March 22", "inferred"),
    ("By Jane Doe", "none"),
    ("2 hours ago", "none"),
    ("March 2024", "none"),  # a month is no date
    ("Thursday", "none"),
    ("Situation Report No. 7 (15–21 March)", "inferred"),
    ("The blast of 21 March 2024 in figures", "none"),  # dates the event
    ("21 March 2024 | Bomb kills 12\n22 March 2024 | Second bomb kills 3", "none"),  # entries of a chronology
]


@pytest.mark.parametrize(("lines", "basis"), UNKNOWN_DATES)
def test_unsettled_header_date_gives_none(lines: str, basis: str) -> None:
    article = with_header(lines)
    assert (article.published_on, article.published_basis) == (None, basis)


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ('"We are close," he said, reported by Reuters, March 22.', "inferred"),
        ("The bridge opened on March 3, 2015, and carried 300 cars a day.", "none"),  # an event's date
        ("More than 1,000 people have died since an offensive began on April 30.", "none"),
    ],
)
def test_date_in_the_body_is_never_the_publication_date(sentence: str, basis: str) -> None:
    article = parse(f"Blast kills 12 in market\n\n{FIRST}\n\n{sentence} {SECOND}\n\n{SECOND}\n")
    assert (article.published_on, article.published_basis) == (None, basis)


DATELINES = [
    ("JAKARTA - ", "JAKARTA", None, None, "none"),
    ("GENEVA (AP) — ", "GENEVA", "AP", None, "none"),
    ("Cairo, Mar. 22, (dpa/GNA) – ", "Cairo", "dpa/GNA", None, "dateline"),
    ("BEIRUT, Sept 15, 2019 (Reuters) - ", "BEIRUT", "Reuters", date(2019, 9, 15), "dateline"),
    ("SARMIN, Syria (AFP) – 16 September 2019\n\n", "SARMIN, Syria", "AFP", date(2019, 9, 16), "dateline"),
    ("DAMASCUS, Sept. 17 — ", "DAMASCUS", None, None, "dateline"),
    ("SANAA/ADEN (Reuters) - ", "SANAA/ADEN", "Reuters", None, "none"),
    ("Guatemala City, Oct 11, 2018 (EFE).- ", "Guatemala City", "EFE", date(2018, 10, 11), "dateline"),
    ("STOCKHOLM, Jan. 26, 2024 /Nordic Newswire/ -- ", "STOCKHOLM", "Nordic Newswire", date(2024, 1, 26), "dateline"),
    ("MANILA, Philippines — ", "MANILA, Philippines", None, None, "none"),
    ("LIMA, 30 NOV 89 (AFP) -- ", "LIMA", "AFP", date(1989, 11, 30), "dateline"),
    ("(Reuters) - ", None, "Reuters", None, "none"),
    ("Juba (South Sudan), Feb 3 (PTI) ", "Juba (South Sudan)", "PTI", None, "dateline"),
    ("KYIV, May 5 (Ukrinform) ", "KYIV", "Ukrinform", None, "dateline"),
    ("BEIJING, Dec. 18, 2019 (Xinhua) -- ", "BEIJING", "Xinhua", date(2019, 12, 18), "dateline"),
    ("Indore. ", "Indore", None, None, "none"),
    ("Joint press release | LILONGWE/GENEVA, 20 March 2022 – ", "LILONGWE/GENEVA", None, date(2022, 3, 20), "dateline"),
    ("News release: GENEVA, 3 March 2021 - ", "GENEVA", None, date(2021, 3, 3), "dateline"),
    ("Staff, translated from the Spanish. Lima, 3 Sep. 2021 (EFE).- ", "Lima", "EFE", date(2021, 9, 3), "dateline"),
    ("UPDATE 2 | KYIV, May 5 (Reuters) - ", "KYIV", "Reuters", None, "dateline"),
    ("(Adds details) KYIV, May 5 (Reuters) - ", "KYIV", "Reuters", None, "dateline"),
    ("Special Correspondent, Kanpur. ", "Kanpur", None, None, "none"),
]


def test_byline_before_a_dateline_is_read() -> None:
    article = with_dateline("By Jane Doe. Cairo, 3 March 2021 (dpa) – ")
    assert (article.byline, article.dateline_place, article.publisher) == ("Jane Doe", "Cairo", "dpa")


@pytest.mark.parametrize(
    "title",
    [
        "NIGERIA: Gunmen kill 12 in market",
        "UPDATED: Gunmen kill 12 in market",
        "IN PICTURES: A week of floods in Kano",
        "TRANSCRIPT: 'We ran': a doctor on the blast",
        "UNHCR: Refugees need support before winter",
    ],
)
def test_label_before_a_title_is_no_dateline(title: str) -> None:
    article = parse(f"{title}\n\n21 March 2024\n\n{FIRST}\n\n{SECOND}\n")
    assert (article.title, article.dateline_place, article.published_on) == (title, None, MARCH_21)


def test_speaker_of_a_transcript_is_no_dateline() -> None:
    article = with_dateline(f"HOLLANDER: {FIRST}\n\nVERBOOM: ")
    assert article.dateline_place is None


@pytest.mark.parametrize(("opening", "place", "publisher", "published_on", "basis"), DATELINES)
def test_dateline(
    opening: str, place: str | None, publisher: str | None, published_on: date | None, basis: str
) -> None:
    article = with_dateline(opening)
    assert (article.dateline_place, article.publisher) == (place, publisher)
    assert (article.published_on, article.published_basis) == (published_on, basis)


BYLINES = [
    ("By Eleanor Tavo | Port Vila | 24 March 2016", "Eleanor Tavo", "Port Vila", None),
    ("By JANE DOE, Associated Press Writer", "JANE DOE", None, "Associated Press"),
    ("By Jane Doe and John Smith", "Jane Doe and John Smith", None, None),
    ("By Jane Doe in Nairobi", "Jane Doe", "Nairobi", None),
    ("From Jane Doe in Belgrade", "Jane Doe", "Belgrade", None),
    ("Jane Doe, CNN", "Jane Doe", None, "CNN"),
    ("By Jane Doe, Staff Writer | March 21, 2024", "Jane Doe", None, None),
    ("By AFP", "AFP", None, "AFP"),
    ("By the Numbers", None, None, None),
    ("By Friday, 40 people had died.", None, None, None),
    ("JANE DOE\nMarch 21, 2024", "JANE DOE", None, None),
    ("March 21, 2024\nJane Doe", "Jane Doe", None, None),
    ("Jane Doe in Nairobi\nThu 21 Mar 2024 09.41 GMT", "Jane Doe", "Nairobi", None),
    ("Jane Doe\nBBC News, Nairobi", "Jane Doe", "Nairobi", "BBC News"),
    ("Jane Doe, Staff Writer • March 21, 2024 6:15 am", "Jane Doe", None, None),
    ("Jane Doe, Nairobi, 21 March 2024", "Jane Doe", "Nairobi", None),
    ("Ann Lee and Paul Smythe. Thursday 21 March 2024", "Ann Lee and Paul Smythe", None, None),
    ("By staff and news agencies", "staff and news agencies", None, None),
    ("The Daily Post (Lagos), 21 March 2024", None, "Lagos", "The Daily Post"),
    ("Business correspondent\n21 March 2024", None, None, None),
    ("South Sudan\n21 March 2024", None, None, None),  # a topic, not an author
    ("Key Facts", None, None, None),
]


@pytest.mark.parametrize(("line", "byline", "place", "publisher"), BYLINES)
def test_byline(line: str, byline: str | None, place: str | None, publisher: str | None) -> None:
    article = with_header(line)
    assert (article.byline, article.dateline_place, article.publisher) == (byline, place, publisher)


@pytest.mark.parametrize(
    ("footer", "publisher", "published_on"),
    [
        ("Published in Dawn, March 21st, 2024", "Dawn", MARCH_21),
        ("This article was first published in The Post on 21 March 2024.", None, MARCH_21),
        ("© 2024 The Daily Post. All rights reserved.", "The Daily Post", None),  # a year is no date
        ("Copyright 2024 The Associated Press. All rights reserved.", "The Associated Press", None),
    ],
)
def test_footer(footer: str, publisher: str | None, published_on: date | None) -> None:
    article = parse(f"Blast kills 12\n\n{FIRST}\n\n{SECOND}\n\n{SECOND}\n\n{footer}\n")
    assert (article.publisher, article.published_on) == (publisher, published_on)


def test_supplied_metadata_wins() -> None:
    supplied = SuppliedMetadata(
        published_on=date(2024, 3, 20), publisher="Post", title="Title", url="https://post.example/a"
    )
    article = parse(f"Blast kills 12\n\nMarch 21, 2024\n\nJUBA (AFP) - {FIRST}\n", supplied=supplied)
    assert (article.published_on, article.published_basis) == (date(2024, 3, 20), "supplied")
    assert (article.title, article.publisher, article.url) == ("Title", "Post", "https://post.example/a")
    assert article.dateline_place == "JUBA"


def test_date_in_a_supplied_address_counts_where_the_text_has_none() -> None:
    supplied = SuppliedMetadata(url="https://post.example/2024/03/21/blast")
    assert parse(FIRST, supplied=supplied).published_on == MARCH_21


NEWS = "São Tomé’s army said 12 people – among them José Muñoz – were killed near the café on Thursday."
RUSSIAN = "В результате удара погибли 12 человек, ещё 40 получили ранения, сообщили в министерстве."
ENCODED = [
    (NEWS, "utf-8"),
    (NEWS, "utf-8-sig"),
    (NEWS, "cp1252"),
    (NEWS, "utf-16"),
    (NEWS, "utf-32"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    ("قال وزير الصحة إن 12 شخصا قتلوا وأصيب 40 آخرون في القصف على المدينة يوم الخميس", "cp1256"),
]


@pytest.mark.parametrize(("text", "encoding"), ENCODED, ids=lambda value: value if len(value) < 12 else "text")
def test_encoding_is_detected(text: str, encoding: str) -> None:
    assert parse(text.encode(encoding)).text == text


@given(
    st.text(
        st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\r\n\t 12🙂قا\u0301")), min_size=1
    ).filter(lambda text: text.strip("\ufeff").strip() != "" and text[0] not in "\ufeff<"),
    st.sampled_from(
        [
            (b"", "utf-8"),
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ]
    ),
)
def test_plain_text_keeps_every_character(text: str, encoding: tuple[bytes, str]) -> None:
    bom, name = encoding
    article = parse(f"x {text}".encode(name) if not bom else bom + f"x {text}".encode(name))
    assert article.text == f"x {text}"


def test_windows_line_ends_stay() -> None:
    assert parse("Blast kills 12\r\n\r\nBy Jane Doe\r\n\r\n" + FIRST).text.count("\r\n") == 4


def test_article_id_is_the_hash_of_the_bytes() -> None:
    data = FIRST.encode("utf-16")
    assert parse(data).article_id == hashlib.sha256(data).hexdigest()[:16]


REFUSED = [
    (b"", "empty-file"),
    (b" \r\n\t ", "empty-file"),
    (codecs.BOM_UTF8, "empty-file"),
    (b"%PDF-1.7 \n", "not-text"),
    (b"PK\x03\x04 word/document.xml", "not-text"),
    (b"\x89PNG\r\n\x1a\n", "not-text"),
    (b"12 people\x00were killed", "not-text"),
    (b"12\x01\x02\x03\x04\x05\x06", "not-text"),
    (codecs.BOM_UTF16_LE + b"1\x002", "unknown-encoding"),
    (bytes(range(1, 256)) * 20, "unknown-encoding"),
    (b"<html><body><script>var a = 1;</script></body></html>", "no-text-in-page"),
    (b"a" * 64_000_001, "too-large"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED, ids=lambda value: value if isinstance(value, str) else "file")
def test_unreadable_file_is_refused_with_a_hint(data: bytes, code: str) -> None:
    with pytest.raises(ParseError) as refusal:
        parse(data, "folder/file")
    assert refusal.value.code == code
    assert "folder/file" in refusal.value.message
    assert refusal.value.hint


def test_error_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(ParseError("empty-file", "message", "hint")))
    assert (error.code, error.message, error.hint) == ("empty-file", "message", "hint")


def test_ten_megabytes_of_one_line_are_read() -> None:
    assert len(parse("12 people were killed. " * 450_000).text) == 10_350_000


def page(head: str = "", before: str = "", tag: str = "<html>") -> str:
    body = f"<p>{FIRST}</p><h2>Second attack</h2><p>{SECOND}</p><ul><li>Three police officers were hurt</li></ul>"
    article = f"<article><h1>Blast kills 12</h1>{before}{body}</article>"
    return f"<!DOCTYPE html>{tag}<head>{head}</head><body>{article}</body></html>"


def test_page_gives_text_and_metadata() -> None:
    head = (
        '<title>Blast kills 12 - The Daily Post</title><meta property="og:site_name" content="The Daily Post">'
        '<meta property="article:published_time" content="2024-03-21T23:30:00-05:00">'
        '<meta name="author" content="Jane Doe">'
        '<link rel="canonical" href="https://post.example/2024/03/21/blast">'
    )
    caption = "<figure><img src='a.jpg'><figcaption>Rescuers carry one of 40 wounded people.</figcaption></figure>"
    article = parse(page(head, caption, '<html lang="en-GB">'), "page.html")
    assert article.text.split("\n")[:4] == [
        "Blast kills 12",
        "Rescuers carry one of 40 wounded people.",
        FIRST,
        "Second attack",
    ]
    assert (article.media_type, article.title, article.byline) == ("text/html", "Blast kills 12", "Jane Doe")
    assert (article.publisher, article.url) == ("The Daily Post", "https://post.example/2024/03/21/blast")
    assert (article.published_on, article.published_basis, article.language) == (MARCH_21, "explicit", "en")


PAGE_DATES = [
    ('<link rel="canonical" href="https://post.example/2024/03/21/blast">', "", MARCH_21),
    ('<link rel="canonical" href="https://post.example/2024/03/blast">', "", None),  # a month is no date
    ('<meta name="date" content="03/04/2024">', "", None),  # 3 April or 4 March
    ("", '<time datetime="2024-03-21T10:00:00Z">21 March</time>', MARCH_21),
    ("", "<p>By Jane Doe | March 21, 2024</p>", MARCH_21),
    ("", "<p>The bridge was opened on March 3, 2015.</p>", None),
]


@pytest.mark.parametrize(("head", "before", "expected"), PAGE_DATES)
def test_page_date_is_read_and_never_guessed(head: str, before: str, expected: date | None) -> None:
    assert parse(page(head, before), "page.html").published_on == expected


def test_page_is_known_by_its_content_and_text_by_its() -> None:
    assert parse(page(), "page.txt").media_type == "text/html"
    assert parse(FIRST, "article.html").media_type == "text/plain"
    assert parse("<12 people were killed> said the radio.").media_type == "text/plain"


def test_declared_encoding_of_a_page_is_used() -> None:
    html = page('<meta charset="iso-8859-1">').replace("police", "the army’s São Tomé police")
    assert "the army’s São Tomé police" in parse(html.encode("cp1252"), "page.html").text


def test_markup_in_text_stays_text() -> None:
    assert (
        parse(page(before="<p>He wrote &lt;b&gt;12&lt;/b&gt; in the margin of the report that day.</p>")).text.count(
            "<b>12</b>"
        )
        == 1
    )


@pytest.mark.parametrize("stray", ["\x0b", "\x1b[1m", "\ufffe", "&#0;", "&#27;", "&#x1B;", "&#11"])
def test_a_stray_control_character_does_not_cost_the_page(stray: str) -> None:
    assert "in the margin" in parse(page(before=f"<p>He wrote{stray} 12 in the margin of the report.</p>")).text


def test_references_to_other_characters_are_read() -> None:
    text = parse(page(before="<p>He wrote &#49;2 &#x1f600; &#233; in the margin of the report that day.</p>")).text
    assert "He wrote 12 😀 é in" in text
