"""Migration operations that create, or change, many models at once.

Django renders every related model anew after each ``CreateModel``; with a history table beside each of our tables, all
of which refer to User, that takes longer than creating the tables. Here the state is rendered once for all of them.
"""

from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


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


class ChangeModels(Operation):
    """Operations that change tables which are there already: fields and constraints added or altered.

    Each is carried out between two small states, of the tables that change and of what they refer to; Django's own
    would render every model of the project twice for each field.
    """

    category = OperationCategory.ALTERATION
    serialization_expand_args = ["operations"]
    reversible = False

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        changed = [(app_label, operation.model_name_lower) for operation in self.operations]
        wanted = _with_what_they_refer_to(changed, to_state)
        models = {key: from_state.models[key].clone() for key in wanted if key in from_state.models}
        before = ProjectState(models, real_apps=from_state.real_apps)
        for operation in self.operations:
            after = before.clone()
            after.__dict__.pop("apps", None)
            operation.state_forwards(app_label, after)
            operation.database_forwards(app_label, schema_editor, before, after)
            before = after

    def describe(self):
        return f"Change {len({operation.model_name for operation in self.operations})} models"


def _with_what_they_refer_to(keys, state) -> set:
    """The models themselves and, step by step, those to which their foreign keys and bases point."""
    found, waiting = set(), list(keys)
    while waiting:
        key = waiting.pop()
        if key in found or key not in state.models:
            continue
        found.add(key)
        model = state.models[key]
        waiting += [_key(base) for base in model.bases if isinstance(base, str)]
        waiting += [_key(field.remote_field.model) for field in model.fields.values() if field.is_relation]
        throughs = (getattr(field.remote_field, "through", None) for field in model.fields.values())
        waiting += [_key(through) for through in throughs if through]
    return found


def _key(reference) -> tuple[str, str]:
    """App label and model name in lower case of "app.Model" or of a class."""
    name = reference if isinstance(reference, str) else reference._meta.label
    app_label, model_name = name.lower().split(".")
    return app_label, model_name
