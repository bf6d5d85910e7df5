import { londonDate } from "../../kernel/dates.ts";
import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { mustNotBeTold, whoMayBeTold, whyNotTold } from "../family-network/index.ts";
import type { Person } from "../subjects/index.ts";
import { appendChronology, type Change } from "../child-record/index.ts";
import { cameOfForm } from "./came-of-form.ts";
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

/** What came of a message, in the words that the family reads or was told. */
export async function recordCameOf(
  tx: Tx,
  acting: CommandContext,
  of: OfView & { readonly form: Sent<typeof cameOfForm> },
): Promise<Exclude<Change, { kind: "stale" }>> {
  const { person, view, form, relation } = of;
  const untold = await untoldOf(tx, acting, of);
  const { value, errors } = cameOfForm.read(form, { ...acting, linkUntil: view.linkUntil, untold });
  if (errors) return { kind: "invalid", errors };
  const { wording, told } = value;
  await markRead(tx, acting, of);
  const toldHow = told === "by-link" ? null : value.toldHow;
  const words = { wording, told, told_how: toldHow };
  await tx
    .insertInto("protect.family_replies")
    .values({ ...rowOf(of, acting), step: "came-of", ...words })
    .execute();
  await appendChronology(tx, person, {
    kind: "family",
    headline: `Outcome of the views of: ${relation}`.slice(0, 200),
    detail: view.audience === "worker" ? "For the worker who asked alone" : wording,
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
