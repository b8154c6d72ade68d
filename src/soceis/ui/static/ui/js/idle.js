// After some minutes without a touch the page is taken away and a password asked. Nothing typed is lost:
// the page stays as it was, hidden, and comes back. All tabs of the service lock and unlock together.

import { post, replaceCsrfToken } from "./csrf.js";

const LOOK_EVERY_MS = 5_000;
// The service counts requests only, so a page that is typed in tells it now and then that somebody is there.
const STAY_EVERY_MS = 60_000;
const TOUCHES = ["pointerdown", "keydown", "scroll", "input"];
const WORDS = {
  title: "Locked",
  lead: "Nobody touched this page for a while. What you typed is still here.",
  label: "Your password",
  button: "Continue",
  other: "Unlock another way",
  away: "We could not check that: no connection. What you typed is still here. Try again.",
  out: "You have been logged out. What you typed is still here: log in in another tab, then press Continue.",
};

/** @type {HTMLElement | null} */
let screen = null;
let lastTouch = Date.now();
let lastStay = Date.now();
let scrolled = 0;
/** @type {Element | null} */
let focused = null;

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** @param {string} url @param {BroadcastChannel} tabs */
function lockScreen(url, tabs) {
  const password = /** @type {HTMLInputElement} */ (make("input", {
    class: "govuk-input", id: "lock-password", type: "password", autocomplete: "current-password",
    "aria-describedby": "lock-error",
  }));
  const error = make("p", { class: "govuk-error-message", id: "lock-error", role: "alert" });
  // Invented people of the demonstration have no password: they only press the button.
  const open = "lockOpen" in document.body.dataset;
  const label = make("label", { class: "govuk-label", for: "lock-password" }, WORDS.label);
  const group = make("div", { class: "govuk-form-group" }, ...(open ? [error] : [label, error, password]));
  const button = make("button", { type: "submit", class: "button" }, WORDS.button);
  const next = new URLSearchParams({ next: window.location.pathname + window.location.search });
  const other = make("a", { class: "button button--plain", href: `${url}?${next}` }, WORDS.other);
  const form = make("form", { novalidate: "" },
    group, make("div", { class: "actions" }, button, ...(open ? [] : [other])));
  const dialog = make("div", { class: "lock", role: "dialog", "aria-modal": "true", "aria-labelledby": "lock-title" },
    make("div", { class: "lock__card" },
      make("h1", { id: "lock-title" }, WORDS.title), make("p", {}, WORDS.lead), form));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = await tryPassword(url, password.value);
    error.textContent = problem;
    password.value = "";
    if (problem) return (open ? button : password).focus();
    tabs.postMessage("unlock");
    unlock();
  });
  return dialog;
}

/**
 * @param {string} url
 * @param {string} password
 * @returns {Promise<string>} "" when the password was right, else what to say
 */
async function tryPassword(url, password) {
  let answer;
  try {
    answer = await post(url, new URLSearchParams({ action: "unlock", password }));
  } catch {
    return WORDS.away;
  }
  const said = await answer.json().catch(() => ({}));
  if (said.csrf) replaceCsrfToken(said.csrf);
  if (answer.ok) return "";
  if (answer.type === "opaqueredirect" || answer.status === 401) return WORDS.out;
  return said.error ?? WORDS.away;
}

/** @param {string} url @param {BroadcastChannel} tabs */
function lock(url, tabs) {
  if (screen) return;
  document.dispatchEvent(new CustomEvent("ui:leaving"));
  scrolled = window.scrollY;
  focused = document.activeElement;
  screen = lockScreen(url, tabs);
  document.body.append(screen);
  document.body.classList.add("is-locked");
  /** @type {HTMLElement | null} */ (screen.querySelector("input, button"))?.focus();
}

function unlock() {
  screen?.remove();
  screen = null;
  document.body.classList.remove("is-locked");
  lastTouch = Date.now();
  window.scrollTo(0, scrolled);
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

export function startIdle() {
  const { lockUrl, lockMinutes } = document.body.dataset;
  if (!lockUrl) return;
  const after = Number(lockMinutes || 10) * 60_000;
  const tabs = new BroadcastChannel("ui-lock");

  const touch = () => {
    if (screen) return;
    const now = Date.now();
    if (now - lastTouch > 1000) tabs.postMessage("touch");
    lastTouch = now;
    if (now - lastStay > STAY_EVERY_MS) stay();
  };
  const stay = async () => {
    lastStay = Date.now();
    const answer = await post(lockUrl, new URLSearchParams({ action: "stay" })).catch(() => null);
    if (answer?.status === 423) lock(lockUrl, tabs);
  };
  const look = () => {
    if (screen || Date.now() - lastTouch < after) return;
    lock(lockUrl, tabs);
    tabs.postMessage("lock");
    post(lockUrl, new URLSearchParams({ action: "lock" })).catch(() => {});
  };
  tabs.addEventListener("message", ({ data }) => {
    if (data === "touch") lastTouch = Date.now();
    if (data === "lock") lock(lockUrl, tabs);
    if (data === "unlock") unlock();
  });
  // Look before counting a touch: the first touch after a long sleep must not wake the page.
  for (const name of TOUCHES) {
    document.addEventListener(name, () => {
      look();
      touch();
    }, { capture: true, passive: true });
  }
  document.addEventListener("ui:locked", () => lock(lockUrl, tabs));
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", look);
  window.setInterval(look, Math.min(LOOK_EVERY_MS, after));
}
