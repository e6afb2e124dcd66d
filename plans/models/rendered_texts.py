from django.db import models
from django.utils import timezone


class RenderedText(models.Model):
    """The HTML of a frozen text, made once for its checksums, what its Record says, and the renderer's version; or
    the whole page that shows it to everybody, then also packed as browsers take it.

    Derived and thrown away at will: the page makes it anew. Whoever reads one was asked before who they are.
    """

    key = models.CharField(max_length=64, unique=True, editable=False)
    html = models.TextField(editable=False)
    packed = models.BinaryField(default=b"", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self):
        return self.key
