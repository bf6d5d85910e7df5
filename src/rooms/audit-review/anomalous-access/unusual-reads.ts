import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { RuleKey } from "./judge-day.ts";
import type { UnusualOutcome } from "./unusual-outcomes.ts";

/** A day of somebody's, with what a rule asks of it and what was answered. */
export type UnusualUse = {
  readonly id: string;
  readonly staffId: string;
  readonly name: string;
  readonly posts: string | null;
  readonly usedOn: string;
  readonly rule: RuleKey;
  /** The rules' version, by the day from which it holds. */
  readonly rulesFrom: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly subjects: readonly string[];
  readonly foundAt: Date;
  readonly outcome: UnusualOutcome | null;
  readonly words: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly version: number;
};

type ReadQuery = { readonly isDecided: boolean; readonly page: number; readonly pageSize: number };

/** What waits, the longest first; or what was decided, the latest first. */
export async function listUnusual(
  tx: Tx,
  { isDecided, page, pageSize }: ReadQuery,
): Promise<readonly UnusualUse[]> {
  const rows = uses(tx)
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  return isDecided
    ? rows
        .where("u.outcome", "is not", null)
        .orderBy("u.decided_at", "desc")
        .orderBy("u.unusual_use_id")
        .execute()
    : rows
        .where("u.outcome", "is", null)
        .orderBy("u.used_on")
        .orderBy("u.unusual_use_id")
        .execute();
}

/** How many wait for an answer. */
export async function countUnusual(tx: Tx): Promise<number> {
  const { waiting } = await tx
    .selectFrom("govern.unusual_uses")
    .select(({ fn }) => fn.countAll<string>().as("waiting"))
    .where("outcome", "is", null)
    .executeTakeFirstOrThrow();
  return Number(waiting);
}

export function findUnusual(tx: Tx, id: string): Promise<UnusualUse | undefined> {
  return uses(tx).where("u.unusual_use_id", "=", id).executeTakeFirst();
}

function uses(tx: Tx) {
  return (
    tx
      .selectFrom("govern.unusual_uses as u")
      // Left joins, so that the list is read in the order of its index and no further than its page.
      .leftJoin("directory.staff as s", "s.staff_id", "u.staff_id")
      .leftJoin("directory.configuration as c", "c.configuration_id", "u.configuration_id")
      .leftJoin("directory.staff as d", "d.staff_id", "u.decided_by")
      .select([
        "u.unusual_use_id as id",
        "u.staff_id as staffId",
        sql<string>`s.name`.as("name"),
        sql<string | null>`(
        select string_agg(distinct r.name || ', ' || a.name, '; ')
        from directory.posts o join directory.roles r on r.role_id = o.role_id
        join directory.teams t on t.team_id = o.team_id join directory.agencies a on a.agency_id = t.agency_id
        where o.staff_id = u.staff_id and o.starts_on <= u.used_on and (o.ends_on is null or o.ends_on >= u.used_on))`.as(
          "posts",
        ),
        "u.used_on as usedOn",
        sql<RuleKey>`u.rule`.as("rule"),
        sql<string>`c.in_force_from`.as("rulesFrom"),
        sql<Readonly<Record<string, number>>>`u.counts`.as("counts"),
        // Without the number of a record that is closed to the reader.
        sql<readonly string[]>`array(
          select x.id from unnest(u.subject_ids) with ordinality x (id, place)
          where not x.id = any((select sec.closed_to_self())::uuid[]) order by x.place)`.as(
          "subjects",
        ),
        "u.found_at as foundAt",
        sql<UnusualOutcome | null>`u.outcome`.as("outcome"),
        "u.outcome_words as words",
        "d.name as decidedBy",
        "u.decided_at as decidedAt",
        "u.version",
      ])
      .where("u.partnership_id", "=", sql<number>`(select sec.partnership())`)
  );
}
