"""A migration operation that creates many models at once.

Django renders every related model anew after each ``CreateModel``; with a history table beside each of our tables, all
of which refer to User, that takes longer than creating the tables. Here the state is rendered once for all of them.
"""

from django.db.migrations.operations.base import Operation, OperationCategory


class CreateModels(Operation):
    """``CreateModel`` operations of one app, each model after those that it refers to."""

    category = OperationCategory.ADDITION
    serialization_expand_args = ["operations"]

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # rendered again, once, when the first table is made
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def references_model(self, name, app_label):
        return any(operation.references_model(name, app_label) for operation in self.operations)

    def describe(self):
        return f"Create {len(self.operations)} models"
