// Changes the theme in place and tells the server, which keeps it; without this the form reloads.
const COVERS = { day: "#0E3B43", dark: "#0A0E10", night: "#000000" };

export function themes() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (!button) return;
    event.preventDefault();
    show(button.dataset.themeChoice);
    keep(button.dataset.themeChoice);
  });
}

function show(name) {
  const root = document.documentElement;
  const before = root.dataset.theme;
  if (name === "night" && before !== "night") {
    for (const button of document.querySelectorAll(".from-night")) button.dataset.themeChoice = button.value = before;
  }
  root.dataset.theme = name;
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    meta.removeAttribute("media");
    meta.content = COVERS[name] ?? COVERS[asThePhone()];
  }
  for (const button of document.querySelectorAll(".segments [data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === name));
  }
}

const asThePhone = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "day");

function keep(name) {
  const form = document.querySelector("form[data-switches]");
  const body = new FormData(form);
  body.set("theme", name);
  // Lost without a connection: the theme then lasts as long as the page, and no words are owed.
  fetch(form.action, { method: "POST", body: new URLSearchParams(body), redirect: "manual" }).catch(() => {});
}
