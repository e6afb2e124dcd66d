from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from partnerships.many_models import ChangeModels, CreateModels


def create(name, **fields):
    return migrations.CreateModel(name, [("id", models.BigAutoField(primary_key=True)), *fields.items()])


OPERATION = CreateModels(
    [create("Room"), create("Chair", room=models.ForeignKey("partnerships.Room", models.CASCADE))],
)


OURS = {"partnerships_room", "partnerships_chair"}


def tables():
    return OURS & set(connection.introspection.table_names())


def test_create_models_makes_every_table_and_takes_it_back(transactional_db):
    before = ProjectState()
    after = before.clone()
    OPERATION.state_forwards("partnerships", after)

    with connection.schema_editor() as editor:
        OPERATION.database_forwards("partnerships", editor, before, after)
    made = tables()
    with connection.schema_editor() as editor:
        OPERATION.database_backwards("partnerships", editor, after, before)

    assert made == OURS
    assert tables() == set()


def test_create_models_names_what_it_refers_to():
    assert OPERATION.references_model("Room", "partnerships")
    assert not OPERATION.references_model("Table", "partnerships")
    assert OPERATION.describe() == "Create 2 models"


def test_change_models_adds_fields_one_after_the_other_and_keeps_the_rows(transactional_db):
    with_room = ProjectState()
    OPERATION.state_forwards("partnerships", with_room)
    change = ChangeModels(
        [
            migrations.AddField("room", "seats", models.IntegerField(default=4)),
            migrations.AddField("room", "name", models.CharField(max_length=20, default="Hall")),
            migrations.AddConstraint(
                "room", models.CheckConstraint(condition=models.Q(seats__gt=0), name="seats_there")
            ),
        ]
    )
    changed = with_room.clone()
    change.state_forwards("partnerships", changed)

    with connection.schema_editor() as editor:
        OPERATION.database_forwards("partnerships", editor, ProjectState(), with_room)
    with_room.apps.get_model("partnerships", "Room").objects.create()
    with connection.schema_editor() as editor:
        change.database_forwards("partnerships", editor, with_room, changed)

    room = changed.apps.get_model("partnerships", "Room").objects.get()
    assert (room.seats, room.name, change.describe()) == (4, "Hall", "Change 1 models")
    with connection.schema_editor() as editor:
        OPERATION.database_backwards("partnerships", editor, changed, ProjectState())
