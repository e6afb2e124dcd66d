"""Forms of an action and of the action plan's introduction."""

from django import forms

from actions.action_plan.noun import SERVED
from actions.action_plan.plan import load_action_plan, plan_data
from actions.models import Action
from actions.money import PoundsField
from partnerships.days.timescales import question_about
from partnerships.fields import DayField
from plans.forms.base import ItemForm, Repeat
from plans.forms.fields import LineField, LinesField, ParagraphField
from plans.rows.data import day, iso
from plans.rows.forms import KeyField, ManyField, OneField, OptionsForm, OthersField, RowForm


class LeadItem(ItemForm):
    """One body that answers for the action, with the post in it; or a post alone."""

    organisation = OneField(label="Lead organisation")
    post = LineField(label="Lead’s post", help_text="A post, not a person’s name.")

    def prepare(self):
        self.fields["organisation"].offer(self.root.organisation_choices())


class ActivityItem(ItemForm):
    text = ParagraphField(label="Activity", rows=2, required=True, error_messages={"required": "Enter the activity."})
    organisation = OneField(label="Who leads it")
    lead_post = LineField(label="Post of its lead")
    due_on = DayField(label="By which day", required=False)
    due_text = LineField(label="By when, in words", help_text="March 2027 or Q3 2026/27.")
    measure = ParagraphField(label="How it is measured", rows=2)
    cost = PoundsField(label="Cost in pounds")
    cost_text = LineField(label="Cost in words")
    key = KeyField()
    defaults = ("key",)

    def prepare(self):
        self.fields["organisation"].offer(self.root.organisation_choices())

    def clean(self):
        words = self.cleaned_data.get("due_text")
        if words and (question := question_about(words, self.root.paper.period)):
            self.add_error("due_text", question)


