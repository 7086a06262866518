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
