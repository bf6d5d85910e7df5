import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { invalid, note, ofChild, type Change, type Child } from "./acting.ts";
import { changeKinds, safeties, type Around } from "./family.ts";
import { listAround } from "./family-reads.ts";
import { familySchemeOn, nameIn } from "./family-scheme.ts";
import { contactForm, personChangeForm, personForm, viewForm } from "./person-forms.ts";

type Adding<F> = { readonly person: Child; readonly form: F };
type AboutPerson<F> = Adding<F> & { readonly aroundId: string };

export type Added = Exclude<Change, { readonly kind: "accepted" }> | AcceptedPerson;
type AcceptedPerson = { readonly kind: "accepted"; readonly aroundId: string };

/** Adds somebody around a child. */
export async function addPerson(
  tx: Tx,
  by: CommandContext,
  { person, form }: Adding<Sent<typeof personForm>>,
): Promise<Added> {
  const scheme = await familySchemeOn(tx, by.today);
  const { value, errors } = personForm.read(form, { scheme, now: by.at });
  if (errors) return invalid(errors);
  const aroundId = newId();
  const stamp = { recorded_by: by.actor.id, recorded_at: by.at };
  await tx
    .insertInto("protect.people_around")
    .values({ around_id: aroundId, ...ofChild(person), ...stamp })
    .execute();
  await insertEntry(tx, by, {
    person,
    aroundId,
    known: value,
    follows: { change: "added", change_words: null, replaces_id: null },
  });
  const relation = nameIn(scheme.relationships, value.relationship).toLowerCase();
  await note(tx, by, person, {
    headline: `Family and network: added, ${relation}`,
    detail: value.name ?? value.described,
  });
  return { kind: "accepted", aroundId };
}

/** Puts an entry in the place of one that has changed or was wrong, or says that they are there no more. */
export async function changePerson(
  tx: Tx,
  by: CommandContext,
  { person, entry, form }: Adding<Sent<typeof personChangeForm>> & { readonly entry: Around },
): Promise<Change> {
  const scheme = await familySchemeOn(tx, by.today);
  const { value, errors } = personChangeForm.read(form, { scheme, now: by.at });
  if (errors) return invalid(errors);
  const now = await listAround(tx, person.personId);
  if (!now.some(({ entryId }) => entryId === entry.entryId)) return { kind: "stale" };
  const { change, changeWords, ...known } = value;
  const isFirst = await insertEntry(tx, by, {
    person,
    aroundId: entry.aroundId,
    known,
    follows: { change, change_words: changeWords, replaces_id: entry.entryId },
  });
  if (!isFirst) return { kind: "stale" };
  const relation = nameIn(scheme.relationships, known.relationship).toLowerCase();
  await note(tx, by, person, {
    headline: `Family and network: ${changeKinds[change].toLowerCase()} (${relation})`,
    detail: changeWords ?? known.name ?? known.described,
  });
  return { kind: "accepted" };
}

type Inserting = {
  readonly person: Child;
  readonly aroundId: string;
  readonly known: {
    readonly name: string | null;
    readonly described: string | null;
    readonly relationship: string;
    readonly part: string;
    readonly phone: string | null;
    readonly email: string | null;
    readonly language: string | null;
  } & Sourced;
  readonly follows: {
    readonly change: string;
    readonly change_words: string | null;
    readonly replaces_id: string | null;
  };
};

type Sourced = {
  readonly source: string;
  readonly sourceName: string | null;
  readonly notedOn: string;
};

const sourceOf = ({ source, sourceName, notedOn }: Sourced) => ({
  source,
  source_name: sourceName,
  noted_on: notedOn,
});

/** Answers whether it was the first to take the place of the entry that it replaces. */
async function insertEntry(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, aroundId, known, follows }: Inserting,
): Promise<boolean> {
  const { name, described, relationship, part, phone, email, language } = known;
  const written = await tx
    .insertInto("protect.around_entries")
    .values({
      around_entry_id: newId(),
      ...ofChild(person),
      around_id: aroundId,
      name,
      described,
      relationship,
      part,
      phone,
      email,
      language,
      ...sourceOf(known),
      ...follows,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .onConflict((conflict) => conflict.column("replaces_id").doNothing())
    .returning("around_entry_id")
    .executeTakeFirst();
  return written !== undefined;
}

/** Adds what somebody around the child thinks, or what a worker notes of them. */
export async function addView(
  tx: Tx,
  by: CommandContext,
  { person, aroundId, form }: AboutPerson<Sent<typeof viewForm>>,
): Promise<Change> {
  const scheme = await familySchemeOn(tx, by.today);
  const { value, errors } = viewForm.read(form, { scheme, now: by.at });
  if (errors) return invalid(errors);
  await tx
    .insertInto("protect.around_views")
    .values({
      around_view_id: newId(),
      ...ofChild(person),
      around_id: aroundId,
      side: value.side,
      wording: value.wording,
      ...sourceOf(value),
      recorded_by: by.actor.id,
      recorded_at: by.at,
    })
    .execute();
  const whose = value.side === "theirs" ? "in their words" : "a worker’s view";
  await note(tx, by, person, {
    headline: `Family and network: a view was recorded, ${whose}`,
    detail: value.wording,
  });
  return { kind: "accepted" };
}

/** Records whether contact with somebody is safe, and why. */
export async function recordContact(
  tx: Tx,
  by: CommandContext,
  { person, aroundId, form }: AboutPerson<Sent<typeof contactForm>>,
): Promise<Change> {
  const scheme = await familySchemeOn(tx, by.today);
  const { value, errors } = contactForm.read(form, { scheme, now: by.at });
  if (errors) return invalid(errors);
  await tx
    .insertInto("protect.around_contacts")
    .values({
      around_contact_id: newId(),
      ...ofChild(person),
      around_id: aroundId,
      safety: value.safety,
      why: value.why,
      from_on: value.fromOn,
      ...sourceOf(value),
      recorded_by: by.actor.id,
      recorded_at: by.at,
    })
    .execute();
  await note(tx, by, person, {
    headline: `Family and network: contact, ${safeties[value.safety].toLowerCase()}`,
    detail: value.why,
  });
  return { kind: "accepted" };
}
