// A call that drops goes on where it stopped: a block that left the screen above is ticked as read.
const dropped = document.querySelector("[data-place]");

dropped?.addEventListener("click", () => {
  for (const block of document.querySelectorAll(".say-block")) {
    if (block.getBoundingClientRect().bottom < innerHeight / 4) block.querySelector("[name=read]").checked = true;
  }
});
