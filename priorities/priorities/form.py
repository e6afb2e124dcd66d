"""Forms of a priority, of a cross-cutting theme, and of the block's introduction."""

from django import forms

from partnerships.models import Organisation
from plans.forms.base import ItemForm, Repeat
from plans.forms.councils import CouncilField
from plans.forms.fields import LineField, ParagraphField
from plans.forms.rich_text import RichTextField
from plans.models import Finding, Paper
from plans.models.assessments import Strand
from plans.rows.data import named
from plans.rows.forms import KeyField, ManyField, OneField, RowForm
from priorities.models import Priority, PriorityLineage

NAME_IT = {"required": "Enter the title of the priority."}


class AreaItem(ItemForm):
    title = LineField(label="Area of focus", required=True, error_messages={"required": "Enter the area of focus."})
    text = ParagraphField(label="What is meant", rows=2)
    key = KeyField()
    defaults = ("key",)


class StepItem(ItemForm):
    """One step of a priority's lineage."""

    defaults = ("change", "from_key")
    needed_when = {"from_title": "needed unless you choose the priority"}

    change = forms.ChoiceField(label="What happened", choices=PriorityLineage.Change)
    from_key = OneField(label="Earlier priority in the portal")
    from_title = LineField(label="Its title then", help_text="Leave it empty to take the title of the one you chose.")
    from_period = LineField(label="When", most=100, help_text="For example 2016/17, or: the year before.")
    note = LineField(most=500)

    def prepare(self):
        self.fields["from_key"].offer(self.root.earlier_choices())

    def clean(self):
        key, title = self.cleaned_data.get("from_key"), self.cleaned_data.get("from_title")
        if not title and key:
            self.cleaned_data["from_title"] = dict(self.root.earlier_choices())[key]
        elif not title:
            self.add_error("from_title", "Enter the title of the earlier priority, or choose it.")


class PriorityForm(RowForm):
    title = LineField(label="Priority", required=True, error_messages=NAME_IT)
    title_known = forms.BooleanField(
        label="This is its title",
        required=False,
        initial=True,
        help_text="Leave it unticked where a source does not state the title, and your words only describe it.",
    )
    kind = forms.ChoiceField(choices=Priority.Kind, initial=Priority.Kind.THEME, widget=forms.RadioSelect)
    own_council = CouncilField(label="Whose priority is it?")
    strands = forms.MultipleChoiceField(
        label="Statutory strands",
        choices=Strand,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What the law asks every strategy to cover (Crime and Disorder Act 1998, section 6).",
    )
    html = RichTextField(label="What this priority is about", rows=8)
    aim_html = RichTextField(label="What we want", rows=4, help_text="What will be different for people who live here.")
    approach_html = RichTextField(label="What we will do", rows=4, help_text="How the partners go about it.")
    findings = ManyField(
        label="Findings it comes from", help_text="Findings of this partnership’s strategic assessments, newest first."
    )
    has_lead = forms.BooleanField(
        label="A lead is foreseen", required=False, help_text="Without a post the plan says: post not stated."
    )
    lead_post = LineField(label="Lead’s post", help_text="A post, not a person’s name.")
    lead_organisation = OneField(label="Lead’s organisation")
    lead_note = LineField(label="Note on the lead", most=500)

    repeats = (
        Repeat("areas", AreaItem, "Areas of focus", "area", most=100),
        Repeat(
            "lineage",
            StepItem,
            "Where it comes from",
            "earlier priority",
            hint="Say so when a priority was carried on, renamed, split off or merged.",
            most=20,
        ),
    )

    def prepare(self):
        self.fields["findings"].offer(self.finding_choices())
        self.fields["lead_organisation"].offer(self.organisation_choices())
        self.fields["own_council"].offer(self, self.paper, self._council)

    @property
    def _council(self):
        """The primary key of the council whose own it is."""
        slug = (self.item or {}).get("council", {}).get("slug")
        return Organisation.objects.filter(slug=slug).values_list("pk", flat=True).first() if slug else None

    def finding_choices(self):
        """Findings of the partnership's assessments, and those named already that are not among them."""
        if not hasattr(self, "_findings"):
            papers = Paper.objects.filter(partnership=self.paper.partnership_id, kind=Paper.Kind.ASSESSMENT)
            rows = Finding.objects.filter(paper__in=papers).order_by("-paper__assessment__ends_on", "position", "pk")
            known = {str(key): title for key, title in rows.values_list("key", "title")}
            named = (self.item or {"findings": []})["findings"]
            self._findings = {**known, **{each["key"]: each["title"] for each in named if each["key"] not in known}}
        return list(self._findings.items())

    def earlier_choices(self):
        """Priorities of the plan before this one, and those that the lineage names already."""
        if not hasattr(self, "_earlier"):
            plan = self.paper.parent_plan
            before = plan and (plan.predecessor if self.paper.kind == Paper.Kind.PLAN else plan)
            self._earlier = Priority.objects.titles_known_to(before.paper) if before and before.paper_id else {}
            for step in (self.item or {"lineage": []})["lineage"]:
                if step["from_key"]:
                    self._earlier.setdefault(step["from_key"], step["from_title"])
        return list(self._earlier.items())

    def to_initial(self, item):
        lead = item["lead"] or {"post": "", "organisation": None, "note": ""}
        return {
            **item,
            "findings": [finding["key"] for finding in item["findings"]],
            "has_lead": item["lead"] is not None,
            "own_council": self._council,
            **{f"lead_{name}": value for name, value in lead.items()},
        }

    def to_item(self, data):
        lead = {name: data.pop(f"lead_{name}") for name in ("post", "organisation", "note")}
        is_led = data.pop("has_lead") or any(lead.values())
        titles = dict(self.finding_choices())
        findings = [{"key": key, "title": titles[key]} for key in data.pop("findings")]
        council = self._council_said(data.pop("own_council", self._council))
        return {**data, "lead": lead if is_led else None, "findings": findings, **council}

    def _council_said(self, pk) -> dict:
        council = Organisation.objects.filter(pk=pk).first() if pk else None
        return {"council": named(council)} if council else {}


class ThemeForm(RowForm):
    title = LineField(label="Theme", required=True, error_messages={"required": "Enter the theme."})
    text = ParagraphField(label="What is meant")
