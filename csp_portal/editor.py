"""What the portal's own script adds to the rich text editor."""

from django_prose_editor.config import html_tags
from js_asset import static_lazy

EXTENSIONS = [
    {
        "js": [static_lazy("portal/js/editor-extra.js")],
        "extensions": dict.fromkeys(("PasteCleaner", "CommentedWords", "ChapterLink"), html_tags([])),
    }
]
