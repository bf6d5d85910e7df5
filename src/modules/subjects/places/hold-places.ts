import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { tokenOf, type Held } from "../../../platform/words/index.ts";
import type { PlaceFact } from "./needles.ts";
import { placesInText } from "./places-in-text.ts";

/** What is looked for in texts about a child, and whether this person may know it. */
export type Guarded = { readonly facts: readonly PlaceFact[]; readonly isNamed: boolean };

type Holding = {
  readonly personId: string;
  /** Who writes; null for somebody who is not known. */
  readonly staffId: string | null;
  readonly at: Date;
};

/** As the system actor `places` alone: everybody else is answered nothing. */
export async function guardedFacts(tx: Tx, { personId, staffId, at }: Holding): Promise<Guarded> {
  const { rows } = await sql<PlaceFact & { is_named: boolean }>`
    select kind, wording, is_named from subjects.guarded_facts(${personId}::uuid, ${staffId}::uuid, ${at})`.execute(
    tx,
  );
  return {
    facts: rows.map(({ kind, wording }) => ({ kind, wording })),
    isNamed: rows[0]?.is_named ?? false,
  };
}

/** Which of these ids are of protected children, or of something about one. */
export async function protectedAmong(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from subjects.protected_among(${ids}::uuid[])`.execute(tx);
  return rows.map(({ person_id: personId }) => personId);
}

type Text = {
  readonly relation: string;
  readonly row_key: string;
  readonly column_name: string;
  readonly is_document: boolean;
  readonly is_new: boolean;
  readonly wording: string;
};

type Word = { readonly id: string; token: string; kind: string; wording: string };

/**
 * Takes what the texts about a protected child say of where the child is out of them. In its place
 * stands a token: the named read the words, and so does who wrote them, so that nobody learns from
 * their own text whether they guessed right. Answers how many texts were changed.
 */
export async function holdPlaces(tx: Tx, { personId, staffId, at }: Holding): Promise<number> {
  const { facts } = await guardedFacts(tx, { personId, staffId, at });
  if (facts.length === 0) return 0;
  const { rows } = await sql<Text>`
    select relation, row_key, column_name, is_document, is_new, wording
    from subjects.texts_about(${personId}::uuid)`.execute(tx);
  let changed = 0;
  for (const text of rows) {
    const words: Word[] = [];
    const becomes = text.is_document
      ? JSON.stringify(inDocument(JSON.parse(text.wording), facts, words))
      : withTokens(text.wording, facts, words);
    if (words.length === 0) continue;
    const place = {
      relation: text.relation,
      key: text.row_key,
      column: text.column_name,
      was: text.wording,
    };
    await sql`select subjects.hold_words(${personId}::uuid, ${JSON.stringify(place)}::jsonb, ${becomes},
      ${JSON.stringify(words)}::jsonb, ${text.is_new ? staffId : null}::uuid, ${at})`.execute(tx);
    changed += 1;
  }
  return changed;
}

function withTokens(text: string, facts: readonly PlaceFact[], words: Word[]): string {
  let said = "";
  let from = 0;
  for (const place of placesInText(text, facts)) {
    const token = randomBytes(6).toString("hex");
    const wording = text.slice(place.from, place.to);
    words.push({ id: newId(), token, kind: place.kind, wording });
    said += text.slice(from, place.from) + tokenOf(token);
    from = place.to;
  }
  return said + text.slice(from);
}

/** Each text of a document, wherever it stands in it; its keys are ours. */
function inDocument(value: unknown, facts: readonly PlaceFact[], words: Word[]): unknown {
  if (typeof value === "string") return withTokens(value, facts, words);
  if (Array.isArray(value)) return value.map((one) => inDocument(one, facts, words));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, inDocument(one, facts, words)]),
  );
}

/** The words behind tokens that the acting person may read. */
export async function wordsHeld(tx: Tx, tokens: readonly string[]): Promise<Held> {
  const { rows } = await sql<{ token: string; wording: string }>`
    select token, wording from subjects.words_held(${tokens}::text[])`.execute(tx);
  return new Map(rows.map(({ token, wording }) => [token, wording]));
}
