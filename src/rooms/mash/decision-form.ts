import type { FieldError } from "../../kernel/fields.ts";
import {
  askedIf,
  choiceFrom,
  defineForm,
  optionalText,
  text,
  type Sent,
} from "../../kernel/forms/index.ts";
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

type Reading = About & { readonly choices: Choices };
type Drawing = Omit<Reading, "isLinked">;

const isAboutChild = ({ about = "child" }: Drawing): boolean => about === "child";

const stepsIn = ({ choices, about = "child" }: Drawing): readonly NextStep[] =>
  stepsFor(choices, about);

function stepHint({ key, opensPathway }: NextStep, { isOpen }: Drawing): string {
  if (isOpen) return "The child is open already: the lead practitioner and the managers are told.";
  if (key === alreadyOpen || !opensPathway) return "The exploitation pathway is not opened.";
  return "Opens the exploitation pathway: the child goes on the tracker, and the co-ordinator is told.";
}

/** Threshold, next step, why, and who disagrees; and its outcome in two parts. */
export const decisionForm = defineForm<Reading, Drawing>()(
  {
    threshold: askedIf(
      isAboutChild,
      choiceFrom({
        label: ({ choices }) => `Threshold (${choices.thresholds.name})`,
        options: ({ choices }) =>
          choices.thresholds.levels.map(({ key, name, meaning }) => ({
            value: key,
            text: name,
            hint: meaning,
          })),
        missing: "Choose a threshold",
      }),
    ),
    nextStep: choiceFrom({
      label: "Next step",
      options: (context) => stepsIn(context).map(({ key, name }) => ({ value: key, text: name })),
      offered: (drawing) =>
        stepsIn(drawing)
          .filter(({ key }) => key !== alreadyOpen || drawing.isOpen)
          .map((step) => ({ value: step.key, text: step.name, hint: stepHint(step, drawing) })),
      missing: "Choose a next step",
    }),
    rationale: text({
      label: "Rationale",
      hint: "What is known, what is not, what partners said, and why this step",
      rows: 6,
      called: "Rationale",
      most: 10_000,
      missing: "Enter the rationale: what is known, what is not, and why this step",
    }),
    dissent: optionalText({
      label: "Who disagrees, and why (optional)",
      rows: 3,
      called: "Disagreement",
      most: 4000,
    }),
    forFamily: askedIf(
      isAboutChild,
      text({
        label: "What the family may be told",
        hint: "The sender reads this, and may say it. If telling the family is not safe, say so.",
        rows: 4,
        called: "What the family may be told",
        most: 4000,
        missing: "Enter what the family may be told, or that they must not be told, and why",
      }),
    ),
    forSender: text({
      label: "For the sender only",
      hint: "What happens next and what they are asked to do. Not to be passed on.",
      rows: 4,
      called: "What is for the sender only",
      most: 4000,
      missing: "Enter what the sender is told",
    }),
  },
  {
    nextStep: ({ nextStep }, context) => {
      const step = stepsIn(context).find(({ key }) => key === nextStep);
      return step && problemOf(step, context);
    },
  },
);
export type DecisionForm = Sent<typeof decisionForm>;

export function readDecisionForm(
  form: DecisionForm,
  choices: Choices,
  about: About,
): { readonly decision: NewDecision } | { readonly errors: readonly FieldError[] } {
  const context = { ...about, choices };
  const { value, errors } = decisionForm.read(form, context);
  if (errors) return { errors };
  const { threshold, nextStep, ...said } = value;
  const step = stepsIn(context).find(({ key }) => key === nextStep);
  if (!step) throw new Error("a next step was accepted that there is not");
  return { decision: { ...said, threshold: threshold ?? noChild, step } };
}

function problemOf(step: NextStep, { isLinked, isOpen }: About): string | undefined {
  if (step.key === keptWithSubject.key && !isLinked) {
    return "Put it first with the place, vehicle, account or group, then choose this step";
  }
  if (step.key === alreadyOpen && !isOpen) {
    return "This child is not open to the pathway: choose another step";
  }
  if (step.opensPathway && !isLinked) {
    return "Identify the child first: link a record or create one, then choose this step";
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
