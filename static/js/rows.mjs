// Keys in a list of orders: j and k, or the arrows, go from row to row; Enter follows the link.
const LETTERS = { j: 1, k: -1 };
const ARROWS = { ArrowDown: 1, ArrowUp: -1 };
const TYPING = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(TYPING)) return;
  const letters = document.documentElement.dataset.keys === "on" ? LETTERS[event.key] : 0;
  const here = event.target.closest("[data-rows] a");
  const step = letters || (here ? ARROWS[event.key] : 0);
  const rows = [...document.querySelectorAll("[data-rows] th a")];
  if (!step || !rows.length) return;
  event.preventDefault();
  const next = here ? rows.indexOf(here) + step : step > 0 ? 0 : rows.length - 1;
  rows[Math.max(0, Math.min(rows.length - 1, next))].focus();
});

// A narrowed list is found again after a reload: its address is that of the chosen filter.
document.addEventListener("htmx:after:swap", () => {
  const chosen = document.querySelector("#list .filters [aria-current]");
  if (chosen) history.replaceState(null, "", chosen.href);
});
