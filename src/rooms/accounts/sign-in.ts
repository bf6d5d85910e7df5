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
import {
  firstFull,
  forgetAttempts,
  giveBack,
  reserveAttempts,
  type Bound,
} from "../../platform/session/rate-limit.ts";
import { hashOfRecoveryCode, readRecoveryCode } from "./own-account/recovery-codes.ts";
import {
  codeBounds,
  isOfAccount,
  isOfTheDay,
  ownPasswordBounds,
  passwordBounds,
  type Lane,
} from "./attempt-bounds.ts";
import { knownBrowser } from "./known-browsers.ts";
import { codeAt, stepOfCode } from "./one-time-codes.ts";
import { noteWrongTry } from "./wrong-tries.ts";
import { checkNothing, inTurn, isPassword } from "./passwords.ts";

export type Credentials = {
  readonly staffId: string;
  readonly isDemo: boolean;
};

export type SignInRefusal =
  | "not recognised"
  | "too many attempts"
  | "locked"
  /** Right, and of no use any more. */
  | "used"
  /** Not looked at: more come in than can be answered while anybody waits. */
  | "busy";

type At = { readonly at: Date };

/** Whose one-time-code secret it is, for sealing it. */
export const credentialPlace = (row: string, partnershipId: number): Place => ({
  table: "directory.credentials",
  row,
  partnershipId,
});

export const sealCodeSecret = (ring: KeyRing, secret: string, place: Place): Buffer =>
  sealWhole(ring, Buffer.from(secret), place, "totp_sealed");

type Asking = Pick<Database, "beforeSignIn" | "askForSignIn" | "askForPassword">;

type Given = {
  readonly email: string;
  readonly password: string;
  readonly ip: string;
  /** What the browser keeps from an earlier sign-in. */
  readonly browser?: string | undefined;
};

/** Nobody has it: asked of whoever has no account, so that as much is asked as of others. */
const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * First step: address and password. Right and wrong take the same time and give the same words. What is
 * asked of the database is asked in short transactions of their own; the password is compared in none,
 * because that takes long and connections are few.
 */
export async function checkPassword(
  database: Asking,
  given: Given,
  { at }: At,
): Promise<Result<Credentials, SignInRefusal>> {
  const email = given.email.trim().toLowerCase();
  const row = await database.askForPassword((tx) => passwordOfAddress(tx, email));
  const { browser, ip } = given;
  const staffId = row?.staff_id ?? nobody;
  const known = await database.askForSignIn((tx) => knownBrowser(tx, { staffId, browser }));
  const bounds = passwordBounds({ email, ip }, { known });
  const answer = await compared(database, { bounds, at, isFirst: known !== undefined }, () =>
    row ? isPassword(row.password_hash, given.password) : checkNothing(given.password),
  );
  if (answer === "right" && row) return ok({ staffId: row.staff_id, isDemo: row.is_demo });
  if (answer === "not recognised" && known === undefined) {
    await noteWrong(database, { email, bounds, at });
  }
  if (answer === "not recognised" && known !== undefined) {
    await database.askForSignIn((tx) => noteWrongTry(tx, { staffId, isKnown: true, at }));
  }
  return err(answer === "right" ? "not recognised" : answer);
}

type Comparing = {
  readonly bounds: readonly Bound[];
  readonly at: Date;
  /** Before those who are not known: a flood of strangers does not keep out who works here. */
  readonly isFirst: boolean;
};

/**
 * The attempt is counted first, when its turn has come, and given back where it was right: neither do
 * guesses that are made together pass, nor do two hundred colleagues in one office who are all right.
 */
async function compared(
  database: Pick<Database, "beforeSignIn">,
  { bounds, at, isFirst }: Comparing,
  isRight: () => Promise<boolean>,
): Promise<"right" | Exclude<SignInRefusal, "used">> {
  const full = await database.beforeSignIn((db) => firstFull(db, bounds, at));
  if (full) return refusalOf(full);
  return inTurn(
    async () => {
      const counted = await database.beforeSignIn((db) => reserveAttempts(db, bounds, at));
      if ("full" in counted) return refusalOf(counted.full);
      if (!(await isRight())) return "not recognised";
      await database.beforeSignIn((db) => giveBack(db, counted.reserved));
      if (isFirst) await database.beforeSignIn((db) => forgetAll(db, bounds));
      return "right";
    },
    { isFirst },
  );
}

const refusalOf = (full: Bound): "locked" | "too many attempts" =>
  isOfTheDay(full) ? "locked" : "too many attempts";

async function forgetAll(
  db: Parameters<typeof forgetAttempts>[0],
  bounds: readonly Bound[],
): Promise<void> {
  for (const { name } of bounds) await forgetAttempts(db, name);
}

