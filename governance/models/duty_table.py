"""The duties of a Community Safety Partnership as a table: what each asks for, in plain words, and the law.

Read again in November 2026 against SI 2007/1830 as made, SI 2011/1230 and SI 2012/2660 (in force 1 June 2011 and
22 November 2012, England only); what could not be read is said at the duty itself.
"""

from datetime import timedelta

from governance.models.duty_kinds import CDA, FIS, Cadence, Duty, LegalBasis
from governance.models.optional_duties import OPTIONAL

#: Whoever is addressed by a recommendation of scrutiny answers in writing (PJA 2006 s19; SI 2009/942).
ANSWERED_WITHIN = timedelta(days=28)
PJA = "Police and Justice Act 2006 s19; SI 2009/942"

V, S, G = LegalBasis.VERIFIED, LegalBasis.STATED, LegalBasis.GENERAL
YEARLY, EACH_TEXT = Cadence.YEARLY, Cadence.EACH_TEXT

_ALWAYS = (
    Duty(
        "CDA-6", "Formulate and implement a strategy", f"{CDA} s6(1)",
        "The responsible authorities have a strategy, and carry it out, for crime and disorder (anti-social behaviour "
        "and the local environment included), misuse of drugs, alcohol and other substances, re-offending, and serious "
        "violence.",
        "Adopt a plan, tie each of its priorities to the strands that it serves, and keep its actions under review.",
        V, of_counties=False, of_wales=True,
    ),
    Duty(
        "CDA-6-PCC", "Have regard to the police and crime objectives", f"{CDA} s6(1A)",
        "The strategy is written with the objectives of the police and crime plan in view.",
        "Add an alignment matrix to the plan, or record where the plan answers the police and crime plan.",
        V, EACH_TEXT,
    ),
    Duty(
        "CDA-17", "Exercise every function with regard to crime and disorder", f"{CDA} s17",
        "In all that it does, each authority weighs the likely effect on crime and disorder, substance misuse, "
        "re-offending and serious violence, and what it can do to prevent them.",
        "Let committee reports say so under a heading of their own, or record how the authorities do it.",
        V, of_wales=True,
    ),
    Duty(
        "CDA-5", "Have every responsible authority at the table", f"{CDA} s5",
        "The council, the county council in two tiers, police, fire and rescue, health and probation are the "
        "responsible authorities for the area, each by the law of the day.",
        "Record the members with their dates, end those whose body has ended, and add authorities that are missing.",
        V, of_counties=False, of_wales=True,
    ),
    Duty(
        "COMB", "Have an agreement where areas are combined", f"{CDA} s5(1A) to (1C) and s5A",
        "Where one partnership stands for several areas, a combination agreement says so, from a day.",
        "Record the agreement: its date, who made it, and where it is kept.",
        V, of_counties=False, of_wales=True,
    ),
    Duty(
        "FIS-3", "Keep a strategy group for the area", f"{FIS} reg 3, as SI 2011/1230 has put it since 1 June 2011",
        "A strategy group prepares the assessments and prepares and carries out the plan, for the responsible "
        "authorities: two or more persons whom one or more of them appoint, with arrangements for how it is governed.",
        "Record the members with their dates, and the terms of reference as evidence.",
        V, of_counties=False,
    ),
    Duty(
        "FIS-4", "Have an information-sharing protocol", f"{FIS} reg 4",
        "The authorities have agreed in writing how they share information for the strategy.",
        "Record the protocol: its date, where it is kept, and when it is next looked at.",
        V,
    ),
    Duty(
        "FIS-5", "Prepare a strategic assessment every year", f"{FIS} reg 5",
        "Each year the strategy group assesses crime, disorder and substance misuse in the area.",
        "Start the assessment, and adopt or publish it before the plan's next year begins.",
        S, YEARLY, of_counties=False,
    ),
    Duty(
        "FIS-7", "Put into the assessment what it has to hold", f"{FIS} regs 6 and 7",
        "It shows levels and patterns, what changed since the last one and why, what to put first, what residents "
        "think, and how far last year's plan was carried out.",
        "Add findings, mark those proposed as priorities, and add consultation or survey results to the assessment.",
        V, YEARLY, of_counties=False,
    ),
    Duty(
        "FIS-8/9", "Have a community safety agreement for the county", f"{FIS} regs 8 and 9",
        "In a two-tier county the county strategy group builds an agreement on the assessments of all its areas: what "
        "is met better, and what else is reduced, by working together.",
        "The county group adopts the agreement; each area sends it its assessment.",
        V, EACH_TEXT,
    ),
    Duty(
        "FIS-10", "Revise the plan before each year begins", f"{FIS} reg 10",
        "The partnership plan is looked at again every year, before the year begins, in the light of the assessment.",
        "Adopt the annual refresh, or the next plan, before the year's first day.",
        S, YEARLY, of_counties=False,
    ),
    Duty(
        "FIS-11", "Set out in the plan what it has to hold", f"{FIS} reg 11",
        "The plan sets out priorities, the steps of each authority, the resources, how success is measured, and how "
        "the community takes part; it usually runs for three years.",
        "Add the parts that are missing to the plan or to its annual refresh.",
        G, EACH_TEXT, of_counties=False,
        unread="Reg 11 could not be read: the list is that of common guidance.",
    ),
    Duty(
        "FIS-12", "Obtain the views of the community", f"{FIS} reg 12",
        "People who live or work in the area say what they think, and groups likely to be affected are consulted.",
        "Add consultation rounds or survey results to the plan or the assessment.",
        V, EACH_TEXT, of_counties=False,
    ),
    Duty(
        "FIS-12-4", "Hold a public meeting each year", f"{FIS} reg 12(4)",
        "As made in 2007: the strategy group holds one or more public meetings a year, which senior persons of each "
        "responsible authority attend, and tells people when they are and what was discussed.",
        "Record the meeting as evidence, or say that it does not apply, and why.",
        G, YEARLY, of_counties=False,
        unread="Whether SI 2011/1230 has kept reg 12(4) could not be read: look there before you rely on it.",
    ),
    Duty(
        "FIS-13", "Publish a summary of the plan", f"{FIS} reg 13",
        "Everybody can read at least a summary of the plan.",
        "Publish the plan, or record where its summary stands.",
        G, EACH_TEXT, of_counties=False,
        unread="Reg 13 could not be read.",
    ),
    Duty(
        "FIS-9A/13A", "Send the plan or the agreement to the local policing body", f"{FIS} regs 9A and 13A",
        "The police and crime commissioner, or the mayor who has these functions, gets a copy; not in the City of "
        "London. Commissioners end in May 2028: from then on it goes to whoever has these functions.",
        "Send it, then record the day and to which post.",
        V, EACH_TEXT,
        unread="The Act that ends commissioners in May 2028 could not be read: who follows is not known here.",
    ),
    Duty(
        "FIS-14A", "Attend and report when the policing body asks", f"{FIS} reg 14A; {CDA} s7",
        "On demand only: a commissioner may require representatives of the responsible authorities of several areas to "
        "attend a meeting, and may ask for a report on how the functions are carried out.",
        "Record each request and its answer when it happens.",
        V, unread="Section 7 of the Act of 1998 could not be read.",
    ),
    Duty(
        "PJA-19", "Be scrutinised at least once in twelve months", PJA,
        "The council's crime and disorder committee looks at what the authorities decide and do, and sends its report "
        "to every responsible and co-operating body.",
        "Put the partnership on the committee's agenda and record the outcome of that stage.",
        V, YEARLY,
    ),
    Duty(
        "PJA-19-28", "Answer the committee's recommendations within 28 days", PJA,
        "Whoever is addressed answers in writing within 28 days, and has regard to the recommendation.",
        "Record the answer and its day beside each recommendation.",
        G,
        unread="The 28 days stand in SI 2009/942, which could not be read.",
    ),
    Duty(
        "ADOPT", "Have the plan adopted by Full Council", "SI 2000/2853 Sch 3",
        "The plan belongs to the policy framework: in a council with an executive, the executive prepares it and Full "
        "Council adopts it.",
        "Take the plan through Full Council and record what it decided.",
        S, EACH_TEXT, of_counties=False,
    ),
    Duty(
        "PSED", "Have due regard to the three equality aims", "Equality Act 2010 s149",
        "Decision makers weigh the need to eliminate discrimination, to advance equality of opportunity and to foster "
        "good relations; marriage and civil partnership count for the first aim only.",
        "Fill in the three aims in the committee report, or record the equality assessment.",
        S, EACH_TEXT, of_wales=True,
    ),
)  # fmt: skip
DUTIES = (*_ALWAYS, *OPTIONAL)
BY_ID = {duty.id: duty for duty in DUTIES}
BY_SLUG = {duty.slug: duty for duty in DUTIES}
CHOICES = [(duty.id, duty.title) for duty in DUTIES]
