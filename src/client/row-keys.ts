/**
 * Lists that are worked through from the keyboard: inside such a table j goes to the next row's link, k to
 * the one before, and x ticks the row's box. Outside it no letter does anything (WCAG 2.1.4), and Tab and
 * Enter work as ever.
 */
export function goByKeys(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-rows-by-key]")) {
    table.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (act(table, event.key)) event.preventDefault();
    });
  }
}

function act(table: HTMLTableElement, key: string): boolean {
  const links = [...table.querySelectorAll("tbody tr")].flatMap(
    (one) => one.querySelector<HTMLAnchorElement>("a.govuk-link") ?? [],
  );
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => link.closest("tr") === row);
  if (key === "j") links[Math.min(at + 1, links.length - 1)]?.focus();
  else if (key === "k") links[Math.max(at - 1, 0)]?.focus();
  else if (key === "x") row?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
  else return false;
  return true;
}
