// Menus made of <details> close with Esc, with a press outside, and when the focus leaves.

/** @param {HTMLDetailsElement} menu */
function startMenu(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  menu.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (to instanceof Node && !menu.contains(to)) menu.open = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
}

export function startMenus() {
  for (const menu of document.querySelectorAll("details[data-menu]")) {
    startMenu(/** @type {HTMLDetailsElement} */ (menu));
  }
}
