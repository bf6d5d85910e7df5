/** Pages about subjects that are no children, in the walk of the canary. */
export const subjectAddresses: readonly string[] = [
  "/subjects",
  "/subjects?kind=vehicle",
  "/subjects?q=ab",
  "/subjects/new",
  "/overdue/allegations",
  "/suggested-links",
];
