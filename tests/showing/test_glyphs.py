"""Signs that no font has: put into words on paper, kept as they are elsewhere."""

import io
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pytest
from effort import examples
from hypothesis import given, settings, strategies as st
from pypdf import PdfReader
from showing.test_pdf import called

from ecoevent.showing.printing import render_checklist, render_pdf, render_xlsx
from ecoevent.showing.printing.glyphs import clusters, readable
from ecoevent.showing.printing.pdf import prints

FEW = settings(max_examples=examples(60), deadline=None)
SIGNS = st.characters(exclude_categories=("Cs",))
EMOJI = st.sampled_from(
    "🎉🌱🇨🇦👩\u200d\ufe0f\u20e3🏽❤中ค\u0301\u0302a1\ue000\U000e0067\U000e007f\u200f\u202e"
)
TEXTS = st.text(SIGNS | EMOJI, min_size=1, max_size=12)
IN_WORDS = {
    "Fête 🎉": "Fête [party popper]",
    "🎉🎊 ok": "[party popper, confetti ball] ok",
    "👩\u200d👩\u200d👧": "[woman, woman, girl]",
    "❤\ufe0f\u200d🔥": "❤[fire]",
    "👍🏽": "[thumbs up sign]",
    "🇨🇦 🇫🇷": "[CA] [FR]",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f": "[waving black flag, gbeng]",
    "1\ufe0f\u20e3 Lieu": "1 Lieu",
    "中文": "[U+4E2D, U+6587]",
    "한": "[U+D55C]",
    "\ue000": "[U+E000]",
    "x\uffff": "x[U+FFFF]",
    "\uff21\uff22 ㎏": "AB kg",
    "\ufeffx": "[zero width no-break space]x",
    "🎉\u0301": "[party popper, combining acute accent]",
}
AS_THEY_ARE = (
    "Évènement d'été « œuvre », 50 % → 20 €",
    "שלום מרחבא",
    "مرحبا بكم",
    "Ελλάδα, Київ",
    "q\u0301\u0323 e\u0301",
    "हिन्दी",
    "a\u200fb",
    "❤\ufe0f ☑",
    "𝗠𝗼𝗻𝘁𝗿é𝗮𝗹",
)


@FEW
@given(TEXTS)
def test_whatever_is_written_can_be_printed(text: str) -> None:
    """And once readable it stays as it is."""
    words = readable(text, prints)

    assert prints(words)
    assert all(prints(sign) for sign in clusters(words))
    assert readable(words, prints) == words


@FEW
@given(TEXTS)
def test_no_text_becomes_empty(text: str) -> None:
    """Something stands for everything."""
    assert readable(text, prints)


@FEW
@given(TEXTS)
def test_the_signs_of_a_text_are_the_text(text: str) -> None:
    """Cut up, not changed."""
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(("text", "words"), IN_WORDS.items())
def test_a_sign_without_a_glyph_is_put_into_words(text: str, words: str) -> None:
    """Its Unicode name in brackets; letters, whose names help nobody, by their number."""
    assert readable(text, prints) == words


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_a_text_that_the_fonts_have_is_left_alone(text: str) -> None:
    """Accents, other scripts, marks, directions, signs."""
    assert readable({"a": [text]}, prints) == {"a": [text]}


@settings(max_examples=examples(5), deadline=None)
@given(TEXTS)
def test_any_name_is_printed_in_pdf_ua_1_mode_without_a_warning(text: str) -> None:
    """In bold as a heading, in the line above each sheet, in cells."""
    for compact in (False, True):
        root = PdfReader(io.BytesIO(render_pdf(called(text), compact=compact))).trailer["/Root"]

        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


@pytest.mark.parametrize("compact", [False, True])
def test_the_words_are_what_is_read_from_the_pdf(compact: bool) -> None:
    """As another library reads it; so a screen reader says them too."""
    pages = PdfReader(
        io.BytesIO(render_pdf(called("Fête 🎉 中 👩\u200d👧"), compact=compact))
    ).pages
    text = " ".join(pages[0].extract_text().split())

    assert "Fête [party popper] [U+4E2D] [woman, girl]" in text


def test_arabic_and_hebrew_names_are_read_from_the_pdf_letter_by_letter() -> None:
    """They have glyphs: every letter is there, whichever way the reader turns it."""
    pages = PdfReader(io.BytesIO(render_pdf(called("שלום مرحبا")))).pages
    text = pages[0].extract_text()

    assert set("שלוםمرحبا") <= set(text)


def test_a_page_for_browsers_and_a_spreadsheet_keep_the_signs() -> None:
    """They are shown with the fonts of whoever reads."""
    name = "Fête 🎉 中文 👩\u200d👧"
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(called(name))))
    cells = [cell.value for row in book.worksheets[0].rows for cell in row]

    assert name in cells
    assert all(name in render_checklist(called(name), format=form) for form in ("html", "md"))


def test_signs_that_print_alone_but_not_together_are_put_into_words() -> None:
    """Seen with marks of several scripts in a row: each has a glyph, all together one is lost."""
    words = readable("aω☑", lambda text: "ω☑" not in text)

    assert words == "a[U+03C9, ballot box with check]"


def test_every_thread_has_its_own_compiler() -> None:
    """Threads do not share a compiler of typst."""
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(prints, [f"mot {number}" for number in range(200)]))

    assert all(found)
