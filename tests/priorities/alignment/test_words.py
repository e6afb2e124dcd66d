from priorities.alignment.words import matrix


def aim(title, **contributions):
    entries = [{"partner": p, "organisation": None, "contributions": words} for p, words in contributions.items()]
    return {"title": title, "entries": entries}


def test_matrix_runs_down_the_longer_side():
    aims = [aim("Best start", police=["Prevent crime"], fire=["Home safety"]), aim("Safety", police=["Protect"])]

    assert matrix(aims) == {
        "corner": "Partner",
        "head": ["Best start", "Safety"],
        "rows": [("police", [["Prevent crime"], ["Protect"]]), ("fire", [["Home safety"], []])],
    }
    assert matrix([*aims, aim("Health")])["corner"] == "Aim"
