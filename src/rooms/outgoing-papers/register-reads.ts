import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { PaperState } from "./paper-reads.ts";

/** A paper as the register has it: no child, no name of a family, no words. */
export type RegisterEntry = {
  readonly reference: string;
  readonly kind: string;
  readonly recipientKind: string;
  /** A colleague's or an agency's name; of anybody else the kind alone. */
  readonly recipient: string | null;
  readonly state: PaperState;
  readonly preparedBy: string;
  readonly preparedAt: Date;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly givenOn: string | null;
  /** In hexadecimal digits. */
  readonly sha256: string;
};

export const registerPageSize = 100;

/** The latest first, for whoever reads the audit; nothing for anybody else. */
export async function listRegister(
  tx: Tx,
  before: string | undefined,
): Promise<readonly RegisterEntry[]> {
  const { rows } = await sql<RegisterEntry>`
    select reference, kind, recipient_kind as "recipientKind", recipient, state, prepared_by as "preparedBy",
      prepared_at as "preparedAt", settled_by as "settledBy", settled_at as "settledAt", given_on as "givenOn", sha256
    from papers.register(${before ?? null}, ${registerPageSize})`.execute(tx);
  return rows;
}
