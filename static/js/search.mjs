// The box of the guide.
// What is asked stands in the address while it is typed: Back, and the other language, find it again.
const form = document.querySelector("form[role=search]");

document.addEventListener("htmx:after:swap", () => {
  const asked = new URLSearchParams(new FormData(form)).toString();
  const address = `${location.pathname}?${asked}`;
  history.replaceState(null, "", address);
  for (const next of document.querySelectorAll("form[data-switches] [name=next]")) next.value = address;
});

// Up and down lead from the box to what was found, and along it; nothing else changes.
document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const box = document.getElementById("q");
  const row = [box, ...document.querySelectorAll("#found .hits a")];
  const place = row.indexOf(event.target);
  if (place < 0 || !row[place + step]) return;
  event.preventDefault();
  row[place + step].focus();
});
