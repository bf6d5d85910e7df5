import { versionOf } from "../../kernel/version-of.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { fullName, refusedNames } from "../subjects/index.ts";
import { addDays } from "../../kernel/dates.ts";
import {
  allegationDays,
  isUnder18,
  readThing,
  type ThingFields,
  type ThingForm,
} from "./thing-form.ts";
import { matchOn, strictKinds } from "./thing-kinds.ts";
import { findAlikePlates, findSame, listBornOn, type Thing } from "./thing-reads.ts";

/** What is here already, shown beside the form. */
export type Same = Pick<Thing, "thingId" | "label" | "identifier" | "kind">;

export type ThingChange =
  | { readonly kind: "accepted"; readonly thingId: string }
  | {
      readonly kind: "invalid";
      readonly errors: readonly FieldError[];
      readonly same: readonly Same[];
      /** A child within the reader's reach who it seems to be. */
      readonly childId?: string | undefined;
    }
  | { readonly kind: "stale" };

/** With the form: whether it is another of the same name. */
type Saying = { readonly form: ThingForm; readonly another: boolean };

/** Adds a subject. What is here already is shown first, and nobody who is a child, or may be, becomes one. */
export async function addThing(
  tx: Tx,
  acting: CommandContext,
  saying: Saying,
): Promise<ThingChange> {
  const checked = await check(tx, acting, { ...saying, before: undefined });
  if (checked.kind === "invalid") return checked;
  const { actor, at } = acting;
  const thingId = newId();
  await tx
    .insertInto("subjects.things")
    .values({
      thing_id: thingId,
      partnership_id: actor.partnershipId,
      ...checked.fields,
      recorded_by: actor.id,
      recorded_at: at,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  if (checked.adultBasis !== "")
    await keepAdultBasis(tx, acting, { thingId, source: checked.adultBasis });
  return { kind: "accepted", thingId };
}

type Basis = { readonly thingId: string; readonly source: string };

/** Whether they were exploited as a child is asked before a measure, and not yet. */
async function keepAdultBasis(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { thingId, source }: Basis,
): Promise<void> {
  await tx
    .insertInto("subjects.adult_facts")
    .values({
      adult_fact_id: newId(),
      partnership_id: actor.partnershipId,
      thing_id: thingId,
      is_adult: true,
      source,
      known_on: today,
      exploited: "not-asked",
      exploited_basis: "Not asked yet",
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
}

/** Puts one right, if it is as it was read. What it said before stays in its history. */
export async function changeThing(
  tx: Tx,
  acting: CommandContext,
  { thing, version, ...saying }: Saying & { readonly thing: Thing; readonly version: string },
): Promise<ThingChange> {
  const form = { ...saying.form, kind: thing.kind };
  const checked = await check(tx, acting, { ...saying, form, before: thing });
  if (checked.kind === "invalid") return checked;
  const { kind: _kind, ...fields } = checked.fields;
  const { numUpdatedRows } = await tx
    .updateTable("subjects.things")
    .set({
      ...fields,
      review_by: reviewAfter(fields, thing, acting.today),
      changed_by: acting.actor.id,
      changed_at: acting.at,
      version: versionOf(version) + 1,
    })
    .where("thing_id", "=", thing.thingId)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted", thingId: thing.thingId } : { kind: "stale" };
}

/** As it was; from today where what was a conviction is an allegation now. */
function reviewAfter({ standing }: Pick<ThingFields, "standing">, before: Thing, today: string) {
  if (standing === null || standing === "convicted") return null;
  return before.reviewBy ?? addDays(today, allegationDays);
}

type Checked =
  | { readonly kind: "fits"; readonly fields: ThingFields; readonly adultBasis: string }
  | Extract<ThingChange, { kind: "invalid" }>;

async function check(
  tx: Tx,
  { today }: CommandContext,
  { form, another, before }: Saying & { readonly before: Thing | undefined },
): Promise<Checked> {
  const read = readThing(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors, same: [] };
  const { fields, adultBasis } = read;
  const isBornChanged = before === undefined || before.bornOn !== fields.born_on;
  if (isBornChanged && isUnder18(fields, today)) return first(await whichChild(tx, fields));
  const unknown = isBornChanged && (await whyUnknown(tx, { fields, adultBasis, before }));
  if (unknown) return { kind: "invalid", errors: [unknown], same: [] };
  const naming = await refusedNames(tx, {
    standingBasis: fields.standing_basis,
    adultBasis,
    says: fields.says,
    source: fields.source,
  });
  if (naming.length > 0) return { kind: "invalid", errors: naming, same: [] };
  // Two people who add the same at once: the second is shown the first's.
  await oneAtATime(tx, `thing ${fields.kind} ${fields.match_on}`);
  const besides = before?.thingId;
  const same = await findSame(tx, { ...fields, matchOn: fields.match_on, besides, today });
  if (same.length > 0 && (!another || strictKinds.includes(fields.kind)))
    return already(fields, same);
  const alike =
    fields.kind === "vehicle" && !another
      ? await findAlikePlates(tx, { matchOn: fields.match_on, besides, today })
      : [];
  if (alike.length > 0) return readsAlike(alike);
  return { kind: "fits", fields, adultBasis };
}

type Age = {
  readonly fields: ThingFields;
  readonly adultBasis: string;
  readonly before: Thing | undefined;
};

/** Unknown age counts as a child: an adult by a date of birth, or by a source. */
async function whyUnknown(
  tx: Tx,
  { fields, adultBasis, before }: Age,
): Promise<FieldError | undefined> {
  if (fields.kind !== "person" || fields.born_on !== null) return undefined;
  const message =
    "Enter a date of birth, or who says that they are 18 or over. A person whose age is not known counts as a child: send a concern to the MASH instead";
  if (before === undefined) return adultBasis === "" ? { field: "adultBasis", message } : undefined;
  const isKnown = await isAdultBySource(tx, before.thingId);
  return isKnown
    ? undefined
    : {
        field: "bornOn",
        message: "Record who says that they are 18 or over first: “Record their age”",
      };
}

async function isAdultBySource(tx: Tx, thingId: string): Promise<boolean> {
  const fact = await tx
    .selectFrom("subjects.adult_facts")
    .select("is_adult")
    .where("thing_id", "=", thingId)
    .orderBy("recorded_at", "desc")
    .orderBy("adult_fact_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return fact?.is_adult ?? false;
}

function already({ kind }: ThingFields, same: readonly Same[]): Checked {
  const isStrict = strictKinds.includes(kind);
  const message = isStrict
    ? "This is already here: open it, and add what is new there"
    : "One of this name is already here: open it, or say that this is another";
  const field = isStrict ? "identifier" : "another";
  return { kind: "invalid", errors: [{ field, message }], same };
}

function readsAlike(same: readonly Same[]): Checked {
  const message =
    "A registration that reads alike is already here (O and 0, I and 1): open it, or say that this is another";
  return { kind: "invalid", errors: [{ field: "another", message }], same };
}

/** Whoever reaches the child is told which record it is; nobody else, not even that there is one. */
function first(
  child: { readonly personId: string; readonly reference: string } | undefined,
): Checked {
  const message = child
    ? `This is a child with a record here, ${child.reference}: record it there. A child is first a child`
    : "Under 18, so a child, and never a person of concern: ring the MASH. What agencies decide about them stands on their own record";
  const errors = [{ field: "bornOn", message }];
  return { kind: "invalid", errors, same: [], childId: child?.personId };
}

type Named = Pick<ThingFields, "label" | "born_on" | "known_as">;

/** A record of a child within the reader's reach with the same name and day of birth. */
export async function whichChild(tx: Tx, { label, born_on, known_as }: Named) {
  const names = [label, ...known_as].map(plainName);
  const children = born_on === null ? [] : await listBornOn(tx, born_on);
  return children.find(
    (one) =>
      names.includes(plainName(fullName(one))) ||
      (one.otherFamilyName !== null &&
        names.includes(
          plainName(
            fullName({ familyName: one.otherFamilyName, givenName: one.otherGivenName ?? "" }),
          ),
        )),
  );
}

const plainName = (label: string): string => matchOn("person", { label, identifier: "" });
