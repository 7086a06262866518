// Keeps every field of a question page as it is left, and within a second of typing.
// Words come from the page (data-words); nothing typed is ever taken out of a control here.
import { ask, note, settle } from "./saving-words.mjs";
import { SaveQueue } from "./save-queue.mjs";

const PAUSE = 800;
const PATIENCE = 8000;
const LONG = 60000;

const newId = () =>
  globalThis.crypto?.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;

class SavingForm {
  constructor(form) {
    this.form = form;
    this.words = JSON.parse(form.dataset.words);
    this.line = form.querySelector("[data-saved]");
    this.since = form.dataset.since;
    this.timers = new Map();
    this.queue = new SaveQueue({ send: (field) => this.send(field), tell: (state) => this.tell(state) });
    form.addEventListener("input", (event) => this.later(event.target));
    form.addEventListener("change", (event) => this.now(event.target));
    form.addEventListener("focusout", (event) => this.now(event.target, true));
    form.addEventListener("submit", (event) => this.submit(event));
    addEventListener("online", () => this.queue.run());
    addEventListener("pageshow", () => { this.leaving = false; });
    addEventListener("beforeunload", (event) => {
      if (!this.leaving && this.unsaved) event.preventDefault();
    });
    document.addEventListener("visibilitychange", () => document.hidden && this.hurry());
    addEventListener("pagehide", () => this.hurry());
  }

  get unsaved() {
    return this.queue.busy || this.timers.size > 0 || this.form.querySelector(".clash") !== null;
  }

  field(control) {
    return control.closest?.(".field[data-path]");
  }

  later(control) {
    const field = this.field(control);
    if (!field) return;
    clearTimeout(this.timers.get(field));
    this.timers.set(field, setTimeout(() => this.add(field), PAUSE));
  }

  now(control, onlyTyped = false) {
    const field = this.field(control);
    if (field && (!onlyTyped || this.timers.has(field))) this.add(field);
  }

  /** A field in dispute waits for the officer's choice. */
  add(field) {
    clearTimeout(this.timers.get(field));
    this.timers.delete(field);
    if (!field.disputed) this.queue.add(field);
  }

  flush() {
    for (const field of [...this.timers.keys()]) this.add(field);
    return this.queue.run();
  }

  hurry() {
    for (const field of [...this.timers.keys()]) this.add(field);
    this.queue.hurry();
  }

  /** A page that is sent waits for saves under way, so that it never argues with itself; while
   *  they fail it stays, because what follows a failed page would take the text away. */
  async submit(event) {
    if (this.leaving) return;
    if (navigator.onLine && !this.queue.busy && !this.timers.size) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    await this.flush();
    if (!navigator.onLine) this.tell({ kind: "failed" });
    if (this.queue.busy || !navigator.onLine) return;
    this.leaving = true;
    this.form.requestSubmit(event.submitter);
  }

  names(field) {
    const own = [...field.querySelectorAll("input,select,textarea")].map((control) => control.name);
    return new Set(own.filter((name) => name && !name.startsWith("base__")));
  }

  base(field) {
    return this.form.elements[`base__${field.dataset.path.replaceAll(".", "__")}`];
  }

  body(field) {
    const names = this.names(field);
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (names.has(name)) body.append(name, value);
    return body;
  }

  /** What to send: an unanswered save goes again letter for letter, under its own id, before any
   *  newer text, so that a lost answer never looks like somebody else's change. */
  unanswered(field) {
    if (field.unanswered) return field.unanswered;
    const body = this.body(field);
    const typed = body.toString();
    const base = this.base(field);
    body.set(base.name, base.value);
    body.set("save_id", newId());
    field.unanswered = { body, typed };
    return field.unanswered;
  }

  async send(field) {
    const { body, typed } = this.unanswered(field);
    const long = typed.length > LONG;
    const response = await fetch(this.form.dataset.saves, {
      method: "POST",
      body: long ? parts(body) : body,
      keepalive: !long,
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
      headers: { "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content },
    });
    if (response.status === 409) return this.clash(field, await response.json());
    if (!response.ok) throw Object.assign(new Error("refused"), { status: response.status });
    const answer = await response.json();
    delete field.unanswered;
    this.since = answer.saved_at.slice(0, 5);
    this.savedAt = answer.saved_at;
    this.mark(answer.marks);
    this.show(answer);
    if (this.body(field).toString() !== typed) this.queue.add(field);
    return true;
  }

  mark(marks) {
    for (const [name, mark] of Object.entries(marks)) {
      const hidden = this.form.elements[`base__${name}`];
      if (hidden) hidden.value = mark;
    }
  }

  /** What else changed with the field: what the server filled in, doubts, what is missing. */
  show({ values, notes, errors, missing, courts }) {
    for (const [name, value] of Object.entries(values)) {
      const control = this.form.elements[name];
      if (control && document.activeElement !== control) control.value = value;
    }
    for (const field of this.form.querySelectorAll(".field[data-path]")) {
      if (field.dataset.path in notes) note(field, notes[field.dataset.path]);
      if (errors[field.dataset.path]?.length === 0) settle(field);
    }
    const aside = document.querySelector("[data-missing]");
    if (aside) aside.innerHTML = missing;
    const place = this.form.querySelector("[data-courts]");
    if (place && courts !== null) place.innerHTML = courts;
  }

  /** Both values are shown; the officer chooses. The page's own text stays until then. */
  clash(field, answer) {
    delete field.unanswered;
    if (answer.error?.code === "locked") {
      this.say("late", answer.error.message);
      return true;
    }
    const clash = answer.conflicts[0];
    field.disputed = true;
    ask(field, this.words, clash, {
      mine: () => this.keepMine(field, clash),
      theirs: () => this.takeTheirs(),
    });
    this.say("conflict", this.words.conflict);
    return true;
  }

  keepMine(field, clash) {
    field.disputed = false;
    this.mark({ [clash.name]: clash.mark });
    this.queue.add(field);
  }

  async takeTheirs() {
    await this.flush();
    if (this.queue.busy) return;
    this.leaving = true;
    location.reload();
  }

  tell(state) {
    if (this.form.querySelector(".clash")) return this.say("conflict", this.words.conflict);
    if (state.kind === "saved" && this.savedAt) this.say("saved", `${this.words.saved} ${this.savedAt}`);
    if (state.kind === "saving") this.say("saving", this.words.saving);
    if (state.kind === "failed") {
      const why = state.status === 401 ? this.words.signedOut : state.status ? this.words.refused : this.words.noConnection;
      this.say("late", `${this.words.notSaved} ${this.since}: ${why}`);
    }
  }

  say(state, words) {
    if (!this.line) return;
    this.line.dataset.state = state;
    if (this.line.textContent !== words) this.line.textContent = words;
  }
}

/** A long text goes as it is: percent signs would make it up to three times as long. */
function parts(body) {
  const data = new FormData();
  for (const [name, value] of body) data.append(name, value);
  return data;
}

/** On a phone the key "next" goes to the next box; only the last one sends the page. */
function nextKey(form) {
  form.addEventListener("keydown", (event) => {
    const typing = event.key === "Enter" && !event.isComposing && event.target.matches("input.typed");
    if (!typing || event.ctrlKey || event.metaKey || !matchMedia("(pointer: coarse)").matches) return;
    const boxes = [...form.querySelectorAll("input.typed, textarea")].filter((box) => box.checkVisibility?.() ?? box.offsetParent);
    const next = boxes[boxes.indexOf(event.target) + 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

for (const form of document.querySelectorAll("form[data-saves]")) {
  new SavingForm(form);
  nextKey(form);
}
