import { versionOf } from "../../kernel/version-of.ts";
import { readText } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import type { Person } from "../subjects/index.ts";
import { findAction, type Action } from "../work/index.ts";
import type { Outcome } from "./plan.ts";
import { ratingName, type PlanScheme } from "./plan-scheme.ts";
import {
  addFamilyWords,
  addLink,
  addOutcome,
  addRating,
  changeOutcome,
  endLink,
  openPlan,
  type PlanChange,
} from "./plan-writes.ts";
import { readTexts } from "./read-texts.ts";

export type OutcomeForm = Readonly<Record<"wording" | "why" | "version", string>>;

const rules = {
  wording: { name: "Outcome", most: 1000, missing: "Enter what should be different for the child" },
  why: { name: "Why", most: 2000 },
};

type Saving = {
  readonly person: Person;
  /** The outcome that is put in other words; undefined for a new one. */
  readonly outcome: Outcome | undefined;
  readonly form: OutcomeForm;
};

/** Adds what is hoped for to the plan, or puts it in other words. */
export async function saveOutcome(
  tx: Tx,
  acting: CommandContext,
  { person, outcome, form }: Saving,
): Promise<PlanChange & { readonly outcomeId?: string }> {
  const read = readTexts({ wording: form.wording, why: form.why }, rules);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const texts = { wording: read.texts.wording, why: read.texts.why || null };
  if (!outcome) {
    const planId = await openPlan(tx, acting, person);
    const outcomeId = await addOutcome(tx, acting, { person, planId, ...texts });
    return { kind: "accepted", outcomeId };
  }
  const { outcomeId } = outcome;
  const change = { outcomeId, version: versionOf(form.version), set: texts };
  const isDone = await changeOutcome(tx, acting, change);
  return { kind: isDone ? "accepted" : "stale", outcomeId };
}

export type RatingForm = { readonly rating: string; readonly reason: string };

type Rating = {
  readonly person: Person;
  readonly outcome: Outcome;
  readonly scheme: PlanScheme;
  readonly form: RatingForm;
};

/** Decides how far an outcome is. What was decided before stays beside it. */
export async function rateOutcome(
  tx: Tx,
  acting: CommandContext,
  { person, outcome, scheme, form }: Rating,
): Promise<PlanChange> {
  const rating = scheme.ratings.find(({ key }) => key === form.rating);
  const reason = readText(form.reason, {
    name: "Reason",
    most: 2000,
    missing: "Enter what shows that it is so",
  });
  if (!rating || !reason.ok) {
    return {
      kind: "invalid",
      errors: [
        ...(rating ? [] : [{ field: "rating", message: "Choose how far it is" }]),
        ...(reason.ok ? [] : [{ field: "reason", message: reason.error }]),
      ],
    };
  }
  const { outcomeId, wording, ratings } = outcome;
  await addRating(tx, acting, { person, outcomeId, rating: rating.key, reason: reason.value });
  const was = ratingName(scheme, ratings[0]?.rating ?? null);
  await appendChronology(tx, person, {
    kind: "action",
    headline: `Outcome of the plan rated ${rating.name}, before: ${was}`,
    detail: `${wording}\n\n${reason.value}`,
    happenedOn: acting.today,
    by: acting.actor,
  });
  return { kind: "accepted" };
}

export type EndForm = { readonly endedReason: string; readonly version: string };

/** Gives an outcome up. It stays on record with why, and is part of no version from now on. */
export async function endOutcome(
  tx: Tx,
  acting: CommandContext,
  { person, outcome, form }: { person: Person; outcome: Outcome; form: EndForm },
): Promise<PlanChange> {
  const missing = "Enter why this is no longer part of the plan";
  const reason = readText(form.endedReason, { name: "Why", most: 1000, missing });
  if (!reason.ok) {
    return { kind: "invalid", errors: [{ field: "endedReason", message: reason.error }] };
  }
  const set = { ended_on: acting.today, ended_reason: reason.value };
  const { outcomeId, wording } = outcome;
  const change = { outcomeId, version: versionOf(form.version), set };
  if (!(await changeOutcome(tx, acting, change))) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "action",
    headline: "An outcome was taken out of the plan",
    detail: `${wording}\n\n${reason.value}`,
    happenedOn: acting.today,
    by: acting.actor,
  });
  return { kind: "accepted" };
}

type Linking = {
  readonly person: Person;
  readonly outcome: Outcome;
  /** Every promise that was offered with a box to tick. */
  readonly offered: readonly Action[];
  readonly ticked: readonly string[];
  /** Which were ticked when the form was read: what a colleague linked since is not taken away. */
  readonly were: readonly string[];
};

/** Which of the child's promises serve this outcome. Those that were not offered stay as they are. */
export async function linkPromises(
  tx: Tx,
  acting: CommandContext,
  { person, outcome, offered, ticked, were }: Linking,
): Promise<void> {
  const { outcomeId } = outcome;
  const linked = new Set(outcome.promises.map(({ actionId }) => actionId));
  for (const { actionId } of offered) {
    const wanted = ticked.includes(actionId);
    if (wanted && !linked.has(actionId)) await addLink(tx, acting, { person, outcomeId, actionId });
    const untied = !wanted && were.includes(actionId) && linked.has(actionId);
    if (untied) await endLink(tx, acting, { outcomeId, actionId });
  }
}

type PromiseLink = {
  readonly person: Person;
  readonly outcomeId: string;
  readonly actionId: string;
  /** What the family's paper says of it; empty where it says nothing. */
  readonly forFamily: string;
};

/** A promise that was just made, or was made elsewhere, towards an outcome of the open plan. */
export async function linkPromise(
  tx: Tx,
  acting: CommandContext,
  { person, outcomeId, actionId, forFamily }: PromiseLink,
): Promise<void> {
  const action = await findAction(tx, person.personId, actionId);
  if (!action) throw new Error("an action of another child was to be linked");
  await addLink(tx, acting, { person, outcomeId, actionId });
  if (forFamily === "") return;
  const planId = await openPlan(tx, acting, person);
  const about = { about: "promise", aboutId: actionId } as const;
  await addFamilyWords(tx, acting, { person, planId, ...about, wording: forFamily });
}
