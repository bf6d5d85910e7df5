import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import { counted } from "../../kernel/words.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { replaceWhereabouts } from "../subjects/index.ts";
import { appendChronology } from "../child-record/index.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";
import { makeExclusion } from "../reachable-moments/index.ts";
import { readEntry, type EntryFields, type EntryForm } from "./entry-form.ts";
import type { EducationScheme } from "./education-scheme.ts";
import type { Entry } from "./entry-reads.ts";
import { kindWords, timetables, type EducationKind } from "./kinds.ts";
import { standing } from "./standing-entries.ts";

export type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly scheme: EducationScheme;
};

export type AddingEntry = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly kind: EducationKind;
  readonly entries: readonly Entry[];
  readonly form: EntryForm & {
    /** The entry that this one puts right, or empty. */
    readonly corrects: string;
    /** Name of the school from this day on; empty where it stays, or is protected. */
    readonly school: string;
  };
};

export type EntryChange =
  | { readonly kind: "accepted"; readonly entryId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** What it puts right has been put right by somebody else: nothing was written. */
  | { readonly kind: "stale" };

/**
 * Adds an entry. None is edited: a later one puts it right. A new school goes where the child can be
 * found, under that protection, and into no line of the chronology.
 */
export async function addEntry(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { person, kind, entries, form }: AddingEntry,
): Promise<EntryChange> {
  const correctsId = orNull(form.corrects);
  const stands = standing(entries).filter((one) => one.kind === kind);
  if (correctsId !== null && !stands.some(({ entryId }) => entryId === correctsId)) {
    return { kind: "stale" };
  }
  const errors: FieldError[] = [];
  const rule = { field: "school", name: "School", most: 200 };
  const school = kind === "enrolment" ? texts(errors)(form.school, rule) : "";
  const read = readEntry(form, { kind, scheme, today });
  if ("errors" in read) return { kind: "invalid", errors: [...read.errors, ...errors] };
  if (errors.length > 0) return { kind: "invalid", errors };
  const { fields } = read;
  const entryId = newId();
  await tx
    .insertInto("protect.education_entries")
    .values({
      education_entry_id: entryId,
      kind,
      corrects_id: correctsId,
      scheme_id: scheme.id,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      ...fields,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  if (school !== "") await moveTo(tx, { actor, at }, { person, school, fields });
  await tellOf(tx, { actor, at, today, scheme }, { person, kind, fields, entryId, correctsId });
  return { kind: "accepted", entryId };
}

type Telling = Pick<AddingEntry, "person" | "kind"> & {
  readonly fields: EntryFields;
  readonly entryId: string;
  readonly correctsId: string | null;
};

/** The line in the chronology, and after an exclusion the moment at which the child may be reached. */
async function tellOf(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { person, kind, fields, entryId, correctsId }: Telling,
): Promise<void> {
  const headline = headlineOf(kind, fields, scheme);
  if (headline !== undefined) {
    await appendChronology(tx, person, {
      kind: "education",
      by: actor,
      happenedOn: fields.from_on,
      headline: `${headline}${correctsId === null ? "" : " (corrected)"}`.slice(0, 200),
      detail: fields.decided ?? fields.wording,
    });
  }
  // What puts an entry right tells of nothing new.
  if (kind !== "exclusion" || correctsId !== null) return;
  const { personId } = person;
  await makeExclusion(tx, { actor, at, today }, { personId, entryId, from: fields.from_on });
}

type Moving = Pick<AddingEntry, "person"> & {
  readonly school: string;
  readonly fields: EntryFields;
};

/** The school from this day on; what was recorded before ends. */
async function moveTo(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { person: { personId, partnershipId }, school, fields }: Moving,
): Promise<void> {
  const from = { actor, partnershipId, at, today: fields.from_on, source: fields.source };
  await replaceWhereabouts(tx, from, { kind: "school", facts: [{ personId, value: school }] });
}

/** What belongs in the child's story. Attendance and each contact stand on the page of education alone. */
function headlineOf(
  kind: EducationKind,
  fields: EntryFields,
  scheme: EducationScheme,
): string | undefined {
  if (kind === "attendance" || kind === "contact") return undefined;
  const nameIn = (list: readonly { key: string; name: string }[], key: string | null): string =>
    list.find((one) => one.key === key)?.name ?? "";
  const value = nameIn(kindWords[kind].values(scheme), fields.value);
  const reason = nameIn(kindWords[kind].reasons(scheme), fields.reason);
  if (kind === "timetable") {
    const isPart = fields.value === timetables[0]?.key;
    const hours = fields.hours === null ? "" : `, ${String(fields.hours)} hours a week`;
    return `Timetable: ${value.toLowerCase()}${hours}${isPart ? ` (${reason.toLowerCase()})` : ""}`;
  }
  if (kind === "support") return `Support in school: ${value}`;
  const length = fields.sessions === null ? "" : `, ${counted(fields.sessions, "session")}`;
  return `${kind === "exclusion" ? "" : "Education: "}${value}${length} (${reason.toLowerCase()})`;
}
