from django.db import models

from .versions import Version

LONGEST_WORD = 60


class SaidWord(models.Model):
    """A word that a text says, in small letters; a longer one is kept in pieces that overlap."""

    text = models.CharField(max_length=LONGEST_WORD, unique=True, editable=False)

    class Meta:
        ordering = ["text"]

    def __str__(self):
        return self.text


class WordIndex(models.Model):
    """Which words a Version says, for the search. Derived: a Version never changes, so neither does what it says.

    A Version without one is searched word by word until ``plans.papers.words_said`` has made it.
    """

    version = models.OneToOneField(Version, models.CASCADE, primary_key=True, related_name="word_index")
    words = models.ManyToManyField(SaidWord, related_name="+", editable=False)
    #: Marks of the words that stand beside each other (``plans.papers.marks_said``).
    neighbours = models.BinaryField()

    class Meta:
        ordering = ["version"]

    def __str__(self):
        return f"{self.version}: its words"
