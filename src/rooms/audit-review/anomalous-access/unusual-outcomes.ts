/** What came of the question. None of them does anything by itself. */
export const unusualOutcomes = {
  explained: "Explained: there was an ordinary reason",
  "spoken-to": "Spoken to: reminded of what access is for",
  referred: "Referred: looked into by the person’s own organisation",
} as const;
export type UnusualOutcome = keyof typeof unusualOutcomes;
