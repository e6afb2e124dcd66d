// A form whose button is pressed twice is sent once: an action, a body or a comment would be added twice. Another button of it
// is another wish, and after some seconds so is the same one: the first time may have been stopped, or have brought a file.
const SECONDS = 5;

export function sendOnce() {
  let sent = {};
  window.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.getAttribute("method") !== "post") return;
    const now = { form: event.target, button: event.submitter, at: Date.now() };
    const isAgain = sent.form === now.form && sent.button === now.button && now.at - sent.at < SECONDS * 1000;
    if (isAgain) event.preventDefault();
    else sent = now;
  });
  window.addEventListener("pageshow", () => { sent = {}; }); // come back to: what it was sent for is done
}
