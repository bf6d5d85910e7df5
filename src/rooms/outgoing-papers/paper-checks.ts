import { sql } from "kysely";
import type { Document } from "../../platform/documents/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { AsPapers } from "../../platform/http/places-guard.ts";
import { tokensIn } from "../../platform/words/index.ts";
import {
  keysOfCompany,
  keysOfPerson,
  openTies,
  wordsHeld,
  type SealedTie,
} from "../subjects/index.ts";
import { hidesSender } from "./kinds.ts";
import { judgeRecipient, type RecipientFacts, type RecipientReason } from "./judge-recipient.ts";
import { lookThrough, type Finding, type PaperFacts } from "./look-through.ts";
import { phrasesByName, possibleNames } from "./names-in-parts.ts";
import { partsOf } from "./parts.ts";
import type { Recipient } from "./recipient.ts";

export type Ring = { readonly name: string; readonly phone: string | null };

type Facts = PaperFacts & RecipientFacts & { readonly ring: readonly Ring[] };

export type Checked = {
  readonly findings: readonly Finding[];
  readonly reasons: readonly RecipientReason[];
  /** Who to ring about the child, who can say more than this page may. */
  readonly ring: readonly Ring[];
  /**
   * Whether the reader may know where the child is: nothing is protected, or they are named. To anybody else it is
   * not said that a paper names a protected place: they would learn it of each place that they think of.
   */
  readonly mayKnow: boolean;
  /** Whether it is said that words in it are held: to the named, and to whoever reads the mask in their place. */
  readonly isTold: boolean;
  /** As what somebody of the recipient's name stands in the register of public roles. */
  readonly registered: readonly Registered[];
};

export type Registered = { readonly kind: string; readonly authority: string };

export type Checking = {
  readonly asPapers: AsPapers;
  readonly personId: string;
  readonly at: Date;
  /** Who is told what was found. */
  readonly readerId: string;
  readonly kind: string;
  readonly document: Document;
  readonly recipient: Pick<
    Recipient,
    "kind" | "name" | "staffId" | "aroundId" | "somebodyElse" | "purpose" | "channel" | "address"
  >;
};

/** Nobody protects, restricts or shuts out until this transaction has ended. */
export const holdChild = (
  tx: Tx,
  { asPapers, personId }: Pick<Checking, "asPapers" | "personId">,
) => asPapers(() => sql`select papers.hold_child(${personId}::uuid)`.execute(tx));

/**
 * Looks a paper and its recipient through against what Lantern holds at this moment, also what the
 * acting person may not know. What comes back says where and of what kind, never what.
 */
export async function checkPaper(tx: Tx, checking: Checking): Promise<Checked> {
  const { asPapers, document, recipient } = checking;
  const parts = partsOf(document);
  const tokens = tokensIn(JSON.stringify([document, recipient.address]));
  const own = tokens.length > 0 ? await wordsHeld(tx, tokens) : undefined;
  const isOwn = own !== undefined && tokens.every((token) => own.has(token));
  return asPapers(async () => {
    const facts = await factsOf(tx, checking);
    const named = new Map(parts.map(({ part, text }) => [part, possibleNames(text)]));
    const children = await childrenNamed(tx, checking.personId, [...named.values()].flat());
    const mayKnow = mayKnowPlaces(facts, checking);
    const isTold = mayKnow && (facts.named.length > 0 || !isOwn);
    const findings = lookThrough(parts, facts, ({ part }) =>
      (named.get(part) ?? []).some((name) => children.has(name)),
    );
    const reasons = judgeRecipient({ ...recipient, hasPurpose: recipient.purpose !== null }, facts);
    return {
      findings: isTold ? findings : findings.filter(({ what }) => !isOfPlaces(what)),
      reasons: isTold ? reasons : reasons.filter((reason) => reason !== "protected-address"),
      mayKnow,
      isTold,
      ring: facts.ring,
      registered: await registeredAs(tx, recipient.name),
    };
  });
}

/** Named people are never fewer than two while a protection stands. */
const mayKnowPlaces = (
  { named }: Pick<Facts, "named">,
  { readerId }: Pick<Checking, "readerId">,
): boolean => named.length === 0 || named.includes(readerId);

const isOfPlaces = (what: Finding["what"]): boolean => what === "place" || what === "held";

/**
 * Of each text about a child, whether something in it must not leave: somebody’s name, a protected
 * place, words that are held.
 */
