import { sql } from "kysely";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import { open } from "../../platform/secrets/secrets.ts";
import { forgetAttempts, withinLimit } from "../../platform/session/rate-limit.ts";
import { codeAt, stepOfCode } from "./one-time-codes.ts";
import { checkNothing, isPassword } from "./passwords.ts";

export type Credentials = {
  readonly staffId: string;
  readonly codeSecret: string;
  readonly isDemo: boolean;
};

export type SignInRefusal = "not recognised" | "too many attempts";

const perAddress = { attempts: 10, minutes: 15 };
// Schools and offices share one address on the internet.
const perIp = { attempts: 100, minutes: 15 };
const perCode = { attempts: 5, minutes: 5 };

export const codePurpose = "one-time code";

type Parts = { readonly at: Date; readonly sealKey: Buffer };

/**
 * First step: address and password. Right and wrong take the same time and give the same words. The
 * attempt is counted and the credentials are read in short transactions of their own; the password is
 * compared in none, because that takes long and connections are few.
 */
export async function checkPassword(
  database: Pick<Database, "beforeSignIn" | "askForSignIn">,
  given: { readonly email: string; readonly password: string; readonly ip: string },
  { at, sealKey }: Parts,
): Promise<Result<Credentials, SignInRefusal>> {
  const email = given.email.trim().toLowerCase();
  const isWithin = await database.beforeSignIn(
    async (db) =>
      (await withinLimit(db, `sign-in ip ${given.ip}`, { limit: perIp, at })) &&
      (await withinLimit(db, `sign-in ${email}`, { limit: perAddress, at })),
  );
  if (!isWithin) return err("too many attempts");
  const row = await database.askForSignIn((tx) => credentialRow(tx, email));
  const isRight = row
    ? await isPassword(row.password_hash, given.password)
    : await checkNothing(given.password);
  if (!row || !isRight) return err("not recognised");
  await database.beforeSignIn((db) => forgetAttempts(db, `sign-in ${email}`));
  return ok(credentials(row, sealKey));
}

/** Second step: the six digits, each of which works once. */
export async function checkCode(
  tx: Tx,
  given: { readonly staffId: string; readonly code: string },
  { at, sealKey }: Parts,
): Promise<Result<Credentials, SignInRefusal>> {
  if (!(await withinLimit(tx, `code ${given.staffId}`, { limit: perCode, at })))
    return err("too many attempts");
  const found = await codeSecretOf(tx, given.staffId, sealKey);
  const step = found && stepOfCode(found.codeSecret, given.code, at);
  if (!found || step === undefined) return err("not recognised");
  const { rows } = await sql<{
    used: boolean;
  }>`select sec.use_totp_step(${given.staffId}, ${step}) as used`.execute(tx);
  if (!rows[0]?.used) return err("not recognised");
  await forgetAttempts(tx, `code ${given.staffId}`);
  return ok(found);
}

/** For the demonstration alone: what the authenticator app would show for an invented person. */
export async function demonstrationCode(
  tx: Tx,
  staffId: string,
  { at, sealKey }: Parts,
): Promise<string | undefined> {
  const found = await codeSecretOf(tx, staffId, sealKey);
  return found?.isDemo ? codeAt(found.codeSecret, at) : undefined;
}

type CredentialRow = {
  readonly staff_id: string;
  readonly password_hash: string;
  readonly totp_sealed: Buffer;
  readonly is_demo: boolean;
};

async function credentialRow(tx: Tx, email: string): Promise<CredentialRow | undefined> {
  const { rows } = await sql<CredentialRow>`select * from sec.find_credentials(${email})`.execute(
    tx,
  );
  return rows[0];
}

async function codeSecretOf(
  tx: Tx,
  staffId: string,
  sealKey: Buffer,
): Promise<Credentials | undefined> {
  const { rows } = await sql<CredentialRow>`select * from sec.credentials_of(${staffId})`.execute(
    tx,
  );
  return rows[0] && credentials(rows[0], sealKey);
}

function credentials(row: CredentialRow, sealKey: Buffer): Credentials {
  const codeSecret = open(sealKey, codePurpose, row.totp_sealed);
  if (codeSecret === undefined) {
    throw new Error(
      "a one-time-code secret cannot be opened: LANTERN_SECRET is not the one it was sealed with",
    );
  }
  return { staffId: row.staff_id, codeSecret, isDemo: row.is_demo };
}
