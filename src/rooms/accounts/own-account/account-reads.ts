import { sql } from "kysely";
import type { Tx } from "../../../platform/database/tx.ts";

export type OwnSession = {
  readonly sessionId: string;
  readonly method: string;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly browser: string | null;
  readonly network: string | null;
};

type Lasting = { readonly now: Date; readonly hours: number };

/** The acting person's sessions that have not ended, the last seen first. */
export function listOwnSessions(tx: Tx, { now, hours }: Lasting): Promise<readonly OwnSession[]> {
  const since = new Date(now.getTime() - hours * 60 * 60 * 1000);
  return tx
    .selectFrom("sec.sessions")
    .select([
      "session_id as sessionId",
      "method",
      "opened_at as openedAt",
      "seen_at as seenAt",
      "browser",
      "network",
    ])
    .where("staff_id", "=", sql<string>`(select sec.staff())`)
    .where("is_complete", "=", true)
    .where("ended_at", "is", null)
    .where("opened_at", ">", since)
    .orderBy("seen_at", "desc")
    .orderBy("session_id")
    .execute();
}

export type OwnPasskey = {
  readonly passkeyId: string;
  readonly credentialId: Buffer;
  readonly name: string;
  readonly madeAt: Date;
  readonly lastUsedAt: Date | null;
};

export function listOwnPasskeys(tx: Tx): Promise<readonly OwnPasskey[]> {
  return tx
    .selectFrom("directory.passkeys")
    .select([
      "passkey_id as passkeyId",
      "credential_id as credentialId",
      "name",
      "made_at as madeAt",
      "last_used_at as lastUsedAt",
    ])
    .where("staff_id", "=", sql<string>`(select sec.staff())`)
    .where("removed_at", "is", null)
    .orderBy("made_at")
    .orderBy("passkey_id")
    .execute();
}

/** What the acting person can prove themselves with. */
export type OwnFactors = {
  readonly hasCode: boolean;
  readonly passkeys: number;
  readonly identities: number;
  readonly recoveryCodes: number;
};

/** Answers of oneself, and to sign-in. */
export async function factorsOf(tx: Tx, staffId: string): Promise<OwnFactors> {
  const { rows } = await sql<{
    has_code: boolean;
    passkeys: number;
    identities: number;
    recovery_codes: number;
  }>`select * from directory.factors_of(${staffId})`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("the database answers nothing about the acting person");
  return {
    hasCode: row.has_code,
    passkeys: row.passkeys,
    identities: row.identities,
    recoveryCodes: row.recovery_codes,
  };
}

export type OwnIdentity = { readonly providerId: string; readonly linkedAt: Date };

export function listOwnIdentities(tx: Tx): Promise<readonly OwnIdentity[]> {
  return tx
    .selectFrom("directory.identities")
    .select(["provider_id as providerId", "linked_at as linkedAt"])
    .where("staff_id", "=", sql<string>`(select sec.staff())`)
    .where("ended_at", "is", null)
    .execute();
}
