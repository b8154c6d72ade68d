// The footer of a print says when it was printed, not only when the page was opened.

export function startPrint() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-printed-at]"));
  if (!place) return;
  window.addEventListener("beforeprint", () => {
    const when = new Date().toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
    place.textContent = ` · ${place.dataset.words} ${when}`;
  });
}
