import { sql } from "kysely";
import { formatDateTime } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import { counted } from "../../kernel/words.ts";
import type { Tx } from "../../platform/database/database.ts";
import { sayOnArrival } from "../../platform/session/sessions.ts";

/** Wrong tries at one account between two sign-ins of its person. */
export type WrongTries = {
  /** In browsers in which the person has signed in. */
  readonly known: number;
  readonly others: number;
  /** The password was right, and no second factor followed. */
  readonly halfway: number;
  readonly since: Date;
};

type Try = { readonly staffId: string; readonly isKnown: boolean; readonly at: Date };

export async function noteWrongTry(tx: Tx, { staffId, isKnown, at }: Try): Promise<void> {
  await sql`select sec.note_wrong_try(${staffId}, ${isKnown}, ${at})`.execute(tx);
}

/** Whoever then signs in to the end takes theirs back. */
export async function noteHalfway(tx: Tx, staffId: string, at: Date): Promise<void> {
  await sql`select sec.note_halfway(${staffId}, ${at})`.execute(tx);
}

type Arrived = {
  readonly staffId: string;
  /** Of the session that has begun. */
  readonly token: string;
  readonly byPassword: boolean;
  readonly at: Date;
};

/**
 * Told once, in one line on the page after signing in, however many there were: a flood of tries is no flood
 * of notices. Undefined where there was none.
 */
export async function tellWrongTries(
  tx: Tx,
  { staffId, token, byPassword, at }: Arrived,
): Promise<string | undefined> {
  const { rows } = await sql<WrongTries>`
    select * from sec.take_wrong_tries(${staffId}, ${byPassword}, ${at})`.execute(tx);
  const said = rows[0] && wrongTriesText(rows[0]);
  if (said === undefined) return undefined;
  const words = `You are signed in. ${said}`;
  await sayOnArrival(tx, token, { id: newId(), words, at });
  return words;
}

/** What the acting person was told when they last signed in. */
export async function ownWrongTries(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<WrongTries>`select * from sec.own_wrong_tries()`.execute(tx);
  return rows[0] && wrongTriesText(rows[0]);
}

/** In sentences; undefined where there was none. */
export function wrongTriesText({ known, others, halfway, since }: WrongTries): string | undefined {
  const wrong = known + others;
  if (wrong + halfway === 0) return undefined;
  const where = [
    ...(known > 0 ? [`${known} in a browser that you have signed in with`] : []),
    ...(others > 0 ? [`${others} in other browsers`] : []),
  ];
  const tries = `${counted(wrong, "try", "tries")} to sign in as you ${wrong === 1 ? "was" : "were"} wrong`;
  const half = `your password was right ${halfway === 1 ? "once" : counted(halfway, "time")}, and no second step followed`;
  const said = [
    ...(wrong > 0 ? [`${tries}: ${where.join(", ")}`] : []),
    ...(halfway > 0 ? [half] : []),
  ];
  return `Since ${formatDateTime(since)}, ${said.join("; ")}. If that was not you, change your password and tell your administrator.`;
}
