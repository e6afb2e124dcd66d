from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from partnerships.many_models import CreateModels


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
