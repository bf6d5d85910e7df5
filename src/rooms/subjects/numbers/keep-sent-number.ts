import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { ChildNumber } from "./number-kinds.ts";
import { mayKnow } from "./number-reads.ts";
import { keepNumber, type CommandContext } from "./record-number.ts";

export type SentNumber = ChildNumber & {
  readonly person: { readonly personId: string; readonly partnershipId: number };
};

type Kept =
  | { readonly kind: "recorded"; readonly identifierId: string }
  | { readonly kind: "there"; readonly identifierId: string }
  /** Somebody has said that it does not hold: a system that goes on sending it does not bring it back. */
  | { readonly kind: "ended" }
  /** It tells a school, and where the child can be found is protected. */
  | { readonly kind: "protected" };

/** A number that another system sends, as often as it likes: it is recorded once, and ended for good. */
export async function keepSentNumber(
  tx: Tx,
  acting: CommandContext,
  { number, source }: { readonly number: SentNumber; readonly source: string },
): Promise<Kept> {
  const { person, kind, value } = number;
  if (!(await mayKnow(tx, person, kind))) return { kind: "protected" };
  const [known] = await listEver(tx, [number]);
  if (known) return known.hasEnded ? { kind: "ended" } : { kind: "there", ...known };
  const identifierId = await keepNumber(tx, acting, { person, number: { kind, value, source } });
  if (identifierId !== undefined) return { kind: "recorded", identifierId };
  const [meanwhile] = await listEver(tx, [number]);
  return meanwhile ? { kind: "there", ...meanwhile } : { kind: "protected" };
}

/** Those that were never recorded of their child, as far as the reader may know. */
export async function listUnrecorded(
  tx: Tx,
  numbers: readonly SentNumber[],
): Promise<readonly SentNumber[]> {
  const known = new Set((await listEver(tx, numbers)).map(({ text }) => text));
  return numbers.filter((one) => !known.has(textOf(one)));
}

const textOf = ({ person, kind, value }: SentNumber): string =>
  `${person.personId} ${kind} ${value}`;

type Ever = { readonly identifierId: string; readonly text: string; readonly hasEnded: boolean };

/** The last row of each number of these children, whether it holds today or has ended; what holds first. */
async function listEver(tx: Tx, numbers: readonly SentNumber[]): Promise<readonly Ever[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<Ever>`
    select i.identifier_id as "identifierId", i.person_id || ' ' || i.kind || ' ' || i.value as text,
      i.ended_at is not null as "hasEnded"
    from subjects.identifiers i
    where i.person_id = any(${numbers.map(({ person }) => person.personId)}::uuid[])
      and i.value = any(${numbers.map(({ value }) => value)}::text[])
    order by i.ended_at desc nulls first`.execute(tx);
  const asked = new Set(numbers.map(textOf));
  return rows.filter(({ text }) => asked.has(text));
}
