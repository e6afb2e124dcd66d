// A page whose sign-in ended: whether the same person has signed in anew in another tab. Then the forms of this page get the
// token of now, and nothing stands in the way; else what does, in words and a link.
export async function signedInAgain() {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
  const link = Object.assign(document.createElement("a"), { href: location.href, target: "_blank", className: "govuk-link", textContent: "Sign in in a new tab" });
  if (!answer?.ok) return ["You are signed out. What you typed is kept.", link, "and come back here to go on."];
  const now = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (now.body.dataset.person !== document.body.dataset.person) {
    return ["Somebody else is signed in in this browser now. What you typed is kept: sign in as yourself, then save again."];
  }
  const token = now.querySelector("[name=csrfmiddlewaretoken]").value;
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
  return [];
}
