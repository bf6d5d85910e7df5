/** Asks how to print a page that was opened to be printed; not again when it is gone back to or loaded again. */
export function printAtOnce(): void {
  if (document.querySelector("[data-print]") === null) return;
  const [navigation] = performance.getEntriesByType("navigation");
  const isOpened =
    navigation instanceof PerformanceNavigationTiming && navigation.type === "navigate";
  if (isOpened) print();
}
