import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  hashesOfLink,
  hashOfLink,
  mayTryLink,
  newNumber,
  readCode,
  readToken,
} from "../../accounts/index.ts";
import { readBody } from "../../configuration/index.ts";
import { professionalLinksKind } from "../configuration-kinds.ts";
import type { Basis } from "./link-config.ts";
import type { Said } from "./link-reads.ts";

/** What the link shows to whoever has it: before the code, whether it is still to be used. */
export type OpenLink = {
  readonly isUsed: boolean;
  /** Where the code was right: who asks, on which basis, and under which reference. */
  readonly open:
    | {
        readonly basis: Basis;
        readonly forWhom: string;
        readonly reference: string;
        readonly worker: string;
        readonly agency: string | null;
        readonly phone: string | null;
        readonly number: string | null;
      }
    | undefined;
};

type HandlerInput = { readonly token: string; readonly code: string };

type Row = {
  readonly isUsed: boolean;
  readonly isOpen: boolean;
  readonly questions: unknown;
  readonly basis: string | null;
  readonly forWhom: string | null;
  readonly reference: string | null;
  readonly worker: string | null;
  readonly agency: string | null;
  readonly phone: string | null;
  readonly number: string | null;
};

/** Undefined for a link that never was, is over or was withdrawn: nobody learns which. */
export async function findOpenLink(
  tx: Tx,
  { token, code }: HandlerInput,
  at: Date,
): Promise<OpenLink | undefined> {
  const plain = readToken(token);
  if (plain === undefined) return undefined;
  const typed = readCode(code);
  const hashed =
    typed === undefined ? null : hashesOfLink("professional", { token: plain, code: typed }).code;
  const { rows } = await sql<Row>`
    select is_used as "isUsed", is_open as "isOpen", questions, basis, for_whom as "forWhom", reference, worker, agency,
      phone, number
    from sec.professional_link(${hashOfLink("professional", plain)}, ${hashed}, ${at})`.execute(tx);
  const [row] = rows;
  return row && { isUsed: row.isUsed, open: row.isOpen ? openOf(row) : undefined };
}

function openOf(row: Row): NonNullable<OpenLink["open"]> {
  const place = { kind: professionalLinksKind, key: "professional-links" } as const;
  const basis = readBody(place, row.questions).bases.find(({ key }) => key === row.basis);
  if (!basis) throw new Error("a link asks on a basis that its version does not have");
  const { agency, phone, number } = row;
  return {
    basis,
    agency,
    phone,
    number,
    forWhom: row.forWhom ?? "",
    reference: row.reference ?? "",
    worker: row.worker ?? "",
  };
}

/** Counts a code that was typed, and answers whether it is looked at. */
export const mayTry = (tx: Tx, trying: Parameters<typeof mayTryLink>[2]): Promise<boolean> =>
  mayTryLink(tx, "professional", trying);

type Giving = HandlerInput & { readonly name: string; readonly said: readonly Said[] };
type Kept = {
  readonly partnershipId: number;
  readonly concernId: string;
  readonly personId: string | null;
};

/** Kept once, by its own link; undefined where the link takes nothing (more). */
export async function giveAnswer(
  tx: Tx,
  { token, code, name, said }: Giving,
  at: Date,
): Promise<(Kept & { readonly number: string }) | undefined> {
  const [plain, typed] = [readToken(token), readCode(code)];
  if (plain === undefined || typed === undefined) return undefined;
  const hashes = hashesOfLink("professional", { token: plain, code: typed });
  const number = newNumber();
  const { rows } = await sql<Kept>`
    select partnership_id as "partnershipId", concern_id as "concernId", person_id as "personId"
    from sec.give_professional_answer(${hashes.token}, ${hashes.code}, ${newId()}::uuid, ${number}, ${name},
      ${JSON.stringify(said)}::jsonb, ${newId()}::uuid, ${at})`.execute(tx);
  return rows[0] && { ...rows[0], number };
}
