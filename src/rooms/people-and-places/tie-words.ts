/** How two subjects are linked, from the one and from the other side. */
export const tieRelations = {
  keeper: { name: "Owner or keeper of", inverse: "Owned or kept by" },
  uses: { name: "Uses", inverse: "Used by" },
  lives: { name: "Lives or stays at", inverse: "Where this person lives or stays" },
  works: { name: "Works at", inverse: "Where this person works" },
  runs: { name: "Runs or controls", inverse: "Run or controlled by" },
  "seen-at": { name: "Seen at", inverse: "Where it was seen" },
  "seen-with": { name: "Seen together with", inverse: "Seen together with" },
  contact: { name: "In contact with", inverse: "In contact with" },
  other: { name: "Linked in another way with", inverse: "Linked in another way with" },
} as const;
export type TieRelation = keyof typeof tieRelations;

export const tieCertainties = { alleged: "Alleged", confirmed: "Confirmed" } as const;
export type TieCertainty = keyof typeof tieCertainties;
export const tieConfidences = { low: "Low", moderate: "Moderate", high: "High" } as const;
export type TieConfidence = keyof typeof tieConfidences;

/** Who reads a link; the database obeys the same. */
export const tieHandlings = {
  subjects: "Everyone who reads people and places",
  measures: "Only those who also read orders, notices and tactics",
  police: "Only police who handle intelligence",
} as const;
export type TieHandling = keyof typeof tieHandlings;
