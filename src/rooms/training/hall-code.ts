import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { choice, defineForm, text, type Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { hashOfLink, readToken } from "../accounts/index.ts";
import { newCertificateCode } from "./attendance.ts";
import type { Session } from "./session-reads.ts";

const [nonceLength, markLength] = [12, 12];
const minute = 60_000;
/** People come early, and the hall is still full when it is over. */
const [earlyMinutes, lateMinutes, screenMinutes, longestMinutes] = [60, 60, 15, 12 * 60];

/** Another key than that which seals forms, made from it. */
const keyOf = (sealKey: Buffer): Buffer =>
  Buffer.from(hkdfSync("sha256", sealKey, "lantern", "hall code", 32));

const markOf = (sealKey: Buffer, nonce: Buffer): Buffer =>
  createHmac("sha256", keyOf(sealKey)).update(nonce).digest().subarray(0, markLength);

/** Random, with a signature: it says nothing of the session, and nothing of a person. */
export function newHallCode(sealKey: Buffer): string {
  const nonce = randomBytes(nonceLength);
  return Buffer.concat([nonce, markOf(sealKey, nonce)]).toString("base64url");
}

/** Whether Lantern made it: a guess is refused before the database is asked. */
export function isHallCode(sealKey: Buffer, typed: string): boolean {
  if (!/^[\w-]{32}$/.test(typed)) return false;
  const bytes = Buffer.from(typed, "base64url");
  const [nonce, mark] = [bytes.subarray(0, nonceLength), bytes.subarray(nonceLength)];
  return timingSafeEqual(mark, markOf(sealKey, nonce));
}

const hashOfCode = (code: string): Buffer =>
  createHash("sha256").update(`hall code ${code}`).digest();

export const hallCodeForm = defineForm()({
  way: choice({
    label: "Where the code is shown",
    options: {
      screen: "On a screen: it works for 15 minutes",
      paper: "Printed: it works from an hour before the session until an hour after it",
    },
    missing: "Choose where the code is shown",
  }),
});

export type HallSpan = { readonly from: Date; readonly until: Date };

/** From when until when people can record themselves: near the session and never for longer than half a day. */
export function hallSpan(
  { startsAt, minutes }: Pick<Session, "startsAt" | "minutes">,
  { way, at }: { readonly way: "screen" | "paper"; readonly at: Date },
): HallSpan | undefined {
  const opens = new Date(startsAt.getTime() - earlyMinutes * minute);
  const long = Math.min(earlyMinutes + minutes + lateMinutes, longestMinutes);
  const closes = new Date(opens.getTime() + long * minute);
  if (at >= closes) return undefined;
  if (way === "paper") return { from: opens, until: closes };
  if (at < opens) return undefined;
  const soon = new Date(at.getTime() + screenMinutes * minute);
  return { from: at, until: soon < closes ? soon : closes };
}

type Making = {
  readonly session: Session;
  readonly sealKey: Buffer;
  readonly form: Sent<typeof hallCodeForm>;
};
export type MadeCode = { readonly code: string; readonly span: HallSpan };

/** Makes a code for the hall. It is answered once, and only its hash is kept. */
export async function makeHallCode(
  tx: Tx,
  by: CommandContext,
  { session, sealKey, form }: Making,
): Promise<Change & { readonly made?: MadeCode }> {
  const { value, errors } = hallCodeForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const span = hallSpan(session, { way: value.way, at: by.at });
  if (!span) {
    const message =
      value.way === "screen"
        ? "A code for a screen can be made from an hour before the session until an hour after it"
        : "The session is over. Use the attendance list";
    return { kind: "invalid", errors: [{ field: "way", message }] };
  }
  const code = newHallCode(sealKey);
  await tx
    .insertInto("directory.training_hall_codes")
    .values({
      training_hall_code_id: newId(),
      partnership_id: by.actor.partnershipId,
      training_session_id: session.sessionId,
      code_hash: hashOfCode(code),
      valid_from: span.from,
      valid_until: span.until,
      made_by: by.actor.id,
      made_at: by.at,
    })
    .execute();
  return { kind: "accepted", made: { code, span } };
}

export type HallSession = { readonly course: string; readonly startsAt: Date };

/** Undefined for a code that never was, is over, or whose session is cancelled. */
export async function findHallCode(
  tx: Tx,
  { code, at }: { readonly code: string; readonly at: Date },
): Promise<HallSession | undefined> {
  const { rows } = await sql<HallSession>`
    select course, starts_at as "startsAt" from directory.training_hall_code(${hashOfCode(code)}, ${at})`.execute(
    tx,
  );
  return rows[0];
}

export const hallLinkForm = defineForm()({
  link: text({
    label: "The one-time link that you booked with",
    hint: "Paste it from the message in which you got it",
    called: "The one-time link",
    most: 300,
    missing: "Enter the one-time link that you booked with",
  }),
});

/** The last part of an address, or what was typed without one. */
export const tokenIn = (typed: string): string => typed.trim().split("/").at(-1) ?? "";

export type AttendSaid = "recorded" | "again" | "left" | "unknown" | "absent";

/** Records attendance by a code: of the acting person, or of who booked by the link. */
export async function attendByCode(
  tx: Tx,
  { code, link, at }: { readonly code: string; readonly link?: string; readonly at: Date },
): Promise<AttendSaid> {
  const token = link === undefined ? undefined : readToken(tokenIn(link));
  const linkHash = token === undefined ? null : hashOfLink("training", token);
  const { rows } = await sql<{ said: AttendSaid }>`
    select directory.attend_by_training_code(${hashOfCode(code)}, ${linkHash}, ${newId()}::uuid,
      ${newCertificateCode()}, ${at}) as said`.execute(tx);
  return rows[0]?.said ?? "absent";
}
