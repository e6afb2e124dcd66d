from plans.document.drawing import Drawing


def drawn(drawing, **more):
    return str(drawing.framed("Crime & fear", width=20, height=10, size=14, **more))


def test_words_are_escaped_and_a_title_stands_for_the_whole():
    drawing = Drawing("csp-chart", "one")
    drawing.text(1, 2, "<fast>", bold=True, size=12, anchor="end")

    assert drawn(drawing) == (
        '<svg xmlns="http://www.w3.org/2000/svg" class="csp-chart" role="img" aria-labelledby="one" '
        'viewBox="0 0 20 10" width="20" height="10" font-size="14"><title id="one">Crime &amp; fear</title>'
        '<text x="1.0" y="2.0" fill="currentColor" font-weight="700" font-size="12" text-anchor="end">'
        "&lt;fast&gt;</text></svg>"
    )


def test_a_description_is_tied_to_the_picture():
    svg = drawn(Drawing("csp-timeline", "one"), description="It fell <fast>.")

    assert ' aria-labelledby="one" aria-describedby="one-d" ' in svg
    assert '<desc id="one-d">It fell &lt;fast&gt;.</desc>' in svg


def test_a_margin_lies_around_what_is_drawn():
    assert ' viewBox="-2 -2 24 14" width="24" height="14" ' in drawn(Drawing("csp-chart", "one"), margin=2)


def test_lines_may_be_dashed_and_shapes_are_drawn_in_order():
    drawing = Drawing("csp-chart", "one")
    drawing.line(0, 0, 5, 5, "#000", dash="3 3", weight=1.5)
    drawing.shape("<g/>")

    assert drawing.parts == [
        '<line x1="0.0" y1="0.0" x2="5.0" y2="5.0" stroke="#000" stroke-width="1.5" stroke-dasharray="3 3"/>',
        "<g/>",
    ]
