"""Accepted amendments that an open text lacks become suggestions for the chapter that is named for them."""

from django.db import migrations

OPEN = ("drafting", "in_approval")


def ask_for_them(apps, schema_editor):
    suggestions = apps.get_model("plans", "Suggestion").objects
    blocks = apps.get_model("plans", "Block").objects
    rows = apps.get_model("governance", "Amendment").objects.filter(
        result__in=("accepted", "in_part"),
        set_aside_at=None,
        taken_in_at=None,
        block_key__isnull=False,
        stage__timetable__paper__state__in=OPEN,
    )
    for row in rows.select_related("stage__body", "stage__timetable"):
        paper = row.stage.timetable.paper_id
        block = blocks.filter(paper=paper, key=row.block_key).first()
        if block is None:
            continue
        suggestions.create(
            paper_id=paper,
            block_key=block.key,
            base_revision=block.revision,
            base={"heading": block.heading, "level": block.level, "data": block.data},
            reason=row.text,
            author_id=row.recorded_by_id,
            source=f"{row.stage.body.name} (amendment {row.position + 1})"[:300],
            origin=f"governance.amendment:{row.pk}",
        )


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0006_duties_that_some_carry"),
        ("plans", "0012_suggestions"),
    ]

    operations = [migrations.RunPython(ask_for_them, migrations.RunPython.noop)]
