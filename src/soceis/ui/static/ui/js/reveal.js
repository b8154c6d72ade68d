// Fields that a choice opens: shown while it is made, hidden otherwise. What was typed in them stays.

/** @param {HTMLInputElement} input */
function show(input) {
  const part = document.getElementById(input.dataset.reveals ?? "");
  const hidden = `govuk-${input.type === "radio" ? "radios" : "checkboxes"}__conditional--hidden`;
  part?.classList.toggle(hidden, !input.checked);
}

/** @param {ParentNode} scope */
export function startReveals(scope) {
  for (const found of scope.querySelectorAll("input[data-reveals]")) {
    const input = /** @type {HTMLInputElement} */ (found);
    show(input);
    // A radio hears nothing when another of its name is chosen, so the whole group is watched.
    input.closest("fieldset")?.addEventListener("change", () => show(input));
  }
  // The browser may fill choices in again after Back.
  window.addEventListener("pageshow", () => {
    for (const input of document.querySelectorAll("input[data-reveals]")) show(/** @type {HTMLInputElement} */ (input));
  });
}
