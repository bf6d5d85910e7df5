type KindRules = {
  readonly name: string;
  readonly isForFamily: boolean;
  /** Whether it is looked through for who sent a concern about the child. */
  readonly hidesSender: boolean;
  /** As which kind of line the chronology has its release. */
  readonly line: "meeting" | "decision";
  /** Whether it is made only for hands that it is safe in: kept at home, or read together. */
  readonly asksHandsFirst?: true;
  /** Whether it counts as given only when it was said back. */
  readonly asksReadBack?: true;
};

/** What leaves as a paper, and by which rules. A room that gives something out adds its kind here. */
export const paperKinds = {
  "family-plan": {
    name: "Plan for the family",
    isForFamily: true,
    hidesSender: false,
    line: "meeting",
  },
  minutes: {
    name: "Minutes of a meeting",
    isForFamily: false,
    hidesSender: false,
    line: "meeting",
  },
  "mash-decision": {
    name: "Decision of the MASH",
    isForFamily: false,
    hidesSender: true,
    line: "decision",
  },
  "mash-family": {
    name: "Decision of the MASH, for the family",
    isForFamily: true,
    hidesSender: true,
    line: "decision",
  },
  "plan-family": {
    name: "What we agreed, for the family",
    isForFamily: true,
    hidesSender: false,
    line: "decision",
    asksHandsFirst: true,
  },
  "panel-family": {
    name: "What a panel decided, for the family",
    isForFamily: true,
    hidesSender: true,
    line: "meeting",
    asksHandsFirst: true,
  },
  "carer-sheet": {
    name: "Carer’s sheet",
    isForFamily: true,
    hidesSender: false,
    line: "decision",
    asksHandsFirst: true,
    asksReadBack: true,
  },
  "border-notice": {
    name: "Notice to another area",
    isForFamily: false,
    hidesSender: true,
    line: "decision",
  },
} as const satisfies Readonly<Record<string, KindRules>>;

export type PaperKind = keyof typeof paperKinds;

const isKind = (text: string): text is PaperKind => Object.hasOwn(paperKinds, text);

export const kindName = (kind: string): string => (isKind(kind) ? paperKinds[kind].name : kind);

/** A kind that nobody knows any more is held to the stricter rules. */
export const isForFamily = (kind: string): boolean => !isKind(kind) || paperKinds[kind].isForFamily;
export const hidesSender = (kind: string): boolean => !isKind(kind) || paperKinds[kind].hidesSender;

const rulesOf = (kind: string): KindRules | undefined =>
  isKind(kind) ? paperKinds[kind] : undefined;
export const asksHandsFirst = (kind: string): boolean => rulesOf(kind)?.asksHandsFirst ?? false;
export const asksReadBack = (kind: string): boolean => rulesOf(kind)?.asksReadBack ?? false;

export const lineOf = (kind: string): KindRules["line"] =>
  isKind(kind) ? paperKinds[kind].line : "meeting";
