import type { IsoDate } from "../../kernel/dates.ts";
import type { RequestBody } from "./request-scheme.ts";

/** How it was made in writing: nothing is given on a spoken request. */
export const writtenWays = {
  form: "On the form for victim information requests",
  letter: "By letter or email",
  order: "By an order, a direction or a summons",
} as const;
export type WrittenWay = keyof typeof writtenWays;

export const outcomes = {
  give: "Give all of it",
  part: "Give part of it",
  refuse: "Refuse",
} as const;
export type Outcome = keyof typeof outcomes;

export const stateNames = {
  open: "To decide",
  decided: "Decided",
  challenged: "Challenged: to decide again",
  closed: "Closed",
} as const;
export type RequestState = keyof typeof stateNames;

/** One decision on one kind of material; the newest of each kind counts. */
export type Decision = {
  readonly material: string;
  readonly isCounselling: boolean;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly valueReason: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
};

export type StepKind =
  "safe" | "notified" | "views" | "given" | "challenged" | "withdrawn" | "finished";

export type RequestStep = {
  readonly step: StepKind;
  readonly whom: readonly string[];
  readonly materials: readonly string[];
  readonly givenTo: string | null;
  readonly wording: string;
  readonly happenedOn: IsoDate;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

export type VictimRequest = {
  readonly victimRequestId: string;
  readonly personId: string;
  /** The kinds as they were when it was recorded. */
  readonly body: RequestBody;
  readonly asker: string;
  readonly askerName: string;
  readonly agency: string;
  readonly forceReference: string | null;
  readonly written: WrittenWay;
  readonly askedOn: IsoDate;
  readonly enquiry: string;
  readonly necessity: string;
  readonly materials: readonly string[];
  readonly dueOn: IsoDate;
  readonly state: RequestState;
  readonly closedBecause: "finished" | "withdrawn" | null;
  readonly closedWords: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly version: number;
  /** The newest of each kind, in the order in which they were asked for. */
  readonly decisions: readonly Decision[];
};

/** Of all decisions the newest of each kind that is asked for. */
export function newestOf(
  materials: readonly string[],
  decisions: readonly Decision[],
): readonly Decision[] {
  return materials.flatMap(
    (material) => decisions.findLast((one) => one.material === material) ?? [],
  );
}

/** What was decided in one word: all that was asked for, part of it, or nothing. */
export function answerOf({
  materials,
  decisions,
}: Pick<VictimRequest, "decisions" | "materials">): "all" | "part" | "none" | undefined {
  if (decisions.length < materials.length) return undefined;
  if (decisions.every(({ outcome }) => outcome === "give")) return "all";
  return decisions.every(({ outcome }) => outcome === "refuse") ? "none" : "part";
}

export const answerNames = {
  all: "All of it is given",
  part: "Refused in part",
  none: "Refused",
} as const;

/** What can be given: decided to be given, all or part of it. */
export const givable = ({ decisions }: Pick<VictimRequest, "decisions">): readonly string[] =>
  decisions.filter(({ outcome }) => outcome !== "refuse").map(({ material }) => material);

/** The newest decision on who may be notified; nobody decided yet where there is none. */
export const safeFor = (steps: readonly RequestStep[]): readonly string[] | undefined =>
  steps.findLast(({ step }) => step === "safe")?.whom;
