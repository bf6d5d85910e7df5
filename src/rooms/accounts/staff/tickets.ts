import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../../../platform/database/tx.ts";
import { newRecoveryCode, readRecoveryCode } from "../own-account/recovery-codes.ts";

/** Handed over in person, and worth nothing after three days. */
export const ticketDays = 3;

export type Code = { readonly text: string; readonly hash: Buffer };

/** A code that is shown once, and what is kept of it. */
export function newTicketCode(): Code {
  const text = newRecoveryCode();
  return { text, hash: hashOfTicket(text) };
}

export function hashOfTicket(code: string): Buffer {
  return createHash("sha256")
    .update(`ticket ${readRecoveryCode(code) ?? ""}`)
    .digest();
}

export const expiryOf = (at: Date): Date =>
  new Date(at.getTime() + ticketDays * 24 * 60 * 60 * 1000);

export type Ticket = {
  readonly staffId: string;
  readonly partnershipId: number;
  readonly email: string;
  readonly name: string;
  readonly kind: "join" | "recovery";
};

/** Whose code this is; for sign-in alone. */
export async function findTicket(tx: Tx, code: string, at: Date): Promise<Ticket | undefined> {
  if (readRecoveryCode(code) === undefined) return undefined;
  const { rows } = await sql<{
    staff_id: string;
    partnership_id: number;
    email: string;
    name: string;
    kind: string;
  }>`
    select * from sec.ticket_of(${hashOfTicket(code)}, ${at})`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const kind = row.kind === "join" ? "join" : "recovery";
  return {
    staffId: row.staff_id,
    partnershipId: row.partnership_id,
    email: row.email,
    name: row.name,
    kind,
  };
}

type Ways = { readonly passwordHash: string; readonly sealed: Buffer; readonly step: number };

/** Uses the code up: password and authenticator are these from now on. Answers whose they are. */
export async function useTicket(
  tx: Tx,
  { code, ways, at }: { code: string; ways: Ways; at: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ staff_id: string | null }>`
    select sec.use_ticket(${hashOfTicket(code)}, ${ways.passwordHash}, ${ways.sealed}, ${ways.step},
      ${at}) as staff_id`.execute(tx);
  return rows[0]?.staff_id ?? undefined;
}
