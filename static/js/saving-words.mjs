// What the page says at a field while it is being saved: doubts, and a choice between two values.

/** The doubts about an answer; each stands under its field. */
export function note(field, texts) {
  for (const old of field.querySelectorAll("[data-note]")) old.remove();
  for (const text of texts) {
    const line = document.createElement("p");
    line.className = "field-note";
    line.dataset.note = "";
    line.textContent = text;
    field.append(line);
  }
}

/** The fault that the page came with is mended. */
export function settle(field) {
  field.classList.remove("is-wrong");
  field.querySelector(".wrong")?.remove();
  for (const control of field.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const part of [field, ...field.querySelectorAll("[aria-describedby]")]) {
    const left = (part.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((id) => document.getElementById(id));
    if (left.length) part.setAttribute("aria-describedby", left.join(" "));
    else part.removeAttribute("aria-describedby");
  }
}

/** Both values of a field that was changed elsewhere too, and a button for each. */
export function ask(field, words, clash, { mine, theirs }) {
  field.querySelector(".clash")?.remove();
  const panel = document.createElement("div");
  panel.className = "clash banner banner-due";
  panel.setAttribute("role", "alert");
  const told = document.createElement("p");
  const other = document.createElement("b");
  other.className = "typed";
  other.textContent = clash.theirs;
  told.append(`${words.conflict} ${words.theirs}: `, other);
  panel.append(
    told,
    choice(words.keepMine, () => { panel.remove(); mine(); }),
    choice(words.takeTheirs, theirs),
  );
  field.append(panel);
}

function choice(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button secondary";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}