export function textsThatName(
  tx: Tx,
  { asPapers, personId, at, readerId }: Pick<Checking, "asPapers" | "personId" | "at" | "readerId">,
  texts: readonly string[],
): Promise<readonly boolean[]> {
  return asPapers(async () => {
    const facts = await factsOf(tx, { personId, at, kind: "taken along", recipient: nobody });
    const names = texts.map(possibleNames);
    const children = await childrenNamed(tx, personId, names.flat());
    const parts = texts.map((text, index) => ({ part: String(index), text }));
    const found = lookThrough(parts, facts, ({ part }) =>
      (names[Number(part)] ?? []).some((name) => children.has(name)),
    );
    const mayKnow = mayKnowPlaces(facts, { readerId });
    const findings = found.filter(({ what }) => mayKnow || !isOfPlaces(what));
    return parts.map((one) => findings.some(({ part }) => part === one.part));
  });
}

/** A child's name in a text that is about no child. */
export type NamedChild = {
  /** As names are kept. */
  readonly name: string;
  /** The words, as they stand in the text. */
  readonly words: string;
};

/** Of each text, the words in it that are the name of a child on any record, also of one that is restricted. */
export function childrenNamedIn(
  tx: Tx,
  asPapers: AsPapers,
  texts: readonly string[],
): Promise<readonly (readonly NamedChild[])[]> {
  return asPapers(async () => {
    const phrases = texts.map(phrasesByName);
    const names = phrases.flatMap((one) => [...one.keys()]);
    const children = await childrenNamed(tx, null, names);
    return phrases.map((one) =>
      [...one].filter(([name]) => children.has(name)).map(([name, words]) => ({ name, words })),
    );
  });
}

/**
 * Whether a name is one of this child's, on a record that who asks need not reach: yes or no, and never
 * what the names are. It is, where a child is called so and none is beside this one's own names.
 */
export function isNameOf(
  tx: Tx,
  { asPapers, personId }: Pick<Checking, "asPapers" | "personId">,
  name: string,
): Promise<boolean> {
  return asPapers(async () => {
    const anybodys = await childrenNamed(tx, null, [name]);
    const others = await childrenNamed(tx, personId, [name]);
    return anybodys.has(name) && !others.has(name);
  });
}

const nobody = { staffId: null };

/** A name in the register is a question to whoever releases, and stops nothing by itself. */
async function registeredAs(tx: Tx, name: string): Promise<readonly Registered[]> {
  const keys = [...keysOfPerson(name), ...keysOfCompany(name)].filter((key) => key.includes(" "));
  const { rows } = await sql<Registered>`
    select kind, authority from papers.roles_named(${[...new Set(keys)]}::text[])`.execute(tx);
  return rows;
}

type Kept = Omit<Facts, "standing" | "excluded"> & {
  readonly excluded: readonly {
    readonly staffId: string;
    readonly name: string;
    readonly ties: readonly SealedTie[];
  }[];
};

type Comparing = Pick<Checking, "personId" | "at" | "kind"> & {
  readonly recipient: Pick<Recipient, "staffId">;
};

async function factsOf(tx: Tx, { personId, at, kind, recipient }: Comparing): Promise<Facts> {
  const { rows } = await sql<{ partnershipId: number; facts: Kept | null }>`
    select sec.partnership() as "partnershipId", papers.facts_of(${personId}::uuid, ${at}) as facts`.execute(
    tx,
  );
  const [row] = rows;
  if (!row?.facts)
    throw new Error("a paper is compared as the part of Lantern that compares papers");
  const { partnershipId, facts } = row;
  return {
    ...facts,
    senders: hidesSender(kind) ? facts.senders : [],
    excluded: facts.excluded.map(({ ties, ...one }) => {
      const opened = openTies(tx, partnershipId, ties);
      return { ...one, people: wordingsOf(opened, isPerson), homes: wordingsOf(opened, isHome) };
    }),
    standing: await standingOf(tx, { personId, at, staffId: recipient.staffId }),
  };
}

type Opened = ReturnType<typeof openTies>;

const wordingsOf = (ties: Opened, isOf: (kind: string) => boolean): readonly string[] =>
  ties.filter(({ kind }) => isOf(kind)).map(({ wording }) => wording);

/** Whom somebody lives with and their family; where they work is no recipient. */
const isPerson = (kind: string): boolean => kind === "household" || kind === "relative";
const isHome = (kind: string): boolean => kind === "home";

type ReadQuery = { readonly personId: string; readonly at: Date; readonly staffId: string | null };

/** A colleague who is not there any more neither works here nor reaches anybody. */
async function standingOf(tx: Tx, { personId, at, staffId }: ReadQuery) {
  if (staffId === null) return undefined;
  const { rows } = await sql<{ works: boolean; reaches: boolean }>`
    select works, reaches from papers.staff_standing(${personId}::uuid, ${staffId}::uuid, ${at})`.execute(
    tx,
  );
  return rows[0] ?? { works: false, reaches: false };
}

async function childrenNamed(
  tx: Tx,
  /** The child whose own names may stand there, where the text is about one. */
  personId: string | null,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select name from papers.children_named(${personId}::uuid, ${[...new Set(names)]}::text[])`.execute(
    tx,
  );
  return new Set(rows.map(({ name }) => name));
}
