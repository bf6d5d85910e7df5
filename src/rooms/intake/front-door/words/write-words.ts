import { versionOf } from "../../../../kernel/version-of.ts";
import { sql } from "kysely";
import { addMonths, formatDate, londonDate } from "../../../../kernel/dates.ts";
import { choice, date, defineForm, tick, type Sent } from "../../../../kernel/forms/index.ts";
import { newId } from "../../../../kernel/ids.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type { FormChange } from "../../../work/index.ts";
import { findShippedForm, type PublicWords } from "../door.ts";
import type { LatestForm, WrittenWords } from "./words-reads.ts";

type CommandContext = { readonly actor: StaffActor; readonly at: Date };

/** What the first words are copied from. */
export const beginForm = defineForm<object, { readonly latest: LatestForm }>()({
  begin: choice({
    label: "What do you begin from?",
    options: {
      last: { text: ({ latest }) => `The words from ${formatDate(latest.from)}` },
      shipped: "The words that came with Lantern, in English",
    },
    missing: "Select what you begin from",
  }),
});

/** Begins from the last version, or from what is shipped. What a colleague began in the meantime is there in its place. */
export async function beginWords(
  tx: Tx,
  { actor, at }: CommandContext,
  { latest, typed }: { readonly latest: LatestForm; readonly typed: Sent<typeof beginForm> },
): Promise<FormChange> {
  const { value, errors } = beginForm.read(typed, {});
  if (errors) return { kind: "invalid", errors };
  const { form } = value.begin === "shipped" ? findShippedForm() : latest;
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
  return { kind: "accepted" };
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

export const readAtOf = (words: WrittenWords, latest: LatestForm): string =>
  `${words.version} ${latest.id ?? ""}`;

export const putForm = defineForm<{ readonly now: Date }>()(
  {
    from: date({
      label: "First day",
      hint: "From that day on the public is asked in these words",
      called: "First day",
      earliest: (_typed, { now }) => londonDate(now),
      latest: ({ now }) => addMonths(londonDate(now), 24),
    }),
    looked: tick({
      text: "I read every page in these words. 999 comes first, and a person who picks up the phone afterwards cannot see what was written.",
    }),
  },
  {
    looked: ({ looked }) =>
      looked === false && "Check every page of the form in these words, and confirm it",
  },
);

export type Compared = { readonly words: WrittenWords; readonly latest: LatestForm };

type Putting = Compared & { readonly typed: Sent<typeof putForm> };

/** Puts them in force from a day on. The database asks once more that it is somebody who wrote none of them. */
export async function putInForce(
  tx: Tx,
  { at }: CommandContext,
  { words, latest, typed }: Putting,
): Promise<FormChange> {
  const { value, errors } = putForm.read(typed, { now: at });
  if (errors) return { kind: "invalid", errors };
  const became = await end(tx, { words, readAt: typed.version, from: value.from, at });
  if (became === "in-force") return { kind: "accepted" };
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
