"""Which rule finds out about which duty."""

from governance.duties import rules_group as group
from governance.duties import rules_plan as plan

RULES = {
    "CDA-6": plan.strategy,
    "CDA-6-PCC": plan.objectives,
    "CDA-17": plan.weighed_in_a_report(
        "section_17", "A committee report looks at crime and disorder under a heading of its own.",
        "No committee report on the plan in force has a heading for crime and disorder.",
    ),
    "CDA-5": group.membership,
    "COMB": group.combination,
    "FIS-3": group.strategy_group,
    "FIS-4": group.protocol,
    "FIS-5": group.assessment,
    "FIS-7": group.assessment_contents,
    "FIS-8/9": group.agreement,
    "FIS-10": plan.revision,
    "FIS-11": plan.contents,
    "FIS-12": group.views,
    "FIS-12-4": group.public_meeting,
    "FIS-13": plan.publication,
    "FIS-9A/13A": plan.sending,
    "FIS-14A": group.on_demand,
    "PJA-19": group.scrutiny,
    "PJA-19-28": group.answers,
    "ADOPT": plan.adoption,
    "PSED": plan.weighed_in_a_report(
        "equality", "A committee report on it weighs the three equality aims.",
        "No committee report on the plan in force says how the three equality aims were weighed.",
    ),
}  # fmt: skip
