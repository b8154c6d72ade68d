// A form with data-draft-url (its own, or on a hidden field in it) sends its fields 1.5 seconds after typing stops, and when the page is left.
// It says so politely, and says plainly when it could not.

import { post } from "./csrf.js";

const PAUSE_MS = 1500;
const RETRY_MS = 10_000;
// Browsers send at most 64 kB after a page is gone.
const KEEPALIVE_BYTES = 60_000;
const NEVER_SENT = new Set(["csrfmiddlewaretoken", "saving_key", "submission_key"]);
const SAVED = "Saved as you type";
const NOT_SAVED = "Not saved yet: no connection. Your words are still on this page.";
const NOT_BECAUSE = "Not saved yet.";
const ON_PAGE = "Your words are still on this page.";
const LOGGED_OUT = "Not saved yet: you have been logged out. Log in again in another tab. Your words are still on this page.";

/** @param {HTMLFormElement} form */
function typed(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const input = form.elements.namedItem(name);
    const secret = input instanceof HTMLInputElement && input.type === "password";
    if (typeof value === "string" && !secret && !NEVER_SENT.has(name)) fields.append(name, value);
  }
  return fields;
}

/** @param {HTMLFormElement} form whose own attribute, or that of a hidden field in it, says where to send */
function draftUrl(form) {
  const inside = /** @type {HTMLElement | null} */ (form.querySelector("input[data-draft-url]"));
  return form.dataset.draftUrl ?? inside?.dataset.draftUrl ?? "";
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const url = draftUrl(form);
  // The last one stands at the button, where the eye is.
  const place = [...form.querySelectorAll("[data-saved]")].pop();
  let before = typed(form).toString();
  let timer = 0;
  let sending = false;
  let submitted = false;

  // A page in another language brings its own words.
  const said = {
    saved: place?.dataset.wordsSaved ?? SAVED,
    unsaved: place?.dataset.wordsUnsaved ?? NOT_SAVED,
    ended: place?.dataset.wordsEnded ?? LOGGED_OUT,
    because: place?.dataset.wordsBecause ?? NOT_BECAUSE,
    onPage: place?.dataset.wordsBecause === undefined ? ON_PAGE : "",
  };

  /** @param {string} words @param {boolean} wrong */
  function say(words, wrong) {
    if (!place) return;
    place.textContent = words;
    place.classList.toggle("is-unsaved", wrong);
  }

  /** @param {number} wait */
  function later(wait) {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => send(false), wait);
  }

  /** @param {boolean} leaving */
  async function send(leaving) {
    window.clearTimeout(timer);
    const fields = typed(form);
    const now = fields.toString();
    if (submitted || now === before || (sending && !leaving)) return;
    sending = true;
    let answer;
    try {
      answer = await post(url, fields, leaving && now.length < KEEPALIVE_BYTES);
    } catch {
      answer = null;
    }
    sending = false;
    if (submitted) return;
    if (answer?.ok) {
      before = now;
      const clock = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      say(`${said.saved} ${clock}`, false);
      if (typed(form).toString() !== before) later(PAUSE_MS);
      return;
    }
    say(await reason(answer, said), true);
    if (answer?.status === 423) document.dispatchEvent(new CustomEvent("ui:locked"));
    later(RETRY_MS);
  }

  form.addEventListener("input", () => later(PAUSE_MS));
  form.addEventListener("change", () => later(PAUSE_MS));
  form.addEventListener("submit", () => {
    submitted = true;
    window.clearTimeout(timer);
  });
  form.addEventListener("ui:submit-restored", () => {
    submitted = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send(true);
  });
  window.addEventListener("pagehide", () => send(true));
  document.addEventListener("ui:leaving", () => send(true));
  window.addEventListener("online", () => send(false));
}

/**
 * Why it was not kept, in a sentence.
 * @param {Response | null} answer
 * @param {{unsaved: string, ended: string, because: string, onPage: string}} said
 */
async function reason(answer, said) {
  if (!answer || answer.status >= 500) return said.unsaved;
  if (answer.type === "opaqueredirect" || answer.status === 401) return said.ended;
  const why = await answer.json().catch(() => ({}));
  return why.error ? `${said.because} ${why.error} ${said.onPage}`.trim() : said.unsaved;
}

/** @param {ParentNode} scope */
export function startAutosave(scope) {
  for (const form of scope.querySelectorAll("form[data-draft-url], form:has(input[data-draft-url])")) {
    if (!(form instanceof HTMLFormElement) || form.dataset.keeping) continue;
    form.dataset.keeping = "yes";
    keep(form);
  }
}
