import { sql, type RawBuilder } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { alsoNarrowly, type Tx } from "../../../platform/database/database.ts";

/** What of one of two records stands against joining them, as far as the reader may read it. */
export type OnOne = {
  /** As `subjects.merge_refusals` has it. */
  readonly key: string;
  readonly personId: string;
  /** The row, where one is settled by itself. */
  readonly id: string | null;
  /** Of which type or kind it is, or what it is called. */
  readonly says: string | null;
  readonly on: string | null;
};

type Part = {
  readonly from: string;
  readonly where: string;
  /** What is the same in both rows, where there can be several. */
  readonly alike?: string;
  readonly id: string;
  readonly says?: string;
  readonly on: string;
};

const ofNamed = "protected";

const day = (moment: string): string => `(${moment} at time zone 'Europe/London')::date`;

/** What can stand once on a record: conditions as those of the index that says so. Every text here is fixed. */
const parts: Readonly<Record<string, Part>> = {
  [ofNamed]: {
    from: "subjects.protections",
    where: "x.ended_at is null",
    id: "null::uuid",
    on: day("x.since"),
  },
  "both:protect.flags": {
    from: "protect.flags",
    where: "x.ended_on is null",
    alike: "type",
    id: "x.flag_id",
    says: "x.type",
    on: "x.raised_on",
  },
  "both:protect.plans": {
    from: "protect.plans",
    where: "x.closed_on is null",
    id: "x.plan_id",
    on: "x.opened_on",
  },
  "both:protect.plan_versions": {
    from: "protect.plan_versions",
    id: "x.plan_version_id",
    on: "x.agreed_on",
    where:
      "not exists (select from protect.plan_versions later where later.person_id = x.person_id and later.number > x.number)",
    says: "x.number::text",
  },
  "both:protect.missing_episodes": {
    from: "protect.missing_episodes",
    where: "x.returned_at is null and x.error_at is null",
    id: "x.missing_episode_id",
    on: day("x.missing_since"),
  },
  "both:protect.assessments": {
    from: "protect.assessments",
    where: "x.finished_on is null",
    alike: "kind",
    id: "x.assessment_id",
    on: "x.started_on",
    says: "(select c.body ->> 'name' from directory.configuration c where c.configuration_id = x.kind_id)",
  },
  "both:protect.nrm_referrals": {
    from: "protect.nrm_referrals",
    where: "x.stage in ('preparing', 'reasonable', 'conclusive')",
    id: "x.nrm_referral_id",
    on: "x.considered_on",
  },
  // While where a child can be found is protected, a link with a place is read by nobody.
  "both:protect.thing_links": {
    from: "protect.thing_links",
    alike: "thing_id, relation, handling",
    id: "x.thing_link_id",
    on: "x.learned_on",
    where: `x.ended_on is null and not exists (select from subjects.things t where t.thing_id = x.thing_id
      and t.kind = 'place' and exists (select from subjects.protection_of(x.person_id)))`,
    says: "(select t.label from subjects.things t where t.thing_id = x.thing_id)",
  },
  "both:panels.agenda_items": {
    from: "panels.agenda_items",
    where: "x.taken_off_at is null",
    alike: "sitting_id",
    id: "x.sitting_id",
    on: `(select ${day("s.starts_at")} from panels.sittings s where s.sitting_id = x.sitting_id)`,
  },
};

type Two = readonly [string, string];

function partOf(key: string, two: Two): RawBuilder<unknown> | undefined {
  const part = Object.hasOwn(parts, key) ? parts[key] : undefined;
  if (!part) return undefined;
  const { from, where, alike, id, says = "null", on } = part;
  const columns = alike?.split(", ") ?? [];
  const same = columns.map((column) => `y.${column} = x.${column}`);
  const twin = sql`exists (select from ${sql.raw(from)} y where y.person_id = any(${two}::uuid[])
    and y.person_id <> x.person_id and ${sql.raw([where.replaceAll("x.", "y."), ...same].join(" and "))})`;
  return sql`select ${key} as key, x.person_id as "personId", ${sql.raw(id)} as id, ${sql.raw(says)} as says, ${sql.raw(on)} as "on"
    from ${sql.raw(from)} x where x.person_id = any(${two}::uuid[]) and ${sql.raw(where)}
      and ${columns.length > 0 ? twin : sql`true`}`;
}

type ReadQuery = { readonly two: Two; readonly keys: readonly string[] };

/**
 * What stands on the one, the other or both of two records, of these keys, under the policies of each table. A
 * protection is of the named alone: a wide actor reads it as who is named.
 */
export async function listStandingOnBoth(
  tx: Tx,
  actor: Pick<StaffActor, "isWide">,
  { two, keys }: ReadQuery,
): Promise<readonly OnOne[]> {
  const open = keys.filter((key) => key !== ofNamed);
  if (open.length === keys.length || !actor.isWide) return read(tx, { two, keys });
  const named = await alsoNarrowly(tx, () => read(tx, { two, keys: [ofNamed] }));
  return [...named, ...(await read(tx, { two, keys: open }))];
}

async function read(tx: Tx, { two, keys }: ReadQuery): Promise<readonly OnOne[]> {
  const asked = keys.flatMap((key) => partOf(key, two) ?? []);
  if (asked.length === 0) return [];
  const { rows } = await sql<OnOne>`
    select * from (${sql.join(asked, sql` union all `)}) found order by key, says, "on", id`.execute(
    tx,
  );
  return rows;
}
