import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Actor } from "../../platform/access/actor.ts";
import { coverWords } from "../configuration/index.ts";
import { isShutName, listShutWords, shownName } from "../directory/index.ts";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";
import { whereaboutsKinds, type Whereabouts, type WhereaboutsKind } from "./whereabouts-kinds.ts";

/** That a protection stands: what everybody who reaches the child may know. */
export type Protection = {
  readonly protectionId: string;
  readonly since: Date;
  readonly reviewBy: string;
  readonly by: { readonly name: string; readonly phone: string | null };
};

const protector = { staff: "s", at: "q.since" };

export async function findProtection(tx: Tx, personId: string): Promise<Protection | undefined> {
  const { rows } = await sql<{
    protectionId: string;
    since: Date;
    reviewBy: string;
    name: string;
    phone: string | null;
  }>`select q.protection_id as "protectionId", q.since, q.review_by as "reviewBy", ${shownName(protector)} as name,
       case when not ${isShutName(protector)} then s.phone end as phone
     from subjects.protection_of(${personId}::uuid) q join directory.staff s on s.staff_id = q.protected_by`.execute(
    tx,
  );
  const [row] = rows;
  return row && { ...row, by: { name: row.name, phone: row.phone } };
}

/** What the actor may know of where a child can be found, and whether they know all of it. */
export type Findable =
  | { readonly kind: "open"; readonly facts: readonly Whereabouts[] }
  | {
      readonly kind: "named";
      readonly facts: readonly Whereabouts[];
      readonly protection: Protection;
      readonly circleId: number;
    }
  | { readonly kind: "protected"; readonly protection: Protection };

/**
 * Asked after everything else that a wide actor reads in this transaction: protected facts are
 * outside the wide role, so where a protection stands they look on narrowly.
 */
export async function findWhereabouts(tx: Tx, actor: Actor, personId: string): Promise<Findable> {
  const protection = await findProtection(tx, personId);
  if (!protection) return { kind: "open", facts: await listWhereabouts(tx, personId) };
  if (actor.isWide) await lookNarrowly(tx);
  const own = await tx
    .selectFrom("subjects.protections")
    .select("circle_id")
    .where("protection_id", "=", protection.protectionId)
    .executeTakeFirst();
  if (!own) return { kind: "protected", protection };
  const facts = await listWhereabouts(tx, personId);
  return { kind: "named", facts, protection, circleId: own.circle_id };
}

async function listWhereabouts(tx: Tx, personId: string): Promise<readonly Whereabouts[]> {
  const rows = await tx
    .selectFrom("subjects.whereabouts as w")
    .leftJoin("directory.staff as s", "s.staff_id", "w.recorded_by")
    .select([
      "w.whereabouts_id as whereaboutsId",
      "w.kind",
      "w.wording",
      "w.from_on as from",
      "w.to_on as to",
      "w.source",
      shownName<string | null>({ staff: "s", at: "w.recorded_at" }).as("recordedBy"),
      "w.recorded_at as recordedAt",
      "w.version",
    ])
    .where("w.person_id", "=", personId)
    .orderBy("w.from_on", (order) => order.desc().nullsLast())
    .orderBy("w.whereabouts_id", "desc")
    .execute();
  const { cover } = coverWords(await listShutWords(tx));
  const order = Object.keys(whereaboutsKinds);
  return rows
    .map((row) => ({
      ...row,
      kind: row.kind as WhereaboutsKind,
      source: cover(row.source, londonDate(row.recordedAt)),
    }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
