// Starts everything a page needs. Each module looks for its own elements and does nothing without them.
import {
  CharacterCount, ErrorSummary, PasswordInput, SkipLink, createAll,
} from "../vendor/govuk-frontend.min.js";
import { startAutosave } from "./autosave.js";
import { startBlank } from "./blank.js";
import { startIdle } from "./idle.js";
import { startMenus } from "./menus.js";
import { startPrint } from "./print.js";
import { startReveals } from "./reveal.js";
import { startSubmitOnce } from "./submit-once.js";
import { startWording } from "./wording.js";

const COMPONENTS = [CharacterCount, ErrorSummary, PasswordInput, SkipLink];

/** @param {ParentNode} scope the page, or a part that htmx has just put in */
function start(scope) {
  for (const component of COMPONENTS) createAll(component, {}, { scope, onError: () => {} });
  startReveals(scope);
  startAutosave(scope);
  startSubmitOnce(scope);
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
startBlank();
start(document);
startIdle();
startMenus();
startPrint();
startWording();
document.body.addEventListener("htmx:load", (event) => {
  const part = /** @type {CustomEvent} */ (event).detail.elt;
  if (part !== document.body) start(part);
});
