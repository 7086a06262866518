// Keeps every field of a question page as it is left, and within a second of typing.
// Words come from the page (data-words); nothing typed is ever taken out of a control here.
import { SaveQueue } from "./save-queue.mjs";

const PAUSE = 800;
const PATIENCE = 8000;

const clock = (date) => date.toTimeString().slice(0, 5);
const newId = () =>
  globalThis.crypto?.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;

class SavingForm {
  constructor(form) {
    this.form = form;
    this.words = JSON.parse(form.dataset.words);
    this.line = form.querySelector("[data-saved]");
    this.since = new Date();
    this.timers = new Map();
    this.queue = new SaveQueue({ send: (field) => this.send(field), tell: (state) => this.tell(state) });
    form.addEventListener("input", (event) => this.later(event.target));
    form.addEventListener("change", (event) => this.now(event.target));
    form.addEventListener("focusout", (event) => this.now(event.target, true));
    form.addEventListener("submit", (event) => this.submit(event));
    addEventListener("online", () => this.queue.run());
    addEventListener("beforeunload", (event) => {
      if (!this.leaving && (this.queue.busy || this.timers.size)) event.preventDefault();
    });
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
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

  /** A page that is sent waits for saves under way, so that it never argues with itself. */
  async submit(event) {
    if (this.leaving || (!this.queue.busy && !this.timers.size)) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    await this.flush();
    this.leaving = true;
    this.form.requestSubmit(event.submitter);
  }

  names(field) {
    const own = [...field.querySelectorAll("input,select,textarea")].map((control) => control.name);
    return new Set(own.filter((name) => name && !name.startsWith("base__")));
  }

  body(field) {
    const names = this.names(field);
    const all = new FormData(this.form);
    const body = new URLSearchParams();
    for (const [name, value] of all) if (names.has(name)) body.append(name, value);
    return body;
  }

  /** What to send: an unanswered save goes again letter for letter, under its own id, before any
   *  newer text, so that a lost answer never looks like somebody else's change. */
  unanswered(field) {
    if (field.unanswered) return field.unanswered;
    const body = this.body(field);
    const typed = body.toString();
    const name = field.dataset.path.replaceAll(".", "__");
    body.set(`base__${name}`, field.dataset.base);
    body.set("save_id", newId());
    field.unanswered = { body, typed };
    return field.unanswered;
  }

  async send(field) {
    const { body, typed } = this.unanswered(field);
    const response = await fetch(this.form.dataset.saves, {
      method: "POST",
      body,
      keepalive: body.toString().length < 60000,
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
      headers: { "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content },
    });
    if (response.status === 409) return this.clash(field, await response.json());
    if (!response.ok) throw Object.assign(new Error("refused"), { status: response.status });
    const answer = await response.json();
    delete field.unanswered;
    this.since = new Date();
    this.savedAt = answer.saved_at;
    this.mark(answer.marks);
    this.fill(answer.values);
    if (this.body(field).toString() !== typed) this.queue.add(field);
    return true;
  }

  mark(marks) {
    for (const [name, mark] of Object.entries(marks)) {
      const path = name.replaceAll("__", ".");
      const field = this.form.querySelector(`.field[data-path="${path}"]`);
      if (field) field.dataset.base = mark;
      const hidden = this.form.elements[`base__${name}`];
      if (hidden) hidden.value = mark;
    }
  }

  fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const control = this.form.elements[name];
      if (control && document.activeElement !== control) control.value = value;
    }
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
    const panel = document.createElement("div");
    panel.className = "clash banner banner-conflict";
    panel.setAttribute("role", "alert");
    const told = document.createElement("p");
    told.textContent = `${this.words.conflict} ${this.words.theirs}: ${clash.theirs}`;
    panel.append(told, this.choice(this.words.keepMine, () => this.keepMine(field, clash, panel)));
    panel.append(this.choice(this.words.takeTheirs, () => this.takeTheirs()));
    field.querySelector(".clash")?.remove();
    field.append(panel);
    this.say("conflict", this.words.conflict);
    return true;
  }

  choice(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button secondary";
    button.textContent = words;
    button.addEventListener("click", act);
    return button;
  }

  keepMine(field, clash, panel) {
    panel.remove();
    field.disputed = false;
    this.mark({ [clash.name]: clash.mark });
    this.queue.add(field);
  }

  async takeTheirs() {
    this.leaving = true;
    location.reload();
  }

  tell(state) {
    if (this.form.querySelector(".clash")) return this.say("conflict", this.words.conflict);
    if (state.kind === "saved" && this.savedAt) this.say("saved", `${this.words.saved} ${this.savedAt}`);
    if (state.kind === "saving") this.say("saving", this.words.saving);
    if (state.kind === "failed") {
      const why = state.status === 401 ? this.words.signedOut : state.status ? this.words.refused : this.words.noConnection;
      this.say("late", `${this.words.notSaved} ${clock(this.since)}: ${why}`);
    }
  }

  say(state, words) {
    if (!this.line) return;
    this.line.dataset.state = state;
    this.line.textContent = words;
  }
}

for (const form of document.querySelectorAll("form[data-saves]")) new SavingForm(form);
