/**
 * The tracker's columns that hold what people say, not what they decide: whoever may edit the record
 * gives a value in place, and the old one is kept. A level, a harm status and a flag are decisions
 * and stand apart.
 */
export const trackerFields = {
  bornOn: { kind: "date", name: "Date of birth" },
  stage: { kind: "stage", name: "Stage" },
  openedOn: { kind: "date", name: "Opened" },
  lastPanelOn: { kind: "date", name: "Last panel" },
  lastContactOn: { kind: "date", name: "Last contact with child" },
  missingCount: { kind: "number", name: "Missing episodes in 90 days" },
  ward: { kind: "text", name: "Ward" },
  school: { kind: "text", name: "School" },
} as const;

export type TrackerField = keyof typeof trackerFields;

/** A column of the partnership's own is addressed by its key. */
export type FieldKey = TrackerField | `own.${string}`;

/** One cell given a value: ISO date, digits, a stage's key or words; null is "not known". */
export type FieldChange = {
  readonly personId: string;
  readonly field: FieldKey;
  readonly value: string | null;
  /** What stood there when the value was given. */
  readonly was: string | null;
};
