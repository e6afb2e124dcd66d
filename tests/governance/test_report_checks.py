from datetime import date

from governance.report_checks import check_report

AUTHOR = "Community Safety Manager"
HEADINGS = ["Finance", "Staffing", "Risk", "Environment", "Community safety", "Health and safety", "Wellbeing"]


def implication(heading, post=AUTHOR, signed_on="2017-02-24", text="None."):
    return {"heading": heading, "text": text, "post": post, "signed_on": signed_on}


def tunbridge_wells_report():
    signed = [implication(heading) for heading in HEADINGS]
    legal = implication("Legal", "Senior Lawyer (Corporate Governance)", "2017-03-03")
    equalities = implication("Equalities", "West Kent Equalities Officer", "2017-03-08")
    return {"author": AUTHOR, "implications": [legal, *signed, equalities]}


def stages():
    return [
        {"body": "Community Safety Partnership", "on": date(2017, 2, 9)},
        {"body": "Management Board", "on": date(2017, 3, 1)},
        {"body": "Communities Cabinet Advisory Board", "on": date(2017, 3, 22)},
    ]


def test_check_report_on_tunbridge_wells_finds_its_two_conflicts():
    conflicts = check_report(tunbridge_wells_report(), stages())

    assert [(conflict.rule, conflict.sentence) for conflict in conflicts] == [
        (
            "sign-off before the meeting",
            "Management Board met on 1 March 2017, before the sign-off of Legal (3 March 2017) "
            "and Equalities (8 March 2017).",
        ),
        ("separation of duties", "The author of the report signed seven of its nine implications."),
    ]


def test_check_report_says_nothing_when_others_signed_in_time():
    report = {"author": AUTHOR, "implications": [implication("Legal", "Senior Lawyer", "2017-02-01")]}

    assert check_report(report, stages()) == []


def test_check_report_names_headings_that_nobody_signed():
    report = {
        "author": "",
        "implications": [implication("Legal", "Senior Lawyer", "2017-02-01"), implication("Finance", "", None)],
    }

    assert [conflict.sentence for conflict in check_report(report, stages())] == ["Nobody has signed Finance."]
