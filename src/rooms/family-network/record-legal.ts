import { sql } from "kysely";
import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { invalid, note, ofChild, type Change, type Child } from "./acting.ts";
import { currentAround, type Span } from "./family.ts";
import { listAround } from "./family-reads.ts";
import { familySchemeOn, nameIn } from "./family-scheme.ts";
import {
  endForm,
  nobodyHere,
  orderForm,
  responsibilityForm,
  restrictionForm,
} from "./legal-forms.ts";

type Adding<F> = { readonly person: Child; readonly form: F };

/** What the forms are read with: the lists of the day, and who is around the child. */
async function readingOf(tx: Tx, { at, today }: CommandContext, { personId }: Child) {
  const scheme = await familySchemeOn(tx, today);
  return { scheme, now: at, people: currentAround(await listAround(tx, personId)) };
}

const whoIs = (chosen: string): string | null => (chosen === nobodyHere ? null : chosen);

/** Records who has parental responsibility, and by what. */
export async function addResponsibility(
  tx: Tx,
  by: CommandContext,
  { person, form }: Adding<Sent<typeof responsibilityForm>>,
): Promise<Change> {
  const reading = await readingOf(tx, by, person);
  const { value, errors } = responsibilityForm.read(form, reading);
  if (errors) return invalid(errors);
  const aroundId = whoIs(value.holder);
  await tx
    .insertInto("protect.parental_responsibilities")
    .values({
      responsibility_id: newId(),
      ...ofChild(person),
      around_id: aroundId,
      authority: aroundId === null ? value.authority : null,
      kind: value.kind,
      evidence: value.evidence,
      from_on: value.fromOn,
      until_on: value.untilOn,
      recorded_by: by.actor.id,
      recorded_at: by.at,
    })
    .execute();
  await note(tx, by, person, {
    headline: `Parental responsibility recorded: ${nameIn(reading.scheme.kinds, value.kind)}`,
    detail: value.evidence,
  });
  return { kind: "accepted" };
}

/** Records what is taken from somebody's parental responsibility, from and until when. */
export async function restrictResponsibility(
  tx: Tx,
  by: CommandContext,
  {
    person,
    responsibilityId,
    form,
  }: Adding<Sent<typeof restrictionForm>> & { readonly responsibilityId: string },
): Promise<Change> {
  const { value, errors } = restrictionForm.read(form, await readingOf(tx, by, person));
  if (errors) return invalid(errors);
  await tx
    .insertInto("protect.responsibility_restrictions")
    .values({
      restriction_id: newId(),
      ...ofChild(person),
      responsibility_id: responsibilityId,
      wording: value.wording,
      evidence: value.evidence,
      from_on: value.fromOn,
      until_on: value.untilOn,
      recorded_by: by.actor.id,
      recorded_at: by.at,
    })
    .execute();
  await note(tx, by, person, {
    headline: "Parental responsibility restricted",
    detail: value.wording,
  });
  return { kind: "accepted" };
}

/** Records an order of a court about the child. */
export async function addOrder(
  tx: Tx,
  by: CommandContext,
  { person, form }: Adding<Sent<typeof orderForm>>,
): Promise<Change> {
  const reading = await readingOf(tx, by, person);
  const { value, errors } = orderForm.read(form, reading);
  if (errors) return invalid(errors);
  const { kind, court, about, madeOn, fromOn, untilOn, terms, document } = value;
  await tx
    .insertInto("protect.court_orders")
    .values({
      court_order_id: newId(),
      ...ofChild(person),
      around_id: whoIs(about),
      kind,
      court,
      made_on: madeOn,
      from_on: fromOn,
      until_on: untilOn,
      terms,
      document,
      recorded_by: by.actor.id,
      recorded_at: by.at,
    })
    .execute();
  await note(tx, by, person, {
    headline: `Court order recorded: ${nameIn(reading.scheme.orders, kind)}`,
    detail: terms,
  });
  return { kind: "accepted" };
}

/** What ends with a day and a reason: each in a table of its own. */
const endings = {
  responsibility: {
    table: "protect.parental_responsibilities",
    key: "responsibility_id",
    says: "Parental responsibility ended",
  },
  restriction: {
    table: "protect.responsibility_restrictions",
    key: "restriction_id",
    says: "A restriction of parental responsibility ended",
  },
  order: { table: "protect.court_orders", key: "court_order_id", says: "Court order ended" },
  household: { table: "protect.households", key: "household_id", says: "A household ended" },
} as const;

export type Ending = Adding<Sent<typeof endForm>> & {
  readonly what: keyof typeof endings;
  readonly id: string;
  readonly span: Span;
};

/** Ends something, or says that it was recorded wrongly. It stays to be read. */
export async function endSpan(
  tx: Tx,
  by: CommandContext,
  { person, form, what, id, span }: Ending,
): Promise<Change> {
  const reading = await readingOf(tx, by, person);
  const { value, errors } = endForm.read(form, { ...reading, since: span.fromOn });
  if (errors) return invalid(errors);
  const { table, key, says } = endings[what];
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set end_kind = ${value.endKind}, ended_on = ${value.endedOn}::date, end_reason = ${value.endReason},
      ended_by = ${by.actor.id}::uuid, ended_at = ${by.at}, version = version + 1
    where ${sql.ref(key)} = ${id}::uuid and version = ${span.version} and ended_on is null`.execute(
    tx,
  );
  if (numAffectedRows !== 1n) return { kind: "stale" };
  const headline = value.endKind === "wrong" ? `${says}: it was recorded wrongly` : says;
  await note(tx, by, person, { headline, detail: value.endReason });
  return { kind: "accepted" };
}
