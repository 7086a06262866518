// A call that drops goes on where it stopped: whatever was read past the middle of the screen is ticked as read.
const dropped = document.querySelector("[data-place]");

dropped?.addEventListener("click", () => {
  for (const block of document.querySelectorAll(".say-block")) {
    if (block.getBoundingClientRect().bottom < innerHeight / 2) block.querySelector("[name=read]").checked = true;
  }
});
