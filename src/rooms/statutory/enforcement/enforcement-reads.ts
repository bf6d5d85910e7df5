import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";

/** The wish to use a child's flag against the child, and what became of it. */
export type EnforcementRequest = {
  readonly requestId: string;
  readonly personId: string;
  readonly flagId: string;
  readonly flagType: string;
  readonly wantedUse: string;
  readonly power: string;
  readonly reason: string;
  readonly instead: string;
  readonly askedBy: string;
  readonly askedById: string;
  readonly askedOn: string;
  readonly outcome: "granted" | "refused" | null;
  readonly decisionReason: string | null;
  readonly section45: string | null;
  readonly notCharging: string | null;
  readonly safeguards: string | null;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
  readonly endedOn: string | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  readonly version: number;
};

const cells: RawBuilder<unknown> = sql`
  e.enforcement_request_id as "requestId", e.person_id as "personId", e.flag_id as "flagId", f.type as "flagType",
  e.wanted_use as "wantedUse", e.power, e.reason, e.instead, ${shownName({ staff: "a", at: "e.asked_at" })} as "askedBy", e.asked_by as "askedById", e.asked_on as "askedOn",
  e.outcome, e.decision_reason as "decisionReason", e.section45, e.not_charging as "notCharging", e.safeguards,
  e.from_on as "fromOn", e.until_on as "untilOn", ${shownName({ staff: "d", at: "e.decided_at" })} as "decidedBy", e.decided_on as "decidedOn",
  e.ended_on as "endedOn", ${shownName({ staff: "x", at: "e.ended_on" })} as "endedBy", e.end_reason as "endReason", e.version`;

const joined: RawBuilder<unknown> = sql`
  join protect.flags f on f.flag_id = e.flag_id join directory.staff a on a.staff_id = e.asked_by
  left join directory.staff d on d.staff_id = e.decided_by left join directory.staff x on x.staff_id = e.ended_by`;

/** All that was asked about a flag, the newest first. */
export async function listRequests(
  tx: Tx,
  { personId, flagId }: { readonly personId: string; readonly flagId: string },
): Promise<readonly EnforcementRequest[]> {
  const { rows } = await sql<EnforcementRequest>`
    select ${cells} from protect.enforcement_requests e ${joined}
    where e.person_id = ${personId}::uuid and e.flag_id = ${flagId}::uuid
    order by e.enforcement_request_id desc limit 100`.execute(tx);
  return rows;
}

export async function findRequest(
  tx: Tx,
  { personId, requestId }: { readonly personId: string; readonly requestId: string },
): Promise<EnforcementRequest | undefined> {
  const { rows } = await sql<EnforcementRequest>`
    select ${cells} from protect.enforcement_requests e ${joined}
    where e.person_id = ${personId}::uuid and e.enforcement_request_id = ${requestId}::uuid`.execute(
    tx,
  );
  return rows[0];
}

export type RequestOf = EnforcementRequest & {
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

/** Of the children within reach: what waits for a decision first, the oldest first, then the newest decisions. */
export async function listAllRequests(
  tx: Tx,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<readonly RequestOf[]> {
  const { rows } = await sql<RequestOf>`
    select ${cells}, p.reference, p.family_name as "familyName", p.given_name as "givenName"
    from protect.enforcement_requests e ${joined} join subjects.people p on p.person_id = e.person_id
    order by e.decided_at is not null, case when e.decided_at is null then e.asked_at end, e.decided_at desc, e.enforcement_request_id
    limit ${pageSize + 1} offset ${(page - 1) * pageSize}`.execute(tx);
  return rows;
}

export type RegisterLine = {
  readonly requestId: string;
  readonly askedOn: string;
  readonly agency: string | null;
  readonly outcome: "granted" | "refused" | null;
  readonly decidedOn: string | null;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly endedOn: string | null;
};

/** For governance: each request by its day and agency, and neither the child nor a word that was typed. */
export async function readRegister(tx: Tx): Promise<readonly RegisterLine[]> {
  const { rows } = await sql<RegisterLine>`
    select r.request_id as "requestId", r.asked_on as "askedOn", r.agency, r.outcome, r.decided_on as "decidedOn",
      r.from_on as "fromOn", r.until_on as "untilOn", r.ended_on as "endedOn"
    from protect.enforcement_register() r`.execute(tx);
  return rows;
}
