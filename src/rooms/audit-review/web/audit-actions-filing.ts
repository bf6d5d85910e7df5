/** What is decided, on its way into the council’s own record. */
export const filingActions = {
  "filing.list": "Looked at decisions that are not filed yet",
  "filing.child": "Read which decisions about a child are filed",
  "filing.read": "Read a note to file",
  "filing.take": "Took a note to file out",
  "filing.mark": "Said where a decision was filed",
} as const;
