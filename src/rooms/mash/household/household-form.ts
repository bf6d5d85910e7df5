import type { FieldError } from "../../../kernel/fields.ts";
import { fullName } from "../../subjects/index.ts";
import {
  readDecisionForm,
  type Choices,
  type DecisionForm,
  type NewDecision,
} from "../decision-form.ts";
import type { Member } from "./household-reads.ts";

/** What the browser sent: what is said for all by its name, what is said of one child by name and concern. */
export type HouseholdTyped = Readonly<Record<string, string>>;

/** What may be written once for all; each child can have words of its own instead. */
export const sharedTexts = ["rationale", "dissent", "forFamily", "forSender"] as const;

type Shared = (typeof sharedTexts)[number];
type Part = Shared | "threshold" | "nextStep" | "version";

export const partOf = (part: Part, { episode }: Member): string => `${part}-${episode.concernId}`;

/** Where a child stands on the page, for a link to it. */
export const placeOf = ({ episode }: Member): string => `child-${episode.concernId}`;

/** "Rafe Underwood, C-2026-12": two children of one household may have one name. */
export const memberName = ({ episode }: Member): string =>
  `${fullName(episode)}, ${episode.reference}`;

export type MemberDecision = {
  readonly member: Member;
  readonly version: string;
  readonly decision: NewDecision;
};

export type HouseholdRead =
  { readonly decisions: readonly MemberDecision[] } | { readonly errors: readonly FieldError[] };

/**
 * A decision for each child who has a next step; the others stay open. Nothing is decided about a child of
 * whom nothing was chosen, and no choice is ever taken over from a brother or a sister: only words are.
 */
export function readHousehold(
  typed: HouseholdTyped,
  choices: Choices,
  members: readonly Member[],
): HouseholdRead {
  const waiting = members.filter(({ episode }) => episode.decidedAt === null);
  const decisions: MemberDecision[] = [];
  const errors: FieldError[] = [];
  for (const member of waiting) {
    const form = formOf(typed, member);
    if (form.nextStep === "") {
      if (isBegun(typed, member)) errors.push(unfinished(member));
      continue;
    }
    const { isOpen, person } = member;
    const read = readDecisionForm(form, choices, { isOpen, isLinked: person !== undefined });
    if ("errors" in read) errors.push(...read.errors.map((one) => placed(one, typed, member)));
    else decisions.push({ member, version: form.version, decision: read.decision });
  }
  const [first] = waiting;
  if (errors.length === 0 && decisions.length === 0 && first) {
    const message = "Choose a next step for at least one child";
    errors.push({ field: partOf("nextStep", first), message });
  }
  return errors.length > 0 ? { errors: asOnThePage(once(errors)) } : { decisions };
}

/** The concerns for which a next step was chosen. */
export const chosenIn = (typed: HouseholdTyped): readonly string[] =>
  Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith("nextStep-") && value.trim() !== "" ? [name.slice("nextStep-".length)] : [],
  );

const ownOf = (typed: HouseholdTyped, part: Part, member: Member): string =>
  (typed[partOf(part, member)] ?? "").trim();

function formOf(typed: HouseholdTyped, member: Member): DecisionForm {
  const own = (part: Part): string => ownOf(typed, part, member);
  const text = (part: Shared): string => own(part) || (typed[part] ?? "");
  return {
    threshold: own("threshold"),
    nextStep: own("nextStep"),
    version: own("version"),
    rationale: text("rationale"),
    dissent: text("dissent"),
    forFamily: text("forFamily"),
    forSender: text("forSender"),
  };
}

const isBegun = (typed: HouseholdTyped, member: Member): boolean =>
  ["threshold" as const, ...sharedTexts].some((part) => ownOf(typed, part, member) !== "");

const unfinished = (member: Member): FieldError => ({
  field: partOf("nextStep", member),
  message: `Choose a next step for ${memberName(member)}, or delete what you wrote about this child`,
});

/** Where it can be put right: at the child, or at the words for all where the child has none of its own. */
function placed({ field, message }: FieldError, typed: HouseholdTyped, member: Member): FieldError {
  const text = sharedTexts.find((one) => one === field);
  if (text !== undefined && ownOf(typed, text, member) === "") return { field: text, message };
  return { field: partOf(field as Part, member), message: `${message}: ${memberName(member)}` };
}

/** What is said for all stands above the children. */
const asOnThePage = (errors: readonly FieldError[]): readonly FieldError[] => {
  const isShared = ({ field }: FieldError): boolean => sharedTexts.some((one) => one === field);
  return [...errors.filter(isShared), ...errors.filter((one) => !isShared(one))];
};

const once = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.filter(
    (one, at) =>
      errors.findIndex(({ field, message }) => field === one.field && message === one.message) ===
      at,
  );
