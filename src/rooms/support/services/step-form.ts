import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { orNull, texts } from "../../../kernel/read-texts.ts";
import { referralStates, type ReferralState } from "./referral-states.ts";
import type { ServiceScheme } from "./service-scheme.ts";

export type StepForm = {
  readonly step: string;
  readonly on: DateParts;
  readonly wording: string;
  /** How it ended, where it ends. */
  readonly outcome: string;
  /** Why it is not available, where it is not. */
  readonly reasonKey: string;
};

export type Step = {
  readonly step: ReferralState;
  readonly on: string;
  readonly wording: string | null;
  readonly outcome: string | null;
  readonly reasonKey: string | null;
};

type Reading = {
  readonly scheme: ServiceScheme;
  readonly allowed: readonly ReferralState[];
  readonly earliest: string;
  readonly today: string;
  /** A referral says why; a later step may. */
  readonly missing?: string;
};

const isState = (text: string): text is ReferralState => Object.hasOwn(referralStates, text);

/** Reads one step of a referral: what came of it where it ends, and why where it is not available. */
export function readStep(
  form: StepForm,
  { scheme, allowed, earliest, today, missing }: Reading,
): { readonly step: Step } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const { step } = form;
  const isAllowed = isState(step) && allowed.includes(step);
  if (!isAllowed) errors.push({ field: "step", message: "Choose what happened" });
  const on = readDateParts(form.on, { name: "Date", earliest, latest: today });
  if (!on.ok) errors.push({ field: "on", message: on.error });
  const rule = { field: "wording", name: "This", most: 2000 };
  const wording = texts(errors)(form.wording, { ...rule, ...(missing ? { missing } : {}) });
  const outcome = step === "ended" ? form.outcome : null;
  if (outcome !== null && !scheme.outcomes.some(({ key }) => key === outcome)) {
    errors.push({ field: "outcome", message: "Choose how it ended" });
  }
  const reasonKey = step === "not-available" ? form.reasonKey : null;
  if (reasonKey !== null && !scheme.whyNot.some(({ key }) => key === reasonKey)) {
    errors.push({ field: "reasonKey", message: "Choose why it is not available" });
  }
  if (!isAllowed || !on.ok || errors.length > 0) return { errors };
  return { step: { step, on: on.value, wording: orNull(wording), outcome, reasonKey } };
}
