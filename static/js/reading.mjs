// Reading an article: larger letters without a reload, aloud with a voice of the device itself, on paper.
const root = document.documentElement;
const speech = globalThis.speechSynthesis;

for (const form of document.querySelectorAll("[data-sizes]")) sizes(form, form.dataset.sizes.split(" "));
if (speech) aloud(document.querySelector("[data-aloud-words]"));
paper();

function sizes(form, every) {
  const at = (place) => every[Math.min(Math.max(place, 0), every.length - 1)];
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button?.dataset.step) return;
    event.preventDefault();
    const body = new FormData(form);
    body.set(button.name, button.value);
    // Lost without a connection: the size then lasts as long as the page, and no words are owed.
    fetch(form.action, { method: "POST", body: new URLSearchParams(body), redirect: "manual" }).catch(() => {});
    root.dataset.size = button.value;
    for (const each of form.querySelectorAll("[data-step]")) each.value = at(every.indexOf(button.value) + Number(each.dataset.step));
  });
}

function aloud(words) {
  let said = null;
  for (const button of document.querySelectorAll("[data-aloud]")) {
    const label = button.querySelector("span");
    const start = label?.textContent;
    const mark = (on) => {
      button.toggleAttribute("data-speaking", on);
      if (label) label.textContent = on ? button.dataset.stop : start;
      else button.setAttribute("aria-pressed", String(on));
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      const again = said === mark;
      silence();
      if (again) return;
      const passages = button.dataset.aloud === "this" ? [button.parentElement.querySelector("[data-read]")] : document.querySelectorAll("main [data-read]");
      const spoken = [...passages].map(utterance);
      if (spoken.includes(null)) { none(button); return; }
      said = mark;
      mark(true);
      spoken.at(-1).addEventListener("end", () => { if (said === mark) silence(); });
      for (const each of spoken) speech.speak(each);
    });
  }
  const silence = () => { speech.cancel(); said?.(false); said = null; words.textContent = ""; };
  // Said where it was asked: the first button may be screens away.
  const none = (button) => { button.parentElement.append(words); words.textContent = words.dataset.noVoice; };
  addEventListener("pagehide", silence);
}

// Only a voice that lives on the device: what is read never leaves it.
function utterance(passage) {
  const lang = passage.closest("[lang]").lang;
  const voice = speech.getVoices().find((each) => each.localService && each.lang.toLowerCase().startsWith(lang));
  if (!voice) return null;
  const spoken = new SpeechSynthesisUtterance(passage.textContent);
  return Object.assign(spoken, { voice, lang: voice.lang });
}

function paper() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  // What is folded on the screen is whole on paper.
  addEventListener("beforeprint", () => { for (const each of document.querySelectorAll("main details:not([open])")) { each.open = true; each.dataset.folded = ""; } });
  addEventListener("afterprint", () => { for (const each of document.querySelectorAll("[data-folded]")) { each.open = false; delete each.dataset.folded; } });
}
