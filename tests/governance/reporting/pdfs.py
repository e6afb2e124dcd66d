"""Small PDFs for tests."""

import io

import pikepdf


def pdf(pages=1, *, root=None, **save) -> bytes:
    """A PDF of blank pages; ``root`` adds keys to its catalogue."""
    file, written = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        file.add_blank_page(page_size=(595, 842))
    for name, value in (root or {}).items():
        file.Root[name] = value
    file.save(written, deterministic_id=not save, **save)
    return written.getvalue()
