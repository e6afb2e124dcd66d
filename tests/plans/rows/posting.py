"""What a browser would post of a form that nobody touched."""

from django.http import QueryDict


def posted(form, **changes) -> QueryDict:
    """The form's fields and groups as a POST; ``changes`` by field name, None leaves one out."""
    post = QueryDict(mutable=True)
    for field in form:
        for value in _values(field):
            post.appendlist(field.html_name, value)
    for group in _groups(form):
        post[group.count_name] = str(group.count)
    for name, value in changes.items():
        post.pop(name, None)
        if value is not None:
            post.setlist(name, value if isinstance(value, list) else [str(value)])
    return post


def _values(field):
    value = field.value()
    if isinstance(value, bool):
        return ["on"] if value else []
    if value is None:
        return []
    if field.kind in ("checkboxes",):
        return [str(each) for each in value]
    shown = field.field.prepare_value(value)
    return [str(shown)]


def _groups(form):
    for group in form.groups:
        yield group
        for item in group:
            yield from _groups(item)
