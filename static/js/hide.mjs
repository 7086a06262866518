// One tap blanks the screen to a clock; a held press, or a key, brings the page back.
const HOLD_MS = 1000;
const clock = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "America/Los_Angeles",
});

export function hide() {
  const screen = document.getElementById("hidden-screen");
  if (!screen?.showPopover) return;
  const face = screen.querySelector("[data-clock]");
  const back = screen.querySelector("[data-return]");
  const title = document.title;
  let ticking = 0;
  let holding = 0;

  const tick = () => { face.textContent = clock.format(new Date()); };
  const release = () => { clearTimeout(holding); back.removeAttribute("data-holding"); };

  screen.addEventListener("toggle", (event) => {
    const hidden = event.newState === "open";
    document.title = hidden ? "fieldref" : title;
    for (const part of document.body.children) if (part !== screen) part.inert = hidden;
    clearInterval(ticking);
    if (!hidden) return;
    tick();
    ticking = setInterval(tick, 5000);
    back.focus();
  });
  back.addEventListener("pointerdown", () => {
    back.setAttribute("data-holding", "");
    holding = setTimeout(() => { release(); screen.hidePopover(); }, HOLD_MS);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) back.addEventListener(end, release);
  // A finger has to hold; a keyboard or a screen reader sends a click without a pointer.
  back.addEventListener("click", (event) => { if (event.detail > 0) event.preventDefault(); });

  let shifts = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { shifts = []; return; }
    if (event.repeat) return;
    shifts = [...shifts, event.timeStamp].filter((at) => event.timeStamp - at < 1500);
    if (shifts.length < 3) return;
    shifts = [];
    screen.showPopover();
  });
}
