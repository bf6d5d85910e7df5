/** What the audit records here, in words. */
export const auditWords: Readonly<Record<string, string>> = {
  "search.open": "Opened search",
  "search.ask": "Searched",
  "search.suggest": "Saw search suggestions",
  "pages.list": "Opened all pages",
};
