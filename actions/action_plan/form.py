"""Forms of an action and of the action plan's introduction."""

from django import forms

from actions.action_plan.plan import load_action_plan, plan_data
from actions.models import Action
from actions.money import PoundsField
from partnerships.days.written import question_about
from partnerships.fields import DayField
from plans.forms.base import ItemForm, Repeat
from plans.forms.fields import LineField, ParagraphField
from plans.rows.data import day, iso
from plans.rows.forms import KeyField, ManyField, OneField, OptionsForm, RowForm
from priorities.models import Priority


class ActivityItem(ItemForm):
    text = ParagraphField(label="Activity", rows=2, required=True, error_messages={"required": "Enter the activity."})
    key = KeyField()
    defaults = ("key",)


class ActionForm(RowForm):
    needed_when = {
        "date": "needed for a date",
        "text": "needed for words",
        **dict.fromkeys(("start", "end"), "one of the two is needed for a period"),
    }
    reference = LineField(most=30, width="5", help_text="For example 1.2.")
    title = LineField(label="Action", most=300, required=True, error_messages={"required": "Enter the action."})
    priority = OneField(label="Priority")
    lead = OneField(label="Lead organisation")
    lead_post = LineField(label="Lead’s post", help_text="A post, not a person’s name.")
    partners = ManyField(label="Partners")
    timescale = forms.ChoiceField(
        choices=Action.Timescale, initial=Action.Timescale.NOT_STATED, widget=forms.RadioSelect
    )
    date = DayField(label="By which day", required=False)
    start = DayField(label="From", required=False)
    end = DayField(label="Until", required=False)
    text = LineField(
        label="Timescale in words",
        help_text="March 2027, Q3 2026/27, summer 2027 or “ongoing”: it is overdue when the last day that may be meant "
        "is past, “ongoing” when the time of the text is over.",
    )
    measure = ParagraphField(label="Measure of success", rows=3, help_text="How you will know that it worked.")
    classes = ManyField(label="Type of action")
    cost = PoundsField(label="Cost in pounds", help_text="Leave it empty if it is not stated.")

    repeats = (Repeat("activities", ActivityItem, "Activities", "activity", most=100),)

    def prepare(self):
        self.fields["priority"].offer(self.choices_of(Priority))
        self.fields["lead"].offer(self.organisation_choices())
        self.fields["partners"].offer(self.organisation_choices())
        self.fields["classes"].offer(self.class_choices())
        if not self.fields["classes"].choices:
            del self.fields["classes"]

    def class_choices(self):
        """The action plan's classes, and codes that the action has already."""
        if not hasattr(self, "_classes"):
            known = {each["code"]: each["label"] for each in plan_data(self.paper)["taxonomy"]}
            self._classes = known | {c: c for c in (self.item or {"classes": []})["classes"] if c not in known}
        return list(self._classes.items())

    def named(self, model):
        priority = (self.item or {}).get("priority")
        return {priority["key"]: priority["title"]} if priority else {}

    def clean(self):
        data = self.cleaned_data
        match data.get("timescale"):
            case Action.Timescale.DATE if not data.get("date") and "date" not in self.errors:
                self.add_error("date", "Enter the day by which it is done.")
            case Action.Timescale.PERIOD if not (data.get("start") or data.get("end") or self.errors):
                self.add_error("start", "Enter the first day, the last day, or both.")
            case Action.Timescale.TEXT if not data.get("text"):
                self.add_error("text", "Enter the timescale in words.")
            case Action.Timescale.TEXT if question := question_about(data["text"], self.paper.period):
                self.add_error("text", question)
        if data.get("start") and data.get("end") and data["end"] < data["start"]:
            self.add_error("end", "The last day is before the first.")

    def to_initial(self, item):
        timescale = item["timescale"]
        return {
            **item,
            "priority": item["priority"] and item["priority"]["key"],
            "lead": item["lead"] and item["lead"]["slug"],
            "partners": [body["slug"] for body in item["partners"]],
            "timescale": timescale["kind"],
            "text": timescale["text"],
            **{name: day(timescale[name]) for name in ("date", "start", "end")},
        }

    def to_item(self, data):
        when = {name: iso(data.pop(name)) for name in ("date", "start", "end")} | {"text": data.pop("text")}
        key, lead = data.pop("priority"), data.pop("lead")
        return {
            "classes": [],
            **data,
            "priority": {"key": key, "title": self.titles_of(Priority)[key]} if key else None,
            "lead": self.body(lead) if lead else None,
            "partners": [self.body(slug) for slug in data["partners"]],
            "timescale": {"kind": data["timescale"], **when},
        }

    def body(self, slug):
        return {"slug": slug, "name": self.name_of(slug)}


class ClassItem(ItemForm):
    label = LineField(most=100, required=True, error_messages={"required": "Enter the name of the type."})
    code = LineField(most=30, help_text="Short and lasting; leave it empty to make one from the name.")

    def clean(self):
        if not self.cleaned_data.get("code"):
            words = (self.cleaned_data.get("label") or "").lower().split()
            self.cleaned_data["code"] = "-".join(words)[:30]


class ActionPlanForm(OptionsForm):
    """Introduction of the action plan, where its rows are, and the classes that actions may have."""

    rows_known = forms.BooleanField(
        label="The actions are entered here",
        required=False,
        help_text="Leave it unticked where the portal only knows that there is an action plan.",
    )
    reference = LineField(label="Where the action plan is", most=300, help_text="For example: annex, pages 8–17.")

    repeats = (
        Repeat(
            "taxonomy",
            ClassItem,
            "Types of action",
            "type",
            hint="For example Prevent, Protect, Pursue, Prepare.",
            most=50,
        ),
    )

    def initial_data(self):
        return {**self.block.data, **plan_data(self.paper)}

    def cleaned_block(self):
        return {**self.block.data, "intro_html": self.cleaned_data["intro_html"]}

    def save_rows(self, *, by):
        data = self.cleaned()
        load_action_plan(self.paper, {name: data[name] for name in ("rows_known", "reference", "taxonomy")}, by=by)
