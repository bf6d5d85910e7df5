import { versionOf } from "../../kernel/version-of.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { fullName } from "../subjects/index.ts";
import { isUnder18, readThing, type ThingFields, type ThingForm } from "./thing-form.ts";
import { matchOn, strictKinds } from "./thing-kinds.ts";
import { findSame, listBornOn, type Thing } from "./thing-reads.ts";

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

type CommandContext = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

/** With the form: whether it is another of the same name, and what the MASH said of a young person. */
type Saying = { readonly form: ThingForm; readonly another: boolean; readonly mashSays: boolean };

/** Adds a subject. What is here already is shown first, and a child is not made a second time. */
export async function addThing(
  tx: Tx,
  acting: CommandContext,
  saying: Saying,
): Promise<ThingChange> {
  const checked = await check(tx, acting, { ...saying, besides: undefined });
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
  return { kind: "accepted", thingId };
}

/** Puts one right, if it is as it was read. What it said before stays in its history. */
export async function changeThing(
  tx: Tx,
  acting: CommandContext,
  { thing, version, ...saying }: Saying & { readonly thing: Thing; readonly version: string },
): Promise<ThingChange> {
  const form = { ...saying.form, kind: thing.kind };
  const checked = await check(tx, acting, { ...saying, form, besides: thing.thingId });
  if (checked.kind === "invalid") return checked;
  const { kind: _kind, ...fields } = checked.fields;
  const { numUpdatedRows } = await tx
    .updateTable("subjects.things")
    .set({
      ...fields,
      changed_by: acting.actor.id,
      changed_at: acting.at,
      version: versionOf(version) + 1,
    })
    .where("thing_id", "=", thing.thingId)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted", thingId: thing.thingId } : { kind: "stale" };
}

type Checked =
  | { readonly kind: "fits"; readonly fields: ThingFields }
  | Extract<ThingChange, { kind: "invalid" }>;

async function check(
  tx: Tx,
  { today }: CommandContext,
  { form, another, mashSays, besides }: Saying & { readonly besides: string | undefined },
): Promise<Checked> {
  const read = readThing(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors, same: [] };
  const { fields } = read;
  if (isUnder18(fields, today)) {
    const found = await whichChild(tx, fields);
    if (found || !mashSays) return first(found);
  }
  // Two people who add the same at once: the second is shown the first's.
  await oneAtATime(tx, `thing ${fields.kind} ${fields.match_on}`);
  const same = await findSame(tx, { ...fields, matchOn: fields.match_on, besides });
  if (same.length > 0 && (!another || strictKinds.includes(fields.kind)))
    return already(fields, same);
  return { kind: "fits", fields };
}

function already({ kind }: ThingFields, same: readonly Same[]): Checked {
  const isStrict = strictKinds.includes(kind);
  const message = isStrict
    ? "This is already here: open it, and add what is new there"
    : "One of this name is already here: open it, or say that this is another";
  const field = isStrict ? "identifier" : "another";
  return { kind: "invalid", errors: [{ field, message }], same };
}

/** Whoever reaches the child is told which record it is; nobody else, not even that there is one. */
function first(
  child: { readonly personId: string; readonly reference: string } | undefined,
): Checked {
  const message = child
    ? `This is a child with a record here, ${child.reference}: record it there. A child is first a child`
    : "Under 18, so a child first: ring the MASH, and record their advice below";
  const errors = [{ field: child ? "bornOn" : "mashSays", message }];
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
