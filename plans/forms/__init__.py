"""Forms that edit the data of the text kinds of block. One interface, whatever the kind::

    form_class = kind_named(block.kind).form_class        # None for placements edited on pages of their own
    form = form_class(data=None, files=None, *, block, paper, user)

    form.handle_structure_button()   True when "Add another", "Remove", "Add row" … was pressed: the form has carried it
                                     out on what was typed; show it again, nothing is checked and nothing is lost
    form.is_valid()                  as in any Django form; form.errors and form.all_errors() say what is wrong
    form.cleaned_block() -> dict     the new ``block.data``, sanitised; call after is_valid()
    form.cleaned_item() -> dict      heading, level and data, as ``plans.editing.verbs.save`` takes them
    form.save_rows(by=user)          rows beside the block (findings); call in the transaction that saves the block
    form.initial_fields() -> dict    what an untouched form would post, for telling whether anything changed
    form.media, form.is_multipart()  scripts of the rich text editor: {% editor_media form %} of {% load blocks %}
    {{ form }}                       all fields with their buttons, to stand inside <form method="post" novalidate>

A view::

    form = form_class(request.POST or None, request.FILES or None, block=block, paper=paper, user=request.user)
    if request.method == "POST" and not form.handle_structure_button() and form.is_valid():
        save(CHAPTERS, block, form.cleaned_item(), by=request.user, revision=..., reason=...)

``data`` may also be a plain dict of posted fields, such as ``Draft.fields``: then call ``form.show_as_typed()`` to show
it without checking. Buttons are ``<button name="structure" value="add:contacts">``; everything works without scripts.
"""
