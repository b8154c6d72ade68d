// What the partners' door needs of a script: keep what is typed, send once. Everything works without it.
import { startAutosave } from "../ui/js/autosave.js";
import { startSubmitOnce } from "../ui/js/submit-once.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
startAutosave(document);
startSubmitOnce(document);
document.querySelector(".govuk-error-summary")?.focus();
