const off = "lantern-search-off";

/**
 * The slash goes to the search box, unless somebody is typing. A box to tick on the page of search turns it off
 * (WCAG 2.1.4), for this browser.
 */
export function searchByKey(): void {
  const box = document.querySelector<HTMLInputElement>("[data-search-key]");
  if (box) {
    box.checked = !localStorage.getItem(off);
    box.addEventListener("change", () => localStorage.setItem(off, box.checked ? "" : "1"));
  }
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key !== "/" || localStorage.getItem(off)) return;
    if (target instanceof Element && target.closest("input,textarea,select")) return;
    event.preventDefault();
    document.querySelector<HTMLElement>("#app-search")?.focus();
  });
}