/** Where it was the last that is let try, whoever has this address is told, in Lantern and by mail. */
async function noteWrong(
  database: Pick<Database, "beforeSignIn" | "askForSignIn">,
  { email, bounds, at }: { email: string; bounds: readonly Bound[]; at: Date },
): Promise<void> {
  const ofAccount = bounds.filter(isOfAccount);
  const full = await database.beforeSignIn((db) => firstFull(db, ofAccount, at));
  const wasLast = full !== undefined;
  await database.askForSignIn((tx) =>
    sql`select sec.note_wrong_sign_in(${email}, ${wasLast}, ${at})`.execute(tx),
  );
}

/** Whether this is the person's password, asked while they are signed in: counted like a sign-in. */
export async function isPasswordOf(
  database: Pick<Database, "beforeSignIn" | "askForPassword">,
  { staffId, given, at }: { readonly staffId: string; readonly given: string; readonly at: Date },
): Promise<"right" | "wrong" | "too many attempts" | "busy"> {
  const bounds = ownPasswordBounds(staffId);
  const row = await database.askForPassword((tx) => passwordOfPerson(tx, staffId));
  const answer = await compared(database, { bounds, at, isFirst: true }, () =>
    row ? isPassword(row.password_hash, given) : checkNothing(given),
  );
  if (answer === "not recognised") return "wrong";
  return answer === "locked" ? "too many attempts" : answer;
}

type Proved = { readonly staffId: string; readonly factor: "code" | "recovery-code" };

type CodeGiven = {
  readonly staffId: string;
  readonly code: string;
  readonly browser?: string | undefined;
};

/** Second step: the six digits, or a recovery code in their place; each works once. */
export async function checkCode(
  tx: Tx,
  given: CodeGiven,
  { at }: At,
): Promise<Result<Proved, SignInRefusal>> {
  const lane: Lane = { known: await knownBrowser(tx, { ...given, browser: given.browser }) };
  const bounds = codeBounds(given.staffId, lane);
  const counted = await reserveAttempts(tx, bounds, at);
  if ("full" in counted) return err(refusalOf(counted.full));
  const proved = await proveByCode(tx, given, at);
  // Whoever sends a code again knows it already: that is no guess.
  if (proved.ok || proved.error === "used") await giveBack(tx, counted.reserved);
  if (proved.ok && lane.known !== undefined) await forgetAll(tx, bounds);
  if (!proved.ok && proved.error === "not recognised") {
    await noteWrongTry(tx, { staffId: given.staffId, isKnown: lane.known !== undefined, at });
  }
  return proved;
}

async function proveByCode(
  tx: Tx,
  given: CodeGiven,
  at: Date,
): Promise<Result<Proved, "not recognised" | "used">> {
  const { staffId } = given;
  if (readRecoveryCode(given.code) !== undefined) {
    return (await useRecoveryCode(tx, given, at))
      ? ok({ staffId, factor: "recovery-code" })
      : err("not recognised");
  }
  const found = await codeSecretOf(tx, staffId);
  const step = found && stepOfCode(found.codeSecret, given.code, at);
  if (!found || step === undefined) return err("not recognised");
  const { rows } = await sql<{
    used: boolean;
  }>`select sec.use_totp_step(${staffId}, ${step}) as used`.execute(tx);
  return rows[0]?.used ? ok({ staffId, factor: "code" }) : err("used");
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

type PasswordRow = {
  readonly staff_id: string;
  readonly password_hash: string;
  readonly is_demo: boolean;
};

async function passwordOfAddress(tx: Tx, email: string): Promise<PasswordRow | undefined> {
  const { rows } = await sql<PasswordRow>`
    select * from sec.password_of_address(${email})`.execute(tx);
  return rows[0];
}

async function passwordOfPerson(tx: Tx, staffId: string): Promise<PasswordRow | undefined> {
  const { rows } = await sql<PasswordRow>`
    select * from sec.password_of_person(${staffId})`.execute(tx);
  return rows[0];
}

type CodeSecret = { readonly codeSecret: string; readonly isDemo: boolean };

type CodeRow = {
  readonly partnership_id: number;
  readonly totp_sealed: Buffer;
  readonly is_demo: boolean;
};

async function codeSecretOf(tx: Tx, staffId: string): Promise<CodeSecret | undefined> {
  const { rows } = await sql<CodeRow>`select * from sec.code_of_person(${staffId})`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const place = credentialPlace(staffId, row.partnership_id);
  const secret = openWhole(ringOf(tx), row.totp_sealed, place, "totp_sealed");
  return { codeSecret: secret.toString("utf8"), isDemo: row.is_demo };
}
