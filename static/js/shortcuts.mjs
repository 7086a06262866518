// Keys at a desk. Single letters act only outside fields, and only where nobody turned them off.
const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

export function shortcuts() {
  let afterG = false;
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return send(event);
    if (event.ctrlKey || event.metaKey || event.altKey || !lettersAct(event.target)) return;
    if (event.key === "?") document.getElementById("shortcuts")?.showPopover?.();
    if (afterG) follow(event);
    afterG = event.key === "g";
  });
}

const lettersAct = (target) => document.documentElement.dataset.keys === "on" && !target.matches(TYPING);

function follow(event) {
  const tab = document.querySelector(`.tabs [data-key="${CSS.escape(event.key)}"]`);
  if (!tab) return;
  event.preventDefault();
  tab.click();
}

function send(event) {
  const form = event.target.closest("form") ?? document.querySelector("main form");
  const button = form?.querySelector(".primary, .panic");
  if (!button) return;
  event.preventDefault();
  form.requestSubmit(button.form === form ? button : undefined);
}
