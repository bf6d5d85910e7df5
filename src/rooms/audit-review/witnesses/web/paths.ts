/** Addresses of the pages on agencies that co-sign the audit. */
export const witnessPaths = {
  list: "/governance/witnesses",
  change: (witnessId: string, what: "confirm" | "refuse" | "end") =>
    `/governance/witnesses/${witnessId}/${what}`,
} as const;
