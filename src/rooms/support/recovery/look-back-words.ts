/** After what somebody looks back. */
export type After = "work-ended" | "stepped-down";

export const afterWords: Readonly<Record<After, string>> = {
  "work-ended": "direct work ended",
  "stepped-down": "the record stepped down",
};

/** Whether the child was exploited again, as a person answers. */
export const answers = {
  no: "Not as far as is known",
  yes: "Yes",
  "not-known": "Not known",
} as const;
export type Answer = keyof typeof answers;
