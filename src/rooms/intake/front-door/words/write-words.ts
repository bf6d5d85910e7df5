import { versionOf } from "../../../../kernel/version-of.ts";
import { sql } from "kysely";
import { addMonths, formatDate } from "../../../../kernel/dates.ts";
import { readDateParts, type DateParts, type FieldError } from "../../../../kernel/fields.ts";
import { newId } from "../../../../kernel/ids.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type { PublicWords } from "../door.ts";
import type { LatestForm, WrittenWords } from "./words-reads.ts";

type CommandContext = { readonly actor: StaffActor; readonly at: Date };

/** Begins from the last version. One that a colleague began in the meantime is there in its place. */
export async function beginWords(
  tx: Tx,
  { actor, at }: CommandContext,
  form: PublicWords,
): Promise<void> {
  await tx
    .insertInto("identify.public_words")
    .values({
      public_words_id: newId(),
      partnership_id: actor.partnershipId,
      body: JSON.stringify(form),
      begun_by: actor.id,
      begun_at: at,
      saved_by: actor.id,
      saved_at: at,
    })
    .onConflict((conflict) =>
      conflict.column("partnership_id").where("ended_at", "is", null).doNothing(),
    )
    .execute();
}

type Saving = { readonly wordsId: string; readonly version: string; readonly form: PublicWords };

/** False where somebody else was first. */
export async function saveWords(
  tx: Tx,
  { actor, at }: CommandContext,
  { wordsId, version, form }: Saving,
): Promise<boolean> {
  const done = await tx
    .updateTable("identify.public_words")
    .set({
      body: JSON.stringify(form),
      saved_by: actor.id,
      saved_at: at,
      version: sql`version + 1`,
    })
    .where("public_words_id", "=", wordsId)
    .where("version", "=", versionOf(version))
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export type PutForm = {
  readonly from: DateParts;
  readonly isLookedAt: boolean;
  /** Of the words, and of the version they were compared with: "3 0193…". */
  readonly readAt: string;
};

export const readAtOf = (words: WrittenWords, latest: LatestForm): string =>
  `${words.version} ${latest.id ?? ""}`;

type Ended =
  | { readonly kind: "accepted" }
  | { readonly kind: "stale" }
  | { readonly kind: "own" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Putting = {
  readonly words: WrittenWords;
  readonly latest: LatestForm;
  readonly form: PutForm;
  readonly today: string;
};

/** Puts them in force from a day on. The database asks once more that it is somebody who wrote none of them. */
export async function putInForce(
  tx: Tx,
  { at }: CommandContext,
  { words, latest, form, today }: Putting,
): Promise<Ended> {
  const errors: FieldError[] = [];
  const rule = { name: "First day", earliest: today, latest: addMonths(today, 24) };
  const from = readDateParts(form.from, rule);
  if (!from.ok) errors.push({ field: "from", message: from.error });
  if (!form.isLookedAt)
    errors.push({
      field: "looked",
      message: "Check every page of the form in these words, and confirm it",
    });
  if (!from.ok || errors.length > 0) return { kind: "invalid", errors };
  const became = await end(tx, { words, readAt: form.readAt, from: from.value, at });
  if (became === "in-force") return { kind: "accepted" };
  if (became === "own") return { kind: "own" };
  if (became !== "early") return { kind: "stale" };
  const message = `First day must be after ${formatDate(latest.from)}, when the words before these begin`;
  return { kind: "invalid", errors: [{ field: "from", message }] };
}

type Discarding = { readonly words: WrittenWords; readonly version: string };

/** Nothing of them is put in force. False where somebody else was first. */
export async function discardWords(
  tx: Tx,
  { at }: CommandContext,
  { words, version }: Discarding,
): Promise<boolean> {
  return (await end(tx, { words, readAt: version, from: null, at })) === "discarded";
}

type Ending = {
  readonly words: WrittenWords;
  readonly readAt: string;
  readonly from: string | null;
  readonly at: Date;
};

async function end(tx: Tx, { words, readAt, from, at }: Ending): Promise<string> {
  const [, version = "0", against] =
    /^(\d{1,9})(?: ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?)?$/.exec(readAt) ??
    ([] as readonly string[]);
  const { rows } = await sql<{ became: string }>`
    select identify.end_public_words(${words.wordsId}::uuid, ${version}::int, ${against ?? null}::uuid,
      ${from}::date, ${at}) as became`.execute(tx);
  return rows[0]?.became ?? "none";
}
