import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { isShutName, shownName } from "../directory/index.ts";
import { openText, ringOf } from "../../platform/sealing/index.ts";
import { conflictPlace } from "./conflicts.ts";

export type Restriction = {
  readonly reason: string | null;
  readonly by: string | null;
  readonly at: Date | null;
  readonly liftReason: string | null;
  readonly liftAskedById: string | null;
  readonly liftAskedBy: string | null;
  readonly liftAskedAt: Date | null;
};

/** The restriction that stands, with what has been asked about it. */
export function findRestriction(tx: Tx, personId: string): Promise<Restriction | undefined> {
  return tx
    .selectFrom("sec.restrictions as r")
    .leftJoin("directory.staff as s", "s.staff_id", "r.restricted_by")
    .leftJoin("directory.staff as a", "a.staff_id", "r.lift_asked_by")
    .select([
      "r.reason",
      shownName<string | null>({ staff: "s", at: "r.restricted_at" }).as("by"),
      "r.restricted_at as at",
      "r.lift_reason as liftReason",
      "r.lift_asked_by as liftAskedById",
      shownName<string | null>({ staff: "a", at: "r.lift_asked_at" }).as("liftAskedBy"),
      "r.lift_asked_at as liftAskedAt",
    ])
    .where("r.person_id", "=", personId)
    .where("r.lifted_at", "is", null)
    .executeTakeFirst();
}

export type Conflict = {
  readonly conflictId: string;
  readonly staffId: string;
  readonly name: string;
  readonly relation: string;
  readonly reason: string;
  readonly declaredBy: string;
  readonly declaredAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
};

/** Those that stand first, then those that ended. */
export async function listConflicts(tx: Tx, personId: string): Promise<readonly Conflict[]> {
  const rows = await tx
    .selectFrom("sec.conflicts as c")
    .innerJoin("directory.staff as s", "s.staff_id", "c.staff_id")
    .innerJoin("directory.staff as d", "d.staff_id", "c.declared_by")
    .leftJoin("directory.staff as e", "e.staff_id", "c.ended_by")
    .select([
      "c.conflict_id as conflictId",
      "c.staff_id as staffId",
      "s.name",
      "c.relation",
      "c.partnership_id as partnershipId",
      "c.reason as plain",
      "c.sealed_key as sealedKey",
      "c.reason_sealed as sealed",
      "d.name as declaredBy",
      "c.declared_at as declaredAt",
      "c.ended_at as endedAt",
      "e.name as endedBy",
      "c.end_reason as endReason",
    ])
    .where("c.person_id", "=", personId)
    .orderBy("c.ended_at", (order) => order.desc().nullsFirst())
    .orderBy("c.declared_at", "desc")
    .limit(100)
    .execute();
  const ring = ringOf(tx);
  return rows.map(({ partnershipId, plain, sealedKey, sealed, ...row }) => {
    const place = conflictPlace(row.conflictId, partnershipId);
    const kept = { plain, sealedKey, sealed, column: "reason_sealed" };
    return { ...row, reason: openText(ring, place, kept) ?? "" };
  });
}

export type Opening = {
  readonly by: string;
  readonly reasonKey: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly endsAt: Date;
  readonly outcome: string | null;
};

export function listEmergencyOpenings(tx: Tx, personId: string): Promise<readonly Opening[]> {
  return tx
    .selectFrom("sec.emergency_openings as o")
    .innerJoin("directory.staff as s", "s.staff_id", "o.staff_id")
    .select([
      shownName({ staff: "s", at: "o.opened_at" }).as("by"),
      "o.reason_key as reasonKey",
      "o.reason",
      "o.opened_at as openedAt",
      "o.ends_at as endsAt",
      "o.outcome",
    ])
    .where("o.person_id", "=", personId)
    .orderBy("o.opened_at", "desc")
    .limit(100)
    .execute();
}

export type Enquiry = {
  readonly by: string;
  readonly phone: string | null;
  /** Null where the reader may not read who it is. */
  readonly agency: string | null;
  readonly relationship: string;
  readonly reason: string;
  readonly askedAt: Date;
  readonly answer: string;
};

const asker = { staff: "s", at: "q.asked_at" };

/** Who asked whether this child is known, the newest first. */
export function listEnquiries(tx: Tx, personId: string): Promise<readonly Enquiry[]> {
  return tx
    .selectFrom("subjects.enquiries as q")
    .innerJoin("directory.staff as s", "s.staff_id", "q.staff_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "q.agency_id")
    .select([
      shownName(asker).as("by"),
      sql<string | null>`case when not ${isShutName(asker)} then s.phone end`.as("phone"),
      sql<string | null>`case when not ${isShutName(asker)} then a.name end`.as("agency"),
      "q.relationship",
      "q.reason",
      "q.asked_at as askedAt",
      "q.answer",
    ])
    .where("q.person_id", "=", personId)
    .orderBy("q.asked_at", "desc")
    .limit(100)
    .execute();
}
