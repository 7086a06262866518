// The frame of every page: hide, themes without a reload, shortcuts, chips, focus on the error summary.
import { hide } from "./hide.mjs";
import { themes } from "./themes.mjs";
import { shortcuts } from "./shortcuts.mjs";
import { chips } from "./chips.mjs";

hide();
themes();
shortcuts();
chips();

const focusSummary = (root) => root.querySelector?.("[data-focus]")?.focus();
focusSummary(document);
document.addEventListener("htmx:after:swap", () => focusSummary(document));
