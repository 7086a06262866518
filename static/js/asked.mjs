// What is asked stands in the address while it is typed: Back, and the other language, find it again.
const form = document.querySelector("form[role=search]");

document.addEventListener("htmx:after:swap", () => {
  const asked = new URLSearchParams(new FormData(form)).toString();
  const address = `${location.pathname}?${asked}`;
  history.replaceState(null, "", address);
  for (const next of document.querySelectorAll("form[data-switches] [name=next]")) next.value = address;
});
