import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { giveBack, reserveAttempts, type Bound } from "../../platform/session/rate-limit.ts";
import { sourceOf } from "../../platform/session/source.ts";
import { numberLetters } from "../accounts/index.ts";
import type { Gravity } from "./fault-form.ts";

export type FaultReport = {
  readonly number: string;
  readonly seen: string;
  readonly gravity: Gravity;
  readonly reach: string | null;
  readonly reportedAt: Date;
};

type Told = Pick<FaultReport, "seen" | "gravity" | "reach">;

export type Kept =
  | { readonly kind: "kept"; readonly number: string }
  /** More than one network, or everybody together, is heard in that time: nothing was stored. */
  | { readonly kind: "full" }
  /** No partnership is set up that could read it. */
  | { readonly kind: "nobody" };

/** A flood reaches nobody’s desk, and leaves room for those who found something. */
const boundsFor = (ip: string): readonly Bound[] => [
  { name: `fault reports of ${sourceOf(ip)}`, limit: { attempts: 5, minutes: 60 } },
  { name: "fault reports of a day", limit: { attempts: 50, minutes: 24 * 60 } },
];

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** It follows from the form and its words: sent again it is the same. */
function numberOf(form: Buffer): string {
  const bytes = digest(`fault report number ${form.toString("hex")}`);
  const letters = [...bytes.subarray(0, 6)].map((byte) =>
    numberLetters.charAt(byte % numberLetters.length),
  );
  return `${letters.slice(0, 3).join("")}-${letters.slice(3).join("")}`;
}

type Sending = { readonly id: string; readonly told: Told; readonly ip: string; readonly at: Date };

/** Keeps what somebody outside found, for every partnership, each of which has an alarm. */
export async function keepFaultReport(tx: Tx, { id, told, ip, at }: Sending): Promise<Kept> {
  const counted = await reserveAttempts(tx, boundsFor(ip), at);
  if ("full" in counted) return { kind: "full" };
  const { seen, gravity, reach } = told;
  const form = digest(`fault report ${JSON.stringify([id, seen, gravity, reach])}`);
  const number = numberOf(form);
  const { rows } = await sql<{ kept: "kept" | "again" | "nobody" }>`
    select govern.keep_fault_report(${form}, ${number}, ${seen}, ${gravity}, ${reach}, ${at}) as kept`.execute(
    tx,
  );
  const kept = rows[0]?.kept ?? "nobody";
  if (kept !== "kept") await giveBack(tx, counted.reserved);
  return kept === "nobody" ? { kind: "nobody" } : { kind: "kept", number };
}

/** What came while an alarm was open, as it came. Row-level security asks who may read it. */
export function listFaultReports(tx: Tx, alarmId: string): Promise<readonly FaultReport[]> {
  return tx
    .selectFrom("govern.fault_reports")
    .select(["number", "seen", "gravity", "reach", "reported_at as reportedAt"])
    .where("alarm_id", "=", alarmId)
    .orderBy("reported_at")
    .orderBy("fault_report_id")
    .$narrowType<Pick<FaultReport, "gravity">>()
    .execute();
}
