import { createHash, randomBytes } from "node:crypto";
import { sql, type QueryExecutorProvider } from "kysely";
import type { StaffActor } from "../access/actor.ts";
import { actorFacts, staffActor } from "../access/staff-actor.ts";

/** What a request's token turned out to be. */
export type TokenState =
  | { readonly state: "stands"; readonly actor: StaffActor; readonly tokenId: string }
  /** Known and of no use, or not yet: its account and partnership are named, for the audit. */
  | {
      readonly state: "waiting" | "expired" | "revoked" | "ended";
      readonly staffId: string;
      readonly partnershipId: number;
    }
  | { readonly state: "unknown" };

/** A new token with what is stored of it. The text itself is shown once and kept nowhere. */
export function newToken(tokenId: string): { readonly text: string; readonly hash: Buffer } {
  const secret = randomBytes(32).toString("base64url");
  const text = `lantern_${tokenId.replaceAll("-", "")}_${secret}`;
  return { text, hash: hashOf(text) };
}

/** One statement: the token, and what its account may do at this moment within its scopes. */
export async function resumeToken(
  db: QueryExecutorProvider,
  text: string,
  at: Date,
): Promise<TokenState> {
  if (!/^lantern_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/.test(text)) return { state: "unknown" };
  const { rows } = await sql<Row>`
    select * from sec.resume_token(${hashOf(text)}, ${at})`.execute(db);
  const [row] = rows;
  if (row === undefined) return { state: "unknown" };
  const { state, token_id: tokenId, staff_id: staffId, partnership_id: partnershipId } = row;
  if (state === "stands") {
    return { state, actor: staffActor(actorFacts.parse(row.facts)), tokenId };
  }
  return { state, staffId, partnershipId };
}

type Row = {
  readonly state: "stands" | "waiting" | "expired" | "revoked" | "ended";
  readonly token_id: string;
  readonly staff_id: string;
  readonly partnership_id: number;
  readonly facts: unknown;
};

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();
