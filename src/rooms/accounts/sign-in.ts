import { sql } from "kysely";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import {
  openWhole,
  ringOf,
  sealWhole,
  type KeyRing,
  type Place,
} from "../../platform/sealing/index.ts";
import { forgetAttempts, withinLimit } from "../../platform/session/rate-limit.ts";
import { hashOfRecoveryCode, readRecoveryCode } from "./own-account/recovery-codes.ts";
import { codeAt, stepOfCode } from "./one-time-codes.ts";
import { checkNothing, isPassword } from "./passwords.ts";

export type Credentials = {
  readonly staffId: string;
  readonly isDemo: boolean;
};

export type SignInRefusal = "not recognised" | "too many attempts" | "locked";

const perAddress = { attempts: 10, minutes: 15 };
// Schools and offices share one address on the internet.
const perIp = { attempts: 100, minutes: 15 };
const perCode = { attempts: 5, minutes: 5 };
/** Then it is locked until tomorrow, or until an administrator unlocks it: see directory.lock_keys. */
const perDay = { attempts: 30, minutes: 24 * 60 };

type At = { readonly at: Date };

/** Whose one-time-code secret it is, for sealing it. */
export const credentialPlace = (row: string, partnershipId: number): Place => ({
  table: "directory.credentials",
  row,
  partnershipId,
});

export const sealCodeSecret = (ring: KeyRing, secret: string, place: Place): Buffer =>
  sealWhole(ring, Buffer.from(secret), place, "totp_sealed");

/**
 * First step: address and password. Right and wrong take the same time and give the same words. The
 * attempt is counted and the credentials are read in short transactions of their own; the password is
 * compared in none, because that takes long and connections are few.
 */
export async function checkPassword(
  database: Pick<Database, "beforeSignIn" | "askForSignIn">,
  given: { readonly email: string; readonly password: string; readonly ip: string },
  { at }: At,
): Promise<Result<Credentials, SignInRefusal>> {
  const email = given.email.trim().toLowerCase();
  const isWithin = await database.beforeSignIn(
    async (db) =>
      (await withinLimit(db, `sign-in ip ${given.ip}`, { limit: perIp, at })) &&
      (await withinLimit(db, `sign-in ${email}`, { limit: perAddress, at })),
  );
  if (!isWithin) return err("too many attempts");
  if (await isLocked(database, `sign-in day ${email}`, at)) return err("locked");
  const row = await database.askForSignIn((tx) => credentialRow(tx, email));
  const isRight = row
    ? await isPassword(row.password_hash, given.password)
    : await checkNothing(given.password);
  if (!row || !isRight) return err("not recognised");
  await database.beforeSignIn(async (db) => {
    await forgetAttempts(db, `sign-in ${email}`);
    await forgetAttempts(db, `sign-in day ${email}`);
  });
  return ok({ staffId: row.staff_id, isDemo: row.is_demo });
}

/** Counted for addresses that nobody has too: the answer does not tell which those are. */
async function isLocked(
  database: Pick<Database, "beforeSignIn">,
  name: string,
  at: Date,
): Promise<boolean> {
  return !(await database.beforeSignIn((db) => withinLimit(db, name, { limit: perDay, at })));
}

/** Whether this is the person's password, asked while they are signed in: counted like a sign-in. */
export async function isPasswordOf(
  database: Pick<Database, "beforeSignIn" | "askForSignIn">,
  { staffId, given, at }: { readonly staffId: string; readonly given: string; readonly at: Date },
): Promise<"right" | "wrong" | "too many attempts"> {
  const name = `password of ${staffId}`;
  const isWithin = await database.beforeSignIn((db) =>
    withinLimit(db, name, { limit: perAddress, at }),
  );
  if (!isWithin) return "too many attempts";
  const row = await database.askForSignIn((tx) => rowOf(tx, staffId));
  const isRight = row ? await isPassword(row.password_hash, given) : await checkNothing(given);
  if (!isRight) return "wrong";
  await database.beforeSignIn((db) => forgetAttempts(db, name));
  return "right";
}

type Proved = { readonly staffId: string; readonly factor: "code" | "recovery-code" };

/** Second step: the six digits, or a recovery code in their place; each works once. */
export async function checkCode(
  tx: Tx,
  given: { readonly staffId: string; readonly code: string },
  { at }: At,
): Promise<Result<Proved, SignInRefusal>> {
  const { staffId } = given;
  if (!(await withinLimit(tx, `code ${staffId}`, { limit: perCode, at })))
    return err("too many attempts");
  if (!(await withinLimit(tx, `code day ${staffId}`, { limit: perDay, at }))) return err("locked");
  if (readRecoveryCode(given.code) !== undefined) {
    if (!(await useRecoveryCode(tx, given, at))) return err("not recognised");
    await forgetCodes(tx, staffId);
    return ok({ staffId, factor: "recovery-code" });
  }
  const found = await codeSecretOf(tx, given.staffId);
  const step = found && stepOfCode(found.codeSecret, given.code, at);
  if (!found || step === undefined) return err("not recognised");
  const { rows } = await sql<{
    used: boolean;
  }>`select sec.use_totp_step(${given.staffId}, ${step}) as used`.execute(tx);
  if (!rows[0]?.used) return err("not recognised");
  await forgetCodes(tx, staffId);
  return ok({ staffId, factor: "code" });
}

async function forgetCodes(tx: Tx, staffId: string): Promise<void> {
  await forgetAttempts(tx, `code ${staffId}`);
  await forgetAttempts(tx, `code day ${staffId}`);
}

async function useRecoveryCode(
  tx: Tx,
  { staffId, code }: { readonly staffId: string; readonly code: string },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select sec.use_recovery_code(${staffId}, ${hashOfRecoveryCode(code)}, ${at}) as used`.execute(
    tx,
  );
  return rows[0]?.used === true;
}

/** For the demonstration alone: what the authenticator app would show for an invented person. */
export async function demonstrationCode(
  tx: Tx,
  staffId: string,
  { at }: At,
): Promise<string | undefined> {
  const found = await codeSecretOf(tx, staffId);
  return found?.isDemo ? codeAt(found.codeSecret, at) : undefined;
}

type CredentialRow = {
  readonly staff_id: string;
  readonly partnership_id: number;
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

type CodeSecret = { readonly codeSecret: string; readonly isDemo: boolean };

async function codeSecretOf(tx: Tx, staffId: string): Promise<CodeSecret | undefined> {
  const row = await rowOf(tx, staffId);
  if (!row) return undefined;
  const place = credentialPlace(staffId, row.partnership_id);
  const secret = openWhole(ringOf(tx), row.totp_sealed, place, "totp_sealed");
  return { codeSecret: secret.toString("utf8"), isDemo: row.is_demo };
}

async function rowOf(tx: Tx, staffId: string): Promise<CredentialRow | undefined> {
  const { rows } = await sql<CredentialRow>`select * from sec.credentials_of(${staffId})`.execute(
    tx,
  );
  return rows[0];
}
