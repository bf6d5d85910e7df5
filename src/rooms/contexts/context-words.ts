/** What a case can be on beside a child. */
export const contextKinds = {
  place: "Place",
  group: "Group",
  online: "Online space",
} as const;
export type ContextKind = keyof typeof contextKinds;

/** What a case is called on its own page. */
export const caseOn: Readonly<Record<ContextKind, string>> = {
  place: "Case on a place",
  group: "Case on a group",
  online: "Case on an online space",
};

/** Where a case stands. */
export const contextStates = {
  referred: "Referred, to decide",
  open: "Open",
  "not-opened": "Not opened",
  closed: "Closed",
} as const;
export type ContextState = keyof typeof contextStates;

/** How a case ends. */
export const closings = {
  "made-safer": {
    text: "Made safer",
    hint: "By at least one named fact, before and after",
  },
  moved: { text: "The harm moved elsewhere", hint: "Say where first" },
  "not-safer": { text: "Not made safer", hint: "Say what was tried, and who carries on" },
  "no-evidence": { text: "No evidence of harm was found" },
} as const;
export type Closing = keyof typeof closings;

/** What was decided or done about a case. */
export const acts = {
  referred: "Referred",
  reviewed: "Reviewed",
  raised: "Level raised",
  owner: "Owner changed",
  opened: "Opened",
  "not-opened": "Not opened",
  lowered: "Level lowered",
  closed: "Closed",
  reopened: "Opened again",
  restricted: "Restricted to named people",
  widened: "Restriction ended",
} as const;
export type Act = keyof typeof acts;

/** Which context has to change first. */
export const weighings = {
  first: "Has to change first",
  matters: "Matters",
  little: "Matters little here",
  "not-known": "Not known",
} as const;
export type Weighing = keyof typeof weighings;
