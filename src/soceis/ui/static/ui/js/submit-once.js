// A form is sent once. Its button says so, and comes back when the page stays: after an error, or with Back.

const GIVE_UP_MS = 20_000;

/** @param {HTMLFormElement} form */
function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  form.dispatchEvent(new CustomEvent("ui:submit-restored"));
}

/** @param {HTMLFormElement} form */
function once(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    window.setTimeout(() => release(form), GIVE_UP_MS);
  });
  form.addEventListener("htmx:afterRequest", () => release(form));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) release(form);
  });
}

/** @param {ParentNode} scope */
export function startSubmitOnce(scope) {
  for (const form of scope.querySelectorAll("form[data-submit-once]")) {
    if (!(form instanceof HTMLFormElement) || form.dataset.once) continue;
    form.dataset.once = "yes";
    once(form);
  }
}
