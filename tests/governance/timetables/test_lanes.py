"""Several timetables in one picture: a lane each, numbers as on the cards, every step a link."""

import re
from datetime import date

from governance.timetables.picture.drawn import Mark
from governance.timetables.picture.lanes import Lane, lanes_svg


def mark(number, day, body="Cabinet"):
    words = f"{day:%-d %B %Y}"
    return Mark(body, "decides", "planned", (day, day), words, number=number, url=f"/workspace/stages/{number}/")


STEPS = (mark(1, date(2027, 1, 5)), mark(2, date(2027, 3, 2)))
PLAN = Lane("The plan", "/workspace/timetables/1/", "next: Cabinet", STEPS)
YEAR = Lane("The year <2027>", "/workspace/timetables/2/", "", (mark(1, date(2027, 2, 9)),))


def test_each_timetable_is_a_lane_and_each_step_a_link_with_the_number_of_its_card():
    drawn = lanes_svg([PLAN, YEAR], today=date(2027, 1, 20))

    assert re.findall(r'<a href="([^"]+)"', drawn) == [
        "/workspace/timetables/1/", "/workspace/stages/1/", "/workspace/stages/2/",
        "/workspace/timetables/2/", "/workspace/stages/1/",
    ]  # fmt: skip
    assert drawn.count('aria-label="1. Cabinet, 5 January 2027"') == 1
    assert "The plan: 1. Cabinet, 5 January 2027; 2. Cabinet, 2 March 2027." in drawn
    assert "The year &lt;2027&gt;" in drawn


def test_numbers_of_steps_on_neighbouring_days_stand_above_and_below():
    near = Lane("The plan", "/", "", (mark(1, date(2027, 1, 5)), mark(2, date(2027, 1, 6)), mark(3, date(2027, 6, 1))))

    drawn = lanes_svg([near])

    heights = re.findall(r'y="([\d.]+)"[^>]*text-anchor="middle">[123]<', drawn)
    assert heights == ["53.0", "90.0", "53.0"]


def test_on_a_narrow_picture_the_names_stand_above_the_lane():
    drawn = lanes_svg([PLAN], layout="narrow")

    [name] = re.findall(r'y="([\d.]+)"[^>]*>The plan</text>', drawn)
    [point, *_] = re.findall(r'cy="([\d.]+)" r="8"', drawn)
    assert float(name) + 40 < float(point)
