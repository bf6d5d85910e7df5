/** The kind of a measure decides its steps: a notice has no application, a warning no end, a tactic and a plan neither. */
export type MeasureForm = "order" | "notice" | "warning" | "tactic" | "plan";

export type Step =
  | "applied"
  | "granted"
  | "refused"
  | "issued"
  | "served"
  | "started"
  | "varied"
  | "extended"
  | "appealed"
  | "upheld"
  | "breached"
  | "discharged"
  | "ended"
  | "not-pursued";

export type State = "considered" | Step;

export const measureForms: Readonly<Record<MeasureForm, string>> = {
  order: "Order",
  notice: "Notice",
  warning: "Warning",
  tactic: "Tactic",
  plan: "Plan",
};

const closed: readonly State[] = ["refused", "discharged", "ended", "not-pursued"];

export const isClosed = (state: State): boolean => closed.includes(state);

const running = {
  order: ["varied", "extended", "appealed", "breached", "discharged", "ended"],
  notice: ["varied", "extended", "appealed", "breached", "discharged", "ended"],
  warning: ["breached", "discharged"],
  tactic: ["extended", "ended"],
  plan: ["ended"],
} as const satisfies Record<MeasureForm, readonly Step[]>;

const beginnings: Readonly<Record<MeasureForm, Partial<Record<State, readonly Step[]>>>> = {
  order: {
    considered: ["applied", "not-pursued"],
    applied: ["granted", "refused", "not-pursued"],
    granted: ["served", "appealed", "discharged", "ended"],
  },
  notice: {
    considered: ["issued", "served", "not-pursued"],
    issued: ["served", "discharged", "ended"],
  },
  warning: {
    considered: ["issued", "not-pursued"],
    issued: ["served", "breached", "discharged"],
  },
  tactic: { considered: ["started", "not-pursued"] },
  plan: { considered: ["started", "not-pursued"] },
};

/** Which steps can follow. An appeal is decided before another, and nothing follows an end. */
export function stepsFrom(form: MeasureForm, state: State): readonly Step[] {
  if (isClosed(state)) return [];
  const first = beginnings[form][state];
  if (first) return first;
  const next: readonly Step[] = running[form];
  return state === "appealed" ? ["upheld", ...next.filter((step) => step !== "appealed")] : next;
}

/** Whether it is in force: after these a review asks whether the harm fell. */
export const isRunning = (form: MeasureForm, state: State): boolean =>
  !isClosed(state) && (beginnings[form][state] === undefined || state === "issued");

const spans: Readonly<Record<MeasureForm, readonly Step[]>> = {
  order: ["granted", "varied", "extended"],
  notice: ["issued", "served", "varied", "extended"],
  warning: [],
  tactic: ["started", "extended"],
  plan: [],
};

/** Whether a step says from when and until when it is in force. A warning and a plan are never said to end. */
export const saysSpan = (form: MeasureForm, step: Step): boolean => spans[form].includes(step);

/** Whether what a step says of the span must have an end. */
export const mustEnd = (step: Step, mostHours: number | null): boolean =>
  step === "extended" || mostHours !== null;

/** What only stops a measure: it can be taken also where nothing else can. */
export const isEnding = (step: Step): boolean => isClosed(step);

export const stateWords: Readonly<Record<State, string>> = {
  considered: "Considered",
  applied: "Applied for",
  granted: "Granted",
  refused: "Refused",
  issued: "Issued",
  served: "Served",
  started: "Started",
  varied: "Varied",
  extended: "Extended",
  appealed: "Appealed",
  upheld: "Upheld on appeal",
  breached: "Breached",
  discharged: "Discharged",
  ended: "Ended",
  "not-pursued": "Not pursued",
};

/** The words of a state for a measure of its kind: a warning is withdrawn, and not keeping it is no breach of law. */
export function stateText(form: MeasureForm, state: State): string {
  if (form === "warning" && state === "breached") return "Not kept";
  if ((form === "warning" || form === "notice") && state === "discharged") return "Withdrawn";
  return stateWords[state];
}
