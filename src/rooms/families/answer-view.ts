import { formatDate, londonDate } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { mustNotBeTold, whoMayBeTold, whyNotTold } from "../family-network/index.ts";
import type { Person } from "../subjects/index.ts";
import { appendChronology, type CommandContext, type Change } from "../child-record/index.ts";
import type { FamilyView } from "./view-reads.ts";

type OfView = { readonly person: Person; readonly view: FamilyView; readonly relation: string };

const rowOf = ({ person, view }: OfView, { actor, at }: CommandContext) => ({
  family_reply_id: newId(),
  partnership_id: person.partnershipId,
  person_id: person.personId,
  family_view_id: view.viewId,
  // As the message says: a trigger holds it, whatever is written here.
  audience: view.audience,
  asked_by: view.askedById,
  recorded_by: actor.id,
  recorded_at: at,
});

/** Nobody but the worker reads what is for the worker alone, and the chronology says no more. */
export const wordsFor = ({ audience, said }: FamilyView): string =>
  audience === "worker"
    ? "For the worker who asked alone"
    : said.map(({ question, answer }) => `${question}\n“${answer}”`).join("\n\n");

/** That somebody has read it: from now on the family sees so. Pressed twice it is said once. */
export async function markRead(tx: Tx, acting: CommandContext, of: OfView): Promise<void> {
  const { person, view, relation } = of;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("protect.family_replies")
    .values({ ...rowOf(of, acting), step: "read" })
    .onConflict((is) => is.column("family_view_id").where("step", "=", "read").doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  await appendChronology(tx, person, {
    kind: "family",
    headline: `${relation} wrote by a link that ${view.askedBy} had made`.slice(0, 200),
    detail: wordsFor(view).slice(0, 10_000),
    happenedOn: londonDate(view.sentAt),
    by: acting.actor,
  });
}

export type CameOfForm = {
  readonly wording: string;
  readonly told: string;
  readonly toldHow: string;
};

const ways = ["by-link", "in-person", "not-told"] as const;

/** What came of a message, in the words that the family reads or was told. */
export async function recordCameOf(
  tx: Tx,
  acting: CommandContext,
  of: OfView & { readonly form: CameOfForm },
): Promise<Exclude<Change, { kind: "stale" }>> {
  const { person, view, form, relation } = of;
  const errors: FieldError[] = [];
  const wording = readText(form.wording, {
    name: "Outcome",
    most: 4000,
    missing: "Enter the outcome, in words for the family",
  });
  if (!wording.ok) errors.push({ field: "wording", message: wording.error });
  const told = ways.find((way) => way === form.told);
  if (!told) errors.push({ field: "told", message: "Choose how to tell them" });
  if (told === "by-link" && view.linkUntil <= acting.at) {
    const message = `The link expired on ${formatDate(londonDate(view.linkUntil))}: tell them in person`;
    errors.push({ field: "told", message });
  }
  const untold = told === "not-told" ? undefined : await untoldOf(tx, acting, of);
  if (untold !== undefined) errors.push({ field: "told", message: untold });
  const how = readText(form.toldHow, {
    name: "How they were told, or why not",
    most: 1000,
    ...(told === "by-link" ? {} : { missing: "Enter how they were told, or why they are not" }),
  });
  if (told !== undefined && !how.ok) errors.push({ field: "toldHow", message: how.error });
  if (errors.length > 0 || !wording.ok || !told || !how.ok) return { kind: "invalid", errors };
  await markRead(tx, acting, of);
  const toldHow = told === "by-link" ? null : how.value;
  const words = { wording: wording.value, told, told_how: toldHow };
  await tx
    .insertInto("protect.family_replies")
    .values({ ...rowOf(of, acting), step: "came-of", ...words })
    .execute();
  await appendChronology(tx, person, {
    kind: "family",
    headline: `Outcome of the views of: ${relation}`.slice(0, 200),
    detail: view.audience === "worker" ? "For the worker who asked alone" : wording.value,
    happenedOn: acting.today,
    by: acting.actor,
  });
  return { kind: "accepted" };
}

/** Why whoever wrote it is not told what came of it; undefined where nothing speaks against it. */
async function untoldOf(
  tx: Tx,
  { today }: CommandContext,
  { person, view: { aroundId } }: OfView,
): Promise<string | undefined> {
  if (aroundId === null) return undefined;
  const told = await whoMayBeTold(tx, { person, today });
  const one = told.people.find((other) => other.aroundId === aroundId);
  if (one && one.doNotTell !== null) return `${mustNotBeTold(one)}: choose that they are not told`;
  return whyNotTold(told, aroundId);
}
