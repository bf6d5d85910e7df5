import { sql } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { mayTryLink, newNumber, readCode, readToken } from "../accounts/index.ts";
import type { FamilyWords } from "./family-config.ts";
import type { Said } from "./view-reads.ts";
import { hashesOf, hashOfToken } from "./token.ts";

/** What a link shows to whoever has it: before the code, whether it is still to be used and its words. */
export type PublicLink = {
  readonly isUsed: boolean;
  /** The code was right. */
  readonly isOpen: boolean;
  readonly questions: FamilyWords;
  readonly language: string;
  readonly purpose: "saw" | "sheet" | "views" | null;
  readonly worker: string | null;
  readonly agency: string | null;
  readonly phone: string | null;
  readonly number: string | null;
  readonly readOn: string | null;
  readonly cameOf: string | null;
};

type HandlerInput = { readonly token: string; readonly code: string };

/** Undefined for a link that never was, is over or was withdrawn: nobody learns which. */
export async function findPublicLink(
  tx: Tx,
  { token, code }: HandlerInput,
  at: Date,
): Promise<PublicLink | undefined> {
  const plain = readToken(token);
  if (plain === undefined) return undefined;
  const typed = readCode(code);
  const codeHash = typed === undefined ? null : hashesOf({ token: plain, code: typed }).code;
  const { rows } = await sql<PublicLink>`
    select is_used as "isUsed", is_open as "isOpen", questions, language, purpose, worker, agency, phone, number,
      read_on as "readOn", came_of as "cameOf"
    from sec.family_link(${hashOfToken(plain)}, ${codeHash}, ${at})`.execute(tx);
  return rows[0];
}

/** Counts a code that was typed, and answers whether it is looked at. */
export const mayTry = (tx: Tx, trying: Parameters<typeof mayTryLink>[2]): Promise<boolean> =>
  mayTryLink(tx, "family", trying);

export type Sending = HandlerInput & {
  readonly audience: "everyone" | "worker";
  readonly said: readonly Said[];
};

/** Whose record it was kept on; undefined where the link takes nothing (more). */
export async function giveView(
  tx: Tx,
  { token, code, audience, said }: Sending,
  at: Date,
): Promise<
  { readonly partnershipId: number; readonly personId: string; readonly number: string } | undefined
> {
  const [plain, typed] = [readToken(token), readCode(code)];
  if (plain === undefined || typed === undefined) return undefined;
  const hashes = hashesOf({ token: plain, code: typed });
  const number = newNumber();
  const { rows } = await sql<{ partnershipId: number; personId: string }>`
    select partnership_id as "partnershipId", person_id as "personId"
    from sec.give_family_view(${hashes.token}, ${hashes.code}, ${newId()}::uuid, ${number}, ${audience},
      ${JSON.stringify(said)}::jsonb, ${newId()}::uuid, ${at})`.execute(tx);
  return rows[0] && { ...rows[0], number };
}
