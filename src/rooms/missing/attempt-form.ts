import type { ActionFields } from "../work/index.ts";
import type { ReachForm } from "../actions/index.ts";
import type { FieldError } from "../../kernel/fields.ts";
import type { Reasons } from "./missing-scheme.ts";
import { attemptOutcomes, type AttemptOutcome } from "./log-reads.ts";
import { readMoment, type MomentFields } from "../../kernel/moment-fields.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";

export type AttemptForm = {
  readonly outcome: string;
  readonly happened: MomentFields;
  readonly offeredTo: string;
  readonly interviewer: string;
  readonly independent: string;
  readonly doneFor: string;
  readonly instead: string;
  readonly childAccount: string;
  readonly parentAccount: string;
  readonly reasons: readonly string[];
  readonly changes: string;
  /** A promise that follows, where there is one. */
  readonly promise: ActionFields & { readonly reach: ReachForm };
};

type Ground = {
  readonly reasons: Reasons;
  readonly now: Date;
  readonly missingSince: Date;
  readonly returnedAt: Date;
  /** Those who lead for the child: an interview by one of them is not independent. */
  readonly leads: readonly string[];
};

export type ReadAttempt = {
  readonly outcome: AttemptOutcome;
  readonly happenedAt: Date;
  readonly offeredTo: string | null;
  readonly interviewer: string | null;
  readonly isIndependent: boolean | null;
  readonly doneFor: string | null;
  readonly instead: string | null;
  readonly childAccount: string | null;
  readonly parentAccount: string | null;
  readonly reasons: readonly string[];
  readonly changes: string | null;
};

const isOutcome = (text: string): text is AttemptOutcome => Object.hasOwn(attemptOutcomes, text);
const notHeld: readonly string[] = ["declined", "not-found", "not-attempted"];

export const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

type Text = ReturnType<typeof texts>;

/** What each outcome must say: an offer to whom, an interview the child's own words, all others what was tried. */
function readWords(form: AttemptForm, text: Text) {
  const { outcome } = form;
  const isDone = outcome === "done";
  return {
    offeredTo: text(form.offeredTo, {
      field: "offeredTo",
      name: "To whom it was offered",
      most: 200,
      ...(outcome === "offered" && { missing: "Enter to whom it was offered" }),
    }),
    interviewer: text(form.interviewer, {
      field: "interviewer",
      name: "Interviewer",
      most: 200,
      ...(isDone && { missing: "Enter who interviewed" }),
    }),
    doneFor: text(form.doneFor, { field: "doneFor", name: "Area or agency", most: 200 }),
    instead: text(form.instead, {
      field: "instead",
      name: "What was tried instead",
      most: 2000,
      ...(notHeld.includes(outcome) && { missing: "Enter what was tried instead, or will be" }),
    }),
    childAccount: text(form.childAccount, {
      field: "childAccount",
      name: "What the child says",
      most: 10_000,
      ...(isDone && { missing: "Enter what the child says, in their own words" }),
    }),
    parentAccount: text(form.parentAccount, {
      field: "parentAccount",
      name: "What the carer says",
      most: 10_000,
    }),
    changes: text(form.changes, {
      field: "changes",
      name: "What changes in the plan",
      most: 2000,
    }),
  };
}

/** Whoever leads for the child is not independent, whatever the form says. */
function independenceError(
  { outcome, independent, interviewer }: AttemptForm,
  leads: readonly string[],
): FieldError | undefined {
  if (outcome !== "done") return undefined;
  if (independent !== "yes" && independent !== "no") {
    return { field: "independent", message: "Say whether the interviewer is independent" };
  }
  const isLead = leads.some((name) => sameName(name, interviewer));
  if (!isLead || independent === "no") return undefined;
  const message = `${interviewer} leads for this child: say that they are not independent`;
  return { field: "independent", message };
}

/** An offer of the return home interview or an attempt at it. */
export function readAttempt(
  form: AttemptForm,
  { reasons, now, missingSince, returnedAt, leads }: Ground,
): { readonly attempt: ReadAttempt } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const { outcome } = form;
  if (!isOutcome(outcome)) errors.push({ field: "outcome", message: "Choose what happened" });
  const isDone = outcome === "done";
  const happened = readMoment(form.happened, {
    field: "happened",
    name: "When this was",
    now,
    // An offer can be made while the child is still missing; an interview cannot.
    notBefore: isDone
      ? { at: returnedAt, what: "they came back" }
      : { at: missingSince, what: "they went missing" },
  });
  if ("errors" in happened) errors.push(...happened.errors);
  const said = readWords(form, texts(errors));
  const unsure = independenceError(form, leads);
  if (unsure) errors.push(unsure);
  if (errors.length > 0 || "errors" in happened || !isOutcome(outcome)) return { errors };
  const known = new Set(reasons.map(({ key }) => key));
  return {
    attempt: {
      outcome,
      happenedAt: happened.at,
      offeredTo: orNull(said.offeredTo),
      interviewer: isDone ? said.interviewer : null,
      isIndependent: isDone ? form.independent === "yes" : null,
      doneFor: orNull(said.doneFor),
      instead: orNull(said.instead),
      childAccount: orNull(said.childAccount),
      parentAccount: orNull(said.parentAccount),
      reasons: form.reasons.filter((key) => known.has(key)),
      changes: orNull(said.changes),
    },
  };
}
