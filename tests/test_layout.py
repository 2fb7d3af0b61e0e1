"""The layout of an article: each line of the corpora is a line of news and the role it must get."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.articles import Layout, find_layout
from extractors.articles.boilerplate import is_boilerplate

FIRST = "At least 12 people were killed and dozens wounded on Thursday when a bomb exploded in a market, police said."
SECOND = (
    "It was the second attack in three days in the city, which has 200,000 inhabitants, and no group claimed it so far."
)


def roles(text: str) -> list[tuple[str, str]]:
    return [(block.role, text[block.start : block.end]) for block in find_layout(text).blocks]


def dateline_of(opening: str) -> str | None:
    text = f"Blast kills 12 in market\n\n{opening}{FIRST}\n\n{SECOND}\n"
    return next((words for role, words in roles(text) if role == "dateline"), None)


BOILERPLATE = [
    "Leave a Comment",
    "Leave a Comment (4)",
    "Leave a Reply",
    "Read more…",
    "Read more: Yemen's war in five charts",
    "Related: Ten maps that explain Sudan's war",
    "Read more | Comments (0) | Print",
    "Facebook Twitter WhatsApp Email",
    "ADVERTISEMENT",
    "Follow AP's coverage of the Middle East at the link below.",
    "Sign up for our newsletter",
    "(Reporting by Dana Haddad; Editing by Paul Smythe)",
    "John Doe in Cairo contributed to this report.",
    "© 2024 The Daily Post. All rights reserved.",
    "We use cookies to improve your visit.",
    "Home > World > Asia",
    "5 min read",
]

CONTENT = [
    "KEY FACTS",  # heads a section of the article
    "IN BRIEF: The vatu gained 0.4 percent.",
    "Follow-up operations killed 12 people.",  # "follow" invites nobody here
    "Share prices fell 3 percent.",
    "Related deaths rose to 12.",
    "Comments by the minister drew 40 protesters.",
    "Copyright law changes for 12 countries",
    "The Post reported that 12 people were killed.",
    "The terms and conditions of the truce bind 2,000 fighters.",
    "“Help us,” said one of 40 survivors.",
    "12 killed",
    "More than 12 people were killed.",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate_is_recognised(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", CONTENT)
def test_content_is_not_taken_for_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


DATELINES = [
    "JAKARTA - ",
    "GENEVA (AP) — ",
    "Cairo, Mar. 22, (dpa/GNA) – ",
    "BEIRUT, Sept 15, 2019 (Reuters) - ",
    "DAMASCUS, Sept. 17 — ",
    "SANAA/ADEN (Reuters) - ",
    "Guatemala City, Oct 11, 2018 (EFE).- ",
    "STOCKHOLM, Jan. 26, 2024 /Nordic Newswire/ -- ",
    "MANILA, Philippines — ",
    "Kohat – ",
    "ROME, 30 Sept 2020 – ",
    "LIMA, 30 NOV 89 (AFP) -- ",
    "WASHINGTON, D.C. — ",
    "PORT-AU-PRINCE, Haiti — ",
    "N'DJAMENA, Chad (AP) — ",
    "New Delhi: ",
    "Juba [South Sudan], February 3 (ANI): ",
    "London, Jan 5 (PTI) ",
    "MOGADISHU - AFP - ",
    "12 March 2020 (KHARTOUM) – ",
    "(Astana, 29 October) ",
    "Cairo, 12 March 2023, 18:40 GMT — ",
    "Juba, South Sudan (CNN) -- ",
    "(CNN) — ",
    "KYIV, Ukraine, March 3 (UPI) -- ",
]

NOT_DATELINES = [
    "NATO – the alliance – said that ",  # goes on with the clause, and is no place
    "NATO – ",
    "Hamas - led fighters said: ",
    "US–China talks went on while ",
    "IN BRIEF: ",
    "EXCLUSIVE: ",
    "In Cairo, on March 3, 2024 - ",
    "Two men – Ahmed and Ali – said: ",
    "Friday - ",
]


@pytest.mark.parametrize("opening", DATELINES)
def test_dateline_is_split_from_its_paragraph(opening: str) -> None:
    assert dateline_of(opening) == opening.strip()


@pytest.mark.parametrize("opening", NOT_DATELINES)
def test_prose_has_no_dateline(opening: str) -> None:
    assert dateline_of(opening) is None


def test_article_with_everything() -> None:
    text = (
        "Blast kills 12 in market\n\nBy Jane Doe | March 21, 2024\n\n"
        "Rescuers at the market on Thursday. Photo: Ann Lee/Agency\n\n"
        f"KANO, Nigeria (AP) — {FIRST}\n\nKEY FACTS\n* Dead: 12\n* Wounded: 40\n\n{SECOND}\n\n"
        "Read more\n• In pictures: after the blast\n• Five things to know\n\nLeave a Comment (4)\n"
    )
    assert roles(text) == [
        ("title", "Blast kills 12 in market"),
        ("byline", "By Jane Doe | March 21, 2024"),
        ("caption", "Rescuers at the market on Thursday. Photo: Ann Lee/Agency"),
        ("dateline", "KANO, Nigeria (AP) —"),
        ("paragraph", FIRST),
        ("paragraph", "KEY FACTS"),
        ("list_item", "* Dead: 12"),
        ("list_item", "* Wounded: 40"),
        ("paragraph", SECOND),
        ("boilerplate", "Read more"),
        ("boilerplate", "• In pictures: after the blast"),
        ("boilerplate", "• Five things to know"),
        ("boilerplate", "Leave a Comment (4)"),
    ]


def test_text_goes_on_after_a_link_in_its_middle() -> None:
    text = f"{FIRST}\n\nRead more\n\n{SECOND}\n"
    assert roles(text) == [("paragraph", FIRST), ("boilerplate", "Read more"), ("paragraph", SECOND)]


def test_credits_at_the_end_of_a_paragraph_are_split_off() -> None:
    credit = "(Additional reporting by Ann Lee; Editing by Paul Smythe)"
    assert roles(f"{FIRST} {credit}") == [("paragraph", FIRST), ("boilerplate", credit)]


def test_bracket_at_the_end_of_a_paragraph_is_content() -> None:
    assert roles(f"{FIRST} (One of them was a child.)") == [("paragraph", f"{FIRST} (One of them was a child.)")]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "At least 12 people were killed and dozens of others wounded on\n"
        "Thursday when a bomb exploded in a market, the police said in the\n"
        "evening, and hospitals asked residents of the city to give blood.\n\n"
        "It was the second attack in three days in the city, which has more\n"
        "than 200,000 inhabitants.\n"
    )
    assert [words.count("\n") for role, words in roles(wrapped) if role == "paragraph"] == [2, 1]


def test_indented_lines_open_paragraphs_in_wrapped_text() -> None:
    wrapped = (
        "    At least 12 people were killed and dozens of others wounded on\n"
        "Thursday when a bomb exploded in a market, the police said in the\n"
        "evening, and hospitals asked residents of the city to give blood.\n"
        "    It was the second attack in three days in the city, which has\n"
        "more than 200,000 inhabitants.\n"
    )
    assert [words.split()[0] for _, words in roles(wrapped)] == ["At", "It"]


def test_long_lines_without_blank_lines_are_paragraphs() -> None:
    assert roles(f"{FIRST}\n{SECOND}") == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_first_line_that_is_a_sentence_is_no_title() -> None:
    assert roles(f"{FIRST}\n\n{SECOND}")[0] == ("paragraph", FIRST)


def test_title_may_end_in_an_abbreviation() -> None:
    assert roles(f"Quake kills 12 in the U.S.\n\n{FIRST}")[0] == ("title", "Quake kills 12 in the U.S.")


def test_bare_date_in_the_body_heads_an_entry_of_a_chronology() -> None:
    text = f"{FIRST}\n\n{SECOND}\n\nMarch 3, 2024\n\n{SECOND}\n"
    assert ("paragraph", "March 3, 2024") in roles(text)


def test_header_line_that_says_more_stays_content() -> None:
    line = "Appeal AB12XX | Issued 29 January 2021 | Timeframe: 12 months"
    assert roles(f"Quake in Java\n\n{line}\n\n{FIRST}\n\n{SECOND}\n")[1] == ("paragraph", line)


def test_label_before_a_dateline_is_split_off() -> None:
    text = f"Blast kills 12\n\nPress release | GENEVA, 3 March 2021 – {FIRST}\n\n{SECOND}\n"
    assert roles(text)[1:3] == [("byline", "Press release |"), ("dateline", "GENEVA, 3 March 2021 –")]


TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\r\n\t .,-–—()[]/|:•*AaBb12é🙂قا\u0301")),
    max_size=400,
)
PHRASES = st.lists(
    st.sampled_from(
        [
            *BOILERPLATE,
            *CONTENT,
            *DATELINES,
            FIRST,
            SECOND,
            "\n",
            "\r\n",
            "\n\n",
            "By Jane Doe",
            "Press release |",
            "JANE DOE",
            "March 21, 2024",
            "🙂",
            "قتل 12",
        ]
    ),
    max_size=20,
).map(" ".join)


def check(text: str, layout: Layout) -> None:
    end = 0
    for block in layout.blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip(), "only white space stands between blocks"
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        end = block.end
    assert not text[end:].strip()


@given(st.one_of(TEXTS, PHRASES))
def test_blocks_cover_every_character_that_shows_in_order(text: str) -> None:
    check(text, find_layout(text))


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "a\n",
        " ",
        "\r",
        "A - ",
        "(((",
        "By A | ",
        "Read more\n",
        "* x\n",
        "1. ",
        "—",
        "A,",
        "12 March 2020 ",
        "12 March 2020 | x\n",
        "Report: A. ",
    ],
)
def test_hostile_text_is_read_whole(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    check(text, find_layout(text))
