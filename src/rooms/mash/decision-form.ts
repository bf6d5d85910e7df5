import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { nextStepKind, thresholdKind } from "./configuration-kinds.ts";

export type Thresholds = BodyOf<typeof thresholdKind> & { readonly id: string };
export type NextSteps = BodyOf<typeof nextStepKind>;
export type NextStep = NextSteps["steps"][number];

/** What a decision can say, in the partnership's words of the day. */
export type Choices = { readonly thresholds: Thresholds; readonly nextSteps: NextSteps };

export async function choicesOn(tx: Tx, on: string): Promise<Choices> {
  const { id, body } = await getConfiguration(tx, { kind: thresholdKind, key: "threshold", on });
  const steps = await getConfiguration(tx, { kind: nextStepKind, key: "next-step", on });
  return { thresholds: { id, ...body }, nextSteps: steps.body };
}

/** The step for a child who has a lead practitioner and a plan: nothing is triaged a second time. */
export const alreadyOpen = "already-open";

/** Kept as the threshold of a concern about a child who is open already, which the MASH does not weigh. */
export const notWeighed = "not-weighed";

/** The step of a concern that is outside what this MASH takes; it is chosen on a page of its own. */
export const elsewhere: NextStep = {
  key: "passed-elsewhere",
  name: "Passed on: not about exploitation",
  opensPathway: false,
};

/** Kept as the threshold of a concern about a place or a group: thresholds weigh what a child needs. */
const noChild = "no-child";

/** The step of a concern that was put with a place, a vehicle, an account or a group. */
const keptWithSubject: NextStep = {
  key: "kept-with-subject",
  name: "Kept with the place, vehicle, account or group, for those who work on it",
  opensPathway: false,
};

/** A version that was made before steps said so has early help as everybody means it. */
const needsChild = ({
  key,
  opensPathway,
  onlyForChild = key === "early-help",
}: NextStep): boolean => opensPathway || onlyForChild || key === alreadyOpen;

/** What can follow from a concern: of one about no child nothing that is done for a child. */
export const stepsFor = ({ nextSteps }: Choices, about: string): readonly NextStep[] =>
  about === "child"
    ? nextSteps.steps
    : [keptWithSubject, ...nextSteps.steps.filter((step) => !needsChild(step))];

export type DecisionForm = {
  readonly threshold: string;
  readonly nextStep: string;
  readonly rationale: string;
  readonly dissent: string;
  readonly forFamily: string;
  readonly forSender: string;
  readonly version: string;
};

export type NewDecision = {
  readonly threshold: string;
  readonly step: NextStep;
  readonly rationale: string;
  readonly dissent: string | null;
  /** None where no child is named: there is no family to tell. */
  readonly forFamily: string | null;
  readonly forSender: string;
};

type About = {
  /** What the concern is about; a child where nothing is said. */
  readonly about?: string;
  readonly isLinked: boolean;
  readonly isOpen: boolean;
};

export function readDecisionForm(
  form: DecisionForm,
  choices: Choices,
  about: About,
): { readonly decision: NewDecision } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const { about: kind = "child" } = about;
  const threshold = kind === "child" ? levelOf(choices, form.threshold) : noChild;
  if (!threshold) errors.push({ field: "threshold", message: "Choose a threshold" });
  const step = stepsFor(choices, kind).find(({ key }) => key === form.nextStep);
  const wrongStep = problemOf(step, about);
  if (wrongStep) errors.push({ field: "nextStep", message: wrongStep });
  const text = (field: keyof typeof texts) => {
    const read = readText(form[field], texts[field]);
    if (!read.ok) errors.push({ field, message: read.error });
    return read;
  };
  const rationale = text("rationale");
  const dissent = text("dissent");
  const forFamily = kind === "child" ? text("forFamily") : ({ ok: true, value: null } as const);
  const forSender = text("forSender");
  if (errors.length > 0 || !threshold || !step) return { errors };
  if (!rationale.ok || !dissent.ok || !forFamily.ok || !forSender.ok) return { errors };
  return {
    decision: {
      threshold,
      step,
      rationale: rationale.value,
      dissent: dissent.value || null,
      forFamily: forFamily.value,
      forSender: forSender.value,
    },
  };
}

const levelOf = ({ thresholds }: Choices, typed: string): string | undefined =>
  thresholds.levels.find(({ key }) => key === typed)?.key;

const texts = {
  rationale: {
    name: "Rationale",
    most: 10_000,
    missing: "Enter the rationale: what is known, what is not, and why this step",
  },
  dissent: { name: "Disagreement", most: 4000 },
  forFamily: {
    name: "What the family may be told",
    most: 4000,
    missing: "Enter what the family may be told, or that they must not be told, and why",
  },
  forSender: {
    name: "What is for the sender only",
    most: 4000,
    missing: "Enter what the sender is told",
  },
} as const;

function problemOf(step: NextStep | undefined, { isLinked, isOpen }: About): string | undefined {
  if (!step) return "Choose a next step";
  if (step.key === keptWithSubject.key && !isLinked) {
    return "Put it first with the place, vehicle, account or group, then choose this step";
  }
  if (step.key === alreadyOpen && !isOpen) {
    return "This child is not open to the pathway: choose another step";
  }
  if (step.opensPathway && !isLinked) {
    return "Say first whom this is about: link a record or create one, then choose this step";
  }
  return undefined;
}

export function thresholdName({ thresholds }: Choices, key: string): string {
  if (key === notWeighed) return "Not weighed: already open, or passed on";
  if (key === noChild) return "Not weighed: it is about no child who is known";
  const level = thresholds.levels.find((one) => one.key === key);
  return level ? `${level.name}: ${level.meaning}` : key;
}

export function stepName({ nextSteps }: Choices, key: string): string {
  return (
    [...nextSteps.steps, elsewhere, keptWithSubject].find((one) => one.key === key)?.name ?? key
  );
}
