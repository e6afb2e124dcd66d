// Fields that go with some choices only: shown while one of them is chosen, or while they hold
// something. Without scripts all are shown.
// <input data-only-for="approved_with_conditions adopted" data-choice="kind">
export function showOnlyFor(field) {
  const choice = field.form.elements[field.dataset.choice];
  const choices = field.dataset.onlyFor.split(" ");
  const group = field.closest(".govuk-form-group");
  const show = () => {
    group.hidden = !choices.includes(choice.value) && field.value === "";
  };
  choice.addEventListener("change", show);
  show();
}
