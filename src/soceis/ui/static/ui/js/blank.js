// Esc twice, or the button, blanks the screen at once; then the neutral page takes this page's place.
// The way back is kept in this tab only, so that no address and no other tab shows it.

const WITHIN_MS = 800;
const BACK = "ui-back";

/** Hide everything now, then leave. Whatever saves as you type is sent on the way. */
export function blank() {
  document.body.classList.add("is-blanked");
  document.dispatchEvent(new CustomEvent("ui:leaving"));
  const { pathname, search, hash } = window.location;
  try {
    window.sessionStorage.setItem(BACK, pathname + search + hash);
  } catch {
    // Storage may be switched off: the neutral page then leads to the first page.
  }
  window.location.replace(document.body.dataset.blankUrl ?? "/");
}

/** The neutral page: "Continue" leads back to where the screen was blanked. */
function startContinue() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-continue]"));
  if (!link) return false;
  const back = window.sessionStorage.getItem(BACK);
  if (back?.startsWith("/") && !back.startsWith("//")) link.href = back;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.sessionStorage.removeItem(BACK);
    window.location.replace(link.href);
  });
  return true;
}

export function startBlank() {
  if (startContinue()) return;
  let last = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - last < WITHIN_MS) blank();
    last = event.timeStamp;
  }, { capture: true });
  for (const form of document.querySelectorAll("form[data-blank]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      blank();
    });
  }
  // A page that the browser kept in memory must not stay hidden when it is shown again.
  window.addEventListener("pageshow", () => document.body.classList.remove("is-blanked"));
}
