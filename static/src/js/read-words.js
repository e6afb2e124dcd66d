// On a page of reading: selected words are commented on at the page of their chapter's comments.
import "./mentions.js";
import { walk } from "./walk-comments.js";
import { offer, paint } from "./words.js";

const LONGEST = 1200; // more than the portal takes: it says so
const ANY = "00000000-0000-0000-0000-000000000000"; // stands for a chapter in the address
const button = document.querySelector("[data-pick]");

document.querySelectorAll("[data-with-scripts]").forEach((each) => { each.hidden = false; });
paint();
document.addEventListener("click", (event) => {
  const to = event.target.closest("[data-walk]"), panel = to?.closest("[data-comments]");
  if (to) walk(panel, Number(to.dataset.walk), (key) => document.getElementById(`block-${key}`), (text) => { panel.querySelector("[data-walked]").textContent = text; });
});
if (button) offer(button, ({ key, start, end, exact }) => {
  const address = new URL(button.dataset.pick.replace(ANY, key), location.href);
  address.search = new URLSearchParams({ start, end, exact: exact.trim().slice(0, LONGEST) });
  address.hash = "say";
  location.assign(address);
});
