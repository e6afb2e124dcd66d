"""Pictures that stand for what made-up leads send as evidence."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from plans.printing.kept_files import CheckedFile

SIZE, MARGIN, STEP = (900, 520), 60, 44


def noted_sheet(name: str, lines: tuple[str, ...]) -> CheckedFile:
    """A sheet of paper with some lines on it."""
    image = Image.new("RGB", SIZE, "#fdfcf7")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(26)
    for number, line in enumerate(lines):
        y = MARGIN + number * STEP
        draw.text((MARGIN, y), line, fill="#1c2b33", font=font)
        draw.line((MARGIN, y + 36, SIZE[0] - MARGIN, y + 36), fill="#c9d6dc")
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return CheckedFile(out.getvalue(), "image/png", name)