class ActionForm(RowForm):
    needed_when = {
        "date": "needed for a date",
        "text": "needed for words",
        **dict.fromkeys(("start", "end"), "one of the two is needed for a period"),
    }
    reference = LineField(label="Reference number", most=30, width="5", help_text="For example 1.2.")
    title = LineField(label="Action", most=300, required=True, error_messages={"required": "Enter the action."})
    subheading = LineField(
        label="Sub-heading", help_text="Actions of one priority under the same words stand in a table of their own."
    )
    priorities = ManyField(label="Priorities", help_text="The action is listed under the first of them.")
    areas = ManyField(label="Areas of focus")
    places = LinesField(label="Places", most=200, lines=50, rows=2, help_text="One on each line.")
    partners = ManyField(label="Partners")
    other_partners = OthersField()
    timescale = forms.ChoiceField(
        choices=Action.Timescale, initial=Action.Timescale.NOT_STATED, widget=forms.RadioSelect
    )
    date = DayField(label="By which day", required=False)
    start = DayField(label="From", required=False)
    end = DayField(label="Until", required=False)
    text = LineField(
        label="Timescale in words",
        help_text="March 2027, Q3 2026/27, summer 2027 or “ongoing”: it is overdue once the last day that it may "
        "mean is past; “ongoing”, once the period of the text is over.",
    )
    measure = ParagraphField(label="Measure of success", rows=3, help_text="How you will know that it worked.")
    indicators = ManyField(label="Indicators")
    classes = ManyField(label="Type of action")
    cost = PoundsField(label="Cost in pounds", help_text="Leave it empty if it is not stated.")
    cost_text = LineField(label="Cost in words", help_text="For example: officer time, within existing budgets.")

    repeats = (
        Repeat("leads", LeadItem, "Who leads it", "lead", most=20, fresh=1),
        Repeat("activities", ActivityItem, "Activities", "activity", most=100),
    )

    def prepare(self):
        for name, model in SERVED.items():
            self.offer_if_any(name, self.choices_of(model))
        self.fields["partners"].offer(self.organisation_choices())
        self.offer_if_any("classes", self.class_choices())

    def offer_if_any(self, name, choices):
        """A list to choose from; without anything to choose the question is not asked."""
        if choices:
            self.fields[name].offer(choices)
        else:
            del self.fields[name]

    def class_choices(self):
        """The action plan's classes, and codes that the action has already."""
        if not hasattr(self, "_classes"):
            known = {each["code"]: each["label"] for each in plan_data(self.paper)["taxonomy"]}
            self._classes = known | {c: c for c in (self.item or {"classes": []})["classes"] if c not in known}
        return list(self._classes.items())

    def named(self, model):
        names = [name for name, served in SERVED.items() if served is model]
        return {each["key"]: each["title"] for name in names for each in (self.item or {name: []})[name]}

    def clean(self):
        data = self.cleaned_data
        match data.get("timescale"):
            case Action.Timescale.DATE if not data.get("date") and "date" not in self.errors:
                self.add_error("date", "Enter the day by which it is done.")
            case Action.Timescale.PERIOD if not (
                data.get("start") or data.get("end") or {*self.errors} & {"start", "end"}
            ):
                self.add_error("start", "Enter the first day, the last day, or both.")
            case Action.Timescale.TEXT if not data.get("text") and "text" not in self.errors:
                self.add_error("text", "Enter the timescale in words.")
            case Action.Timescale.TEXT if question := question_about(data.get("text", ""), self.paper.period):
                self.add_error("text", question)
        if data.get("start") and data.get("end") and data["end"] < data["start"]:
            self.add_error("end", "The last day is before the first.")

    def to_initial(self, item):
        timescale = item["timescale"]
        return {
            **item,
            **{name: [each["key"] for each in item[name]] for name in SERVED},
            "leads": [{**lead, "organisation": _slug(lead)} for lead in item["leads"]],
            "partners": [body["slug"] for body in item["partners"]],
            "activities": [
                {**each, "organisation": _slug(each), "due_on": day(each["due_on"])} for each in item["activities"]
            ],
            "timescale": timescale["kind"],
            "text": timescale["text"],
            **{name: day(timescale[name]) for name in ("date", "start", "end")},
        }

    def to_item(self, data):
        when = {name: iso(data.pop(name)) for name in ("date", "start", "end")} | {"text": data.pop("text")}
        others = [body for body in data.pop("other_partners") if body["slug"] not in data["partners"]]
        return {
            "classes": [],
            **data,
            **{name: self.chosen(model, data.get(name, [])) for name, model in SERVED.items()},
            "leads": [{**lead, "organisation": self.body(lead["organisation"])} for lead in data["leads"]],
            "partners": [*(self.body(slug) for slug in data["partners"]), *others],
            "activities": [
                {**each, "organisation": self.body(each["organisation"]), "due_on": iso(each["due_on"])}
                for each in data["activities"]
            ],
            "timescale": {"kind": data["timescale"], **when},
        }

    def chosen(self, model, keys):
        titles = self.titles_of(model)
        return [{"key": key, "title": titles[key]} for key in keys]

    def body(self, slug):
        return {"slug": slug, "name": self.name_of(slug)} if slug else None


def _slug(led):
    return led["organisation"] and led["organisation"]["slug"]


class ClassItem(ItemForm):
    label = LineField(most=100, required=True, error_messages={"required": "Enter the name of the type."})
    code = LineField(most=30, help_text="Short and lasting; leave it empty to make one from the name.")

    def made_code(self, taken: set[str]) -> str:
        """One out of the name that no other type has."""
        made = "-".join(self.cleaned_data["label"].lower().split())[:30]
        tails = ("", *(f"-{number}" for number in range(2, len(taken) + 2)))
        return next(code for tail in tails if (code := made[: 30 - len(tail)] + tail) not in taken)


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

    def clean(self):
        """Actions name their type by its code: those that were typed stay, the others are made."""
        said = [item for item in self.parts["taxonomy"] if not item.is_blank() and not item.errors]
        named: dict[str, ClassItem] = {}
        for item in (each for each in said if each.cleaned_data["code"]):
            code = item.cleaned_data["code"]
            if code in named:
                other = named[code].cleaned_data["label"]
                item.add_error("code", f"“{other}” has the code “{code}” already: enter another, or leave it empty.")
            else:
                named[code] = item
        for item in (each for each in said if not each.errors and not each.cleaned_data["code"]):
            item.cleaned_data["code"] = item.made_code(set(named))
            named[item.cleaned_data["code"]] = item

    def cleaned_block(self):
        return {**self.block.data, "intro_html": self.cleaned_data["intro_html"]}

    def save_rows(self, *, by):
        data = self.cleaned()
        load_action_plan(self.paper, {name: data[name] for name in ("rows_known", "reference", "taxonomy")}, by=by)
