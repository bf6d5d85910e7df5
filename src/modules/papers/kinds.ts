/** What leaves as a paper, and by which rules. A slice that gives something out adds its kind here. */
export const paperKinds = {
  "family-plan": { name: "Plan for the family", isForFamily: true },
  minutes: { name: "Minutes of a meeting", isForFamily: false },
} as const;

export type PaperKind = keyof typeof paperKinds;

const isKind = (text: string): text is PaperKind => Object.hasOwn(paperKinds, text);

export const kindName = (kind: string): string => (isKind(kind) ? paperKinds[kind].name : kind);

/** A kind that nobody knows any more is held to the stricter rules. */
export const isForFamily = (kind: string): boolean => !isKind(kind) || paperKinds[kind].isForFamily;
