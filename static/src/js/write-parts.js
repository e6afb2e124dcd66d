// Parts of the page of writing, fetched and put in their places; what the portal answers is said in one line.
const SIGNED_OUT = "You are signed out. What you typed is kept: ";
const AWAY = "The portal cannot be reached. What you typed is kept in this browser; try again in a moment.";

export class NotTaken extends Error {}

const line = () => document.querySelector("[data-write-status]");

// One line of status, with a button or link after it where there is something to do.
export function say(text, ...more) {
  line().replaceChildren(text, ...more.flatMap((each) => [" ", each]));
}

export function button(words, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "csp-linkbutton", textContent: words });
  made.addEventListener("click", act);
  return made;
}

export const token = () => document.querySelector("[data-write] [name=csrfmiddlewaretoken]").value;

// Sends what is needed for a part and gives its status and elements. Nobody's form is lost: a faulty one comes back (422), and
// so does one that somebody was quicker with (409). Anything else is said, and thrown as NotTaken.
export async function part(address, body) {
  let answer;
  try {
    const headers = { "HX-Request": "true", "X-Autosave": "1" };
    answer = await fetch(address, { method: body ? "POST" : "GET", body, headers, redirect: "manual" });
  } catch {
    say(AWAY);
    throw new NotTaken(AWAY);
  }
  const isOurs = answer.ok || [409, 422].includes(answer.status);
  if (!isOurs) return refuse(answer);
  const made = document.createElement("template");
  made.innerHTML = await answer.text();
  return { status: answer.status, content: made.content };
}

// Signed out, or signed in anew in another tab: then forms of this page need the token of now.
function refuse(answer) {
  const isSignedOut = answer.type === "opaqueredirect" || answer.status === 403;
  if (isSignedOut) {
    const link = Object.assign(document.createElement("a"), { href: "/accounts/login/", target: "_blank", className: "govuk-link", textContent: "sign in in a new tab" });
    say(SIGNED_OUT, link, "then save again here.");
  } else {
    say(answer.status === 413 ? "This is too large to be sent at once: split the chapter, or choose a smaller picture." : AWAY);
  }
  throw new NotTaken(answer.status);
}

// Puts the outline in its place, and gives the chapters that came with it.
export function take(content) {
  const outline = content.querySelector("[data-outline]");
  if (outline) {
    document.querySelector("[data-outline]").replaceWith(outline);
    shown(outline);
  }
  const notice = content.querySelector("[data-notice]")?.textContent;
  if (notice) say(notice);
  return [...content.querySelectorAll("article[data-key]")];
}

export function shown(element) {
  document.dispatchEvent(new CustomEvent("csp:shown", { detail: { elt: element } }));
}
