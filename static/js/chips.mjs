// Chips fill a field with one tap: a value, this moment in California, or "unknown".
const ZONE = "America/Los_Angeles";

export function chips() {
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-fill], [data-now]");
    if (!chip) return;
    event.preventDefault();
    if (chip.dataset.fill) fill(chip.dataset.fill, chip.dataset.value);
    else moment(chip.dataset);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches(".chip-unknown input") && event.target.checked) empty(event.target);
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches(".chip-unknown input")) return;
    const unknown = event.target.closest(".field")?.querySelector(".chip-unknown input:checked");
    if (unknown && event.target.value) press(unknown, false);
  });
}

function fill(id, value) {
  const field = document.getElementById(id);
  if (!field || field.value === value) return;
  field.value = value;
  tell(field);
}

function tell(field) {
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function press(box, checked) {
  box.checked = checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

function moment({ now, day, clock }) {
  const then = new Date(Date.now() - (now === "yesterday" ? 86_400_000 : 0));
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-US", {
    timeZone: ZONE, year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(then).map((part) => [part.type, part.value]));
  if (day) {
    fill(day, parts.day);
    fill(`${day}-month`, parts.month);
    fill(`${day}-year`, parts.year);
  }
  if (clock) fill(clock, `${parts.hour}:${parts.minute}`);
}

function empty(unknown) {
  for (const field of unknown.closest(".field").querySelectorAll("input, select, textarea")) {
    if (field === unknown) continue;
    if (field.matches("[type=radio], [type=checkbox]")) { if (field.checked) press(field, false); } else fill(field.id, "");
  }
}
