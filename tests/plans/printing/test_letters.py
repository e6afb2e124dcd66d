"""Letters of many languages: drawn as their own font has them, and named where no font has them."""

import pytest
from weasyprint import HTML

from plans.document.charts import bar_chart
from plans.printing.assets import house_assets
from plans.printing.letters import letters_in_words, unprintable
from plans.printing.pdf import render_pdf
from plans.printing.remarks import remarks_on, remarks_on_block
from plans.printing.tree import tidy
from tests.plans.printing.pdf_reading import shapes_of
from tests.plans.sample_document import sample_document

LATIN = "Łódź, Węgry, Tŷ Gŵyr, İstanbul’da ığüş, Țară și București, Cộng đồng, Київ, Ελλάδα ✓ → ≥"
LINES = [
    ("normal 400", LATIN, "SourceSans3-Regular"),
    ("italic 400", LATIN, "SourceSans3-It"),
    ("normal 600", LATIN, "SourceSans3-Semibold"),
    ("normal 700", LATIN, "SourceSans3-Bold"),
    ("italic 700", LATIN, "SourceSans3-BoldIt"),
    ("normal 400", "ਪੰਜਾਬੀ ਵਿੱਚ ਭਾਈਚਾਰਕ ਸੁਰੱਖਿਆ", "noto-sans-gurmukhi-400"),
    ("normal 700", "ਪੰਜਾਬੀ ਵਿੱਚ ਭਾਈਚਾਰਕ ਸੁਰੱਖਿਆ", "noto-sans-gurmukhi-700"),
    ("normal 400", "সম্প্রদায়ের নিরাপত্তা পরিকল্পনা", "noto-sans-bengali-400"),
    ("normal 400", "சமூக பாதுகாப்புத் திட்டம்", "noto-sans-tamil-400"),
    ("normal 400", "خطة سلامة المجتمع", "noto-sans-arabic-400"),
    ("normal 400", "کمیونٹی سیفٹی ٹڑڈں ے", "noto-sans-arabic-400"),
    ("normal 400", "सामुदायिक सुरक्षा योजना", "noto-sans-devanagari-400"),
    ("normal 400", "સમુદાય સલામતી યોજના", "noto-sans-gujarati-400"),
]
PAGE = '<html lang="en"><title>Letters</title>{sheet}<style>{css}</style><p>{words}</p>'
OURS = '<link rel="stylesheet" href="asset:///pdf.css">'
PLAIN = "@page { @bottom-right { content: none } }"
#: A page where no other file can lend a letter.
ALONE = '@font-face { font-family: one; src: url("asset:///fonts/FILE.ttf") } p { font-family: one }'


def shapes(words, css=PLAIN, sheet=OURS):
    return shapes_of(render_pdf(PAGE.format(sheet=sheet, css=css, words=words), house_assets()))


@pytest.mark.parametrize(("face", "words", "font"), LINES)
def test_words_are_drawn_as_in_one_font_file(face, words, font):
    style, weight = face.split()
    drawn = shapes(words, PLAIN + f"p {{ font-style: {style}; font-weight: {weight} }}")

    assert drawn == shapes(words, ALONE.replace("FILE", font), sheet="")
    assert unprintable(words) == []


@pytest.mark.parametrize(("face", "words", "font"), [line for line in LINES if line[0] == "normal 400"])
def test_words_in_a_chart_are_drawn_as_in_one_font_file(face, words, font):
    label = words[:40].strip()
    drawn = shapes(bar_chart([label], [("Offences", [7])], title="Offences"))

    assert drawn == shapes(label, ALONE.replace("FILE", font), sheet="") + shapes("<b>7</b>")


def test_a_mark_typed_on_its_own_stands_on_its_letter_in_a_chart():
    drawn = shapes(bar_chart(["E\N{COMBINING ACUTE ACCENT}"], [("Offences", [7])], title="Offences"))

    assert drawn == shapes("É") + shapes("<b>7</b>")


def test_words_of_two_scripts_keep_their_shapes():
    assert shapes("Łódź ਪੰਜਾਬੀ") == shapes("Łódź ") + shapes(" ਪੰਜਾਬੀ")


@pytest.mark.parametrize(
    ("typed", "lacking"),
    [
        ("Plain – “quoted” £5\N{NO-BREAK SPACE}m, 2½, é, ✓", []),
        ("A\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}\N{RIGHT-TO-LEFT MARK}", []),
        ("a mark of its own: x\N{COMBINING ACUTE ACCENT}, Ǭ̀", []),
        ("安全 first \N{GRINNING FACE}\N{GRINNING FACE}", ["全", "安", "\N{GRINNING FACE}"]),
    ],
)
def test_letters_without_a_shape_are_found(typed, lacking):
    assert unprintable({"text": [f"<p>{typed}</p>"]}) == lacking


def test_many_letters_are_counted():
    assert letters_in_words(["安", "全"]) == "“安”, “全”"
    assert letters_in_words(list("abcdefghijklmno")).endswith("“k”, “l” and 3 more")


def test_the_sentence_names_the_chapter_and_the_letters():
    document = sample_document()
    block = next(each for each in document["blocks"] if each["kind"] == "rich_text")
    block["heading"] = "Our area"
    block["data"] = {"html": "<p>社区 \N{PARTY POPPER}</p>"}
    sentence = "letters cannot be printed and leave empty boxes in the PDF: “区”, “社”, “\N{PARTY POPPER}”. "

    assert [warning.rule for warning in remarks_on_block(block)] == ["print-letters"]
    assert remarks_on(document)[-1:] == [f"In “Our area”, these {sentence}Write them in other words."]
    assert [sentence for sentence in remarks_on(sample_document()) if "printed" in sentence] == []


def test_lines_of_scripts_that_run_from_the_right_do_so():
    root = HTML(string="<p>خطة 2027.</p><p>2027: <b>خطة</b></p><p>Plan خطة</p><p>2027</p>").etree_element

    tidy(root)

    assert [line.get("dir") for line in root.iter("p")] == ["rtl", "rtl", None, None]
