import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { tokenOf, type Held } from "../../../platform/words/index.ts";
import type { PlaceFact } from "./needles.ts";
import { placesInText } from "./places-in-text.ts";

/** What is looked for in texts about a child, and whether this person may know it. */
export type Guarded = {
  readonly facts: readonly PlaceFact[];
  readonly isNamed: boolean;
  /** Homes of protected children of the same family, of those that this person may know. */
  readonly ofFamily: readonly PlaceFact[];
};

type Holding = {
  readonly personId: string;
  /** Who writes; null for somebody who is not known. */
  readonly staffId: string | null;
  readonly at: Date;
};

/** As the system actor `places` alone: everybody else is answered nothing. */
export async function guardedFacts(tx: Tx, { personId, staffId, at }: Holding): Promise<Guarded> {
  const { rows } = await sql<PlaceFact & { is_named: boolean; elsewhere: boolean }>`
    select kind, wording, is_named, elsewhere from subjects.guarded_facts(${personId}::uuid, ${staffId}::uuid, ${at})`.execute(
    tx,
  );
  const own = rows.filter(({ elsewhere }) => !elsewhere);
  return {
    facts: own.map(({ kind, wording }) => ({ kind, wording })),
    isNamed: own[0]?.is_named ?? false,
    ofFamily: rows
      .filter((one) => one.elsewhere && one.is_named)
      .map(({ kind, wording }) => ({ kind, wording })),
  };
}

/** Homes of protected children of this name, for one of those who may know them. */
export async function homesOfName(
  tx: Tx,
  {
    familyName,
    givenName,
    bornOn,
  }: {
    readonly familyName: string;
    readonly givenName: string;
    readonly bornOn: string | null;
  },
  { staffId, at }: Pick<Holding, "staffId" | "at">,
): Promise<readonly PlaceFact[]> {
  const { rows } = await sql<PlaceFact>`
    select kind, wording from subjects.homes_of_name(${familyName}, ${givenName}, ${bornOn}::date, ${staffId}::uuid, ${at})`.execute(
    tx,
  );
  return rows;
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
  /** On another record: a brother's or a sister's, or a concern that is linked with nobody. */
  readonly elsewhere: boolean;
  readonly wording: string;
};

type Word = { readonly id: string; token: string; kind: string; wording: string };

/**
 * Takes what the texts about a protected child say of where the child is out of them. In its place
 * stands a token: the named read the words, and so does who wrote them, so that nobody learns from
 * their own text whether they guessed right. Who wrote them is told by the row, and not by whoever acts now:
 * linking or joining records makes nobody a writer. Answers how many texts were changed.
 */
export async function holdPlaces(tx: Tx, { personId, staffId, at }: Holding): Promise<number> {
  const { facts } = await guardedFacts(tx, { personId, staffId, at });
  if (facts.length === 0) return 0;
  const homes = facts.filter(({ kind }) => homeKinds.has(kind));
  const { rows } = await sql<Text>`
    select relation, row_key, column_name, is_document, elsewhere, wording
    from subjects.texts_about(${personId}::uuid)`.execute(tx);
  let changed = 0;
  for (const text of rows) {
    const words: Word[] = [];
    const told = text.elsewhere ? homes : facts;
    const becomes = text.is_document
      ? JSON.stringify(inDocument(JSON.parse(text.wording), told, words))
      : withTokens(text.wording, told, words);
    if (words.length === 0) continue;
    const place = {
      relation: text.relation,
      key: text.row_key,
      column: text.column_name,
      was: text.wording,
      elsewhere: text.elsewhere,
    };
    const holding = { personId, staffId, place, at };
    const isHeld = await hold(tx, holding, { becomes, words });
    // So long that tokens have no room in it, all of it is held.
    if (!isHeld && !text.is_document) await hold(tx, holding, wholeText(text.wording, words));
    changed += 1;
  }
  return changed;
}

type Place = {
  readonly relation: string;
  readonly key: string;
  readonly column: string;
  readonly was: string;
  readonly elsewhere: boolean;
};

/** A school has many children: on another record it says nothing of this one. A home does. */
const homeKinds: ReadonlySet<PlaceFact["kind"]> = new Set([
  "address",
  "placement",
  "carer",
  "phone",
  "map-point",
]);

async function hold(
  tx: Tx,
  { personId, staffId, place, at }: Holding & { readonly place: Place },
  { becomes, words }: { readonly becomes: string; readonly words: readonly Word[] },
): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select subjects.hold_words(${personId}::uuid, ${JSON.stringify(place)}::jsonb, ${becomes},
      ${JSON.stringify(words)}::jsonb, ${staffId}::uuid, ${at}) as held`.execute(tx);
  return rows[0]?.held ?? false;
}

function wholeText(wording: string, [first]: readonly Word[]) {
  const token = randomBytes(6).toString("hex");
  const word = { id: newId(), token, kind: first?.kind ?? "address", wording };
  return { becomes: tokenOf(token), words: [word] };
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

type Limit = {
  /** Hits from which it is told, within so many days. */
  readonly atLeast: number;
  readonly days: number;
  /** The version of the rules that says so. */
  readonly configurationId: string;
};

/** Tells those who may know the place, and information governance, where somebody names it again and again. */
export async function tellOfNamedPlaces(
  tx: Tx,
  { personId, staffId, at }: Holding,
  { atLeast, days, configurationId }: Limit,
): Promise<void> {
  if (staffId === null) return;
  await sql`select subjects.tell_of_named_places(${personId}::uuid, ${staffId}::uuid, ${atLeast}::int, ${days}::int,
    ${configurationId}::uuid, ${at})`.execute(tx);
}
