import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import type { LastSeen, Outcome } from "./seen.ts";

export type Visit = {
  readonly visitId: string;
  readonly visitedAt: Date;
  readonly visitedById: string;
  readonly visitedBy: string;
  readonly togetherWith: string | null;
  readonly purpose: string;
  /** In the words of the list that it was recorded under. */
  readonly purposeName: string;
  readonly outcome: Outcome;
  readonly setting: string;
  readonly settingName: string;
  readonly observed: string | null;
  readonly nextStep: string | null;
  /** By when its words are typed up, where they were left for later. */
  readonly typeUpBy: string | null;
  readonly correctsId: string | null;
  readonly recordedById: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

const wordOf = (list: string, key: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  coalesce((select x.one ->> 'name' from jsonb_array_elements(c.body -> ${list}::text) x (one) where x.one ->> 'key' = ${key}), ${key})`;

const query = (condition: RawBuilder<unknown>) => sql<Visit>`
  select v.visit_id as "visitId", v.visited_at as "visitedAt", v.visited_by as "visitedById", ${shownName({ staff: "w", at: "v.visited_at" })} as "visitedBy",
    v.together_with as "togetherWith", v.purpose, ${wordOf("purposes", sql`v.purpose`)} as "purposeName", v.outcome,
    v.setting, ${wordOf("settings", sql`v.setting`)} as "settingName", v.observed, v.next_step as "nextStep", v.type_up_by as "typeUpBy", v.recorded_by as "recordedById",
    v.corrects_id as "correctsId", ${shownName({ staff: "b", at: "v.recorded_at" })} as "recordedBy", v.recorded_at as "recordedAt"
  from protect.visits v join directory.configuration c on c.configuration_id = v.scheme_id
  join directory.staff w on w.staff_id = v.visited_by join directory.staff b on b.staff_id = v.recorded_by
  where ${condition}
  order by v.visited_at desc, v.visit_id desc limit 200`;

/** Every visit to a child, the newest first; those put right by a later entry too. */
export async function listVisits(tx: Tx, personId: string): Promise<readonly Visit[]> {
  const { rows } = await query(sql`v.person_id = ${personId}::uuid`).execute(tx);
  return rows;
}

export async function findVisit(
  tx: Tx,
  { personId, visitId }: { readonly personId: string; readonly visitId: string },
): Promise<Visit | undefined> {
  const one = sql`v.visit_id = ${visitId}::uuid and v.person_id = ${personId}::uuid`;
  const { rows } = await query(one).execute(tx);
  return rows[0];
}

/** Whether a later entry has put this one right. */
export async function isPutRight(tx: Tx, visitId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("protect.visits")
    .select("visit_id")
    .where("corrects_id", "=", visitId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The visit to this child that was sent under this key already. */
export async function findSent(
  tx: Tx,
  { person, sentKey }: { readonly person: { readonly personId: string }; readonly sentKey: string },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("protect.visits")
    .select("visit_id")
    .where("person_id", "=", person.personId)
    .where("sent_key", "=", sentKey)
    .executeTakeFirst();
  return row?.visit_id;
}

/** When the child was last seen, as the visits that stand have it. */
export async function findLastSeen(tx: Tx, personId: string): Promise<LastSeen> {
  const row = await tx
    .selectFrom("protect.tracker_entries")
    .select(["seen_on as seenOn", "seen_alone_on as aloneOn", "opened_on as openedOn"])
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row ?? { seenOn: null, aloneOn: null, openedOn: null };
}
