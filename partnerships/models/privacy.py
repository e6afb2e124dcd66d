from django.db import models
from simple_history.models import HistoricalRecords

from .organisations import COUNCIL_KINDS, Organisation


class PrivacyStatement(models.Model):
    """What a council tells about personal data in the portal (UK GDPR, Articles 13 and 14), on the privacy page."""

    council = models.OneToOneField(
        Organisation, models.PROTECT, related_name="privacy_statement", limit_choices_to={"kind__in": COUNCIL_KINDS}
    )
    controller = models.CharField("who is responsible (the controller)", max_length=300)
    contact = models.TextField("how to reach them about personal data", max_length=1000)
    officer = models.TextField("data protection officer, and how to reach them", max_length=1000, blank=True)
    basis = models.TextField("why it is lawful (the basis)", max_length=4000)
    periods = models.TextField("how long it is kept", max_length=4000)
    recipients = models.TextField("who else is given it", max_length=4000, blank=True)
    rights = models.TextField("what people may ask for (their rights)", max_length=4000)

    history = HistoricalRecords()

    class Meta:
        ordering = ["controller"]

    def __str__(self):
        return f"Privacy statement of {self.controller}"
