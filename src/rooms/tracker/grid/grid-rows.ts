import { sql } from "kysely";
import type { Permission } from "../../../kernel/permissions.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Place } from "../../../platform/access/may-on.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { mayDo } from "../../subjects/index.ts";
import { standingSaid } from "../../child-record/index.ts";
import { missingRecorded } from "../../missing/index.ts";

/** One child's cells as they are kept, and what this person may do with them. */
export type GridRow = {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  /** By the column's key. */
  readonly values: Readonly<Record<string, string | null>>;
  /** What the level and the harm status were called when they were decided, by the column's key. */
  readonly said: Readonly<Record<string, string | null>>;
  /** Missing episodes in 90 days that are recorded here, beside the number that is entered. */
  readonly missingRecorded: number | null;
  /** Of the child's standing: what a decision is made against. */
  readonly version: number;
  readonly flags: readonly string[];
  readonly leads: readonly string[];
  readonly may: ReadonlySet<Permission>;
  /** Where the child can be found is protected, and this person is not named. */
  readonly isHidden: boolean;
  /** Of ward and school, those of which more than one holds. */
  readonly severalPlaces: readonly string[];
};

type ReadContext = {
  readonly personIds: readonly string[];
  readonly at: Date;
  /** Holds the rows until the transaction ends, so that what is compared stays so. */
  readonly isSaving?: boolean;
};

const permissions = [
  ...(["child.edit", "whereabouts.edit", "level.set"] as const),
  ...(["flag.manage", "case.close"] as const),
];

/**
 * The children within reach, by their ids; the others are absent, whatever the reason. A wide actor
 * looks as the list does: a restricted record is edited on its own pages.
 */
export async function readGridRows(
  tx: Tx,
  actor: StaffActor,
  { personIds, at, isSaving = false }: ReadContext,
): Promise<ReadonlyMap<string, GridRow>> {
  if (isSaving) await hold(tx, personIds);
  const { rows } = await sql<Row>`
    select p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
      p.born_on as "bornOn", p.owning_team_id as "owningTeamId", o.name as "owningTeam",
      o.agency_id as "owningAgencyId", p.restricted as "isRestricted", p.shut_out as "shutOut",
      t.level::text, t.harm_status as harm, t.stage, t.opened_on as "openedOn", t.last_panel_on as "lastPanelOn",
      t.last_contact_on as "lastContactOn", t.missing_count::text as "missingCount",
      ${missingRecorded({ at })} as "missingRecorded", t.own, t.version, t.flags, ${standingSaid},
      ${place("ward")} as wards, ${place("school")} as schools,
      exists (select from subjects.protection_of(p.person_id))
        and not exists (select from subjects.protections q
          where q.person_id = p.person_id and q.ended_at is null) as "isHidden",
      ${places(actor, at)} as places, ${leads(at)} as leads
    from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id
    join directory.teams o on o.team_id = p.owning_team_id
    where p.person_id = any(${personIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.personId, gridRow(actor, row)]));
}

/** In the order of their ids, so that two who save the same children wait and do not block each other. */
async function hold(tx: Tx, personIds: readonly string[]): Promise<void> {
  await sql`select from subjects.people where person_id = any(${personIds}::uuid[])
    order by person_id for no key update`.execute(tx);
  await sql`select from protect.tracker_entries where person_id = any(${personIds}::uuid[])
    order by person_id for no key update`.execute(tx);
}

const place = (kind: "ward" | "school") => sql`array(
  select w.wording from subjects.whereabouts w
  where w.person_id = p.person_id and w.kind = ${kind} and w.to_on is null
  order by w.from_on desc nulls last, w.whereabouts_id desc limit 2)`;

const places = ({ id }: StaffActor, at: Date) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('staffId', m.staff_id, 'basis', m.basis, 'reason', m.reason))
  from sec.memberships m
  where m.circle_id = p.circle_id and m.staff_id = ${id}
    and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})), '[]')`;

const leads = (at: Date) => sql`array(
  select s.name from sec.memberships m join directory.staff s on s.staff_id = m.staff_id
  where m.circle_id = p.circle_id and m.basis = 'allocation'
    and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})
  order by m.starts_at)`;

type ReadQuery = Parameters<typeof mayDo>[2]["person"];

type Row = ReadQuery &
  Pick<GridRow, "personId" | "reference" | "familyName" | "givenName" | "bornOn"> &
  Pick<GridRow, "version" | "flags" | "leads" | "isHidden" | "missingRecorded"> & {
    readonly level: string | null;
    readonly levelSaid: string | null;
    readonly harm: string;
    readonly harmSaid: string | null;
    readonly stage: string | null;
    readonly openedOn: string | null;
    readonly lastPanelOn: string | null;
    readonly lastContactOn: string | null;
    readonly missingCount: string | null;
    readonly own: Readonly<Record<string, string>>;
    readonly wards: readonly string[];
    readonly schools: readonly string[];
    readonly places: readonly Place[];
  };

function gridRow(actor: StaffActor, row: Row): GridRow {
  const { wards, schools, own, places: circle } = row;
  const { bornOn, level, harm, stage, openedOn, lastPanelOn, lastContactOn, missingCount } = row;
  const ownValues = Object.entries(own).map(([key, value]) => [`own.${key}`, value]);
  return {
    ...row,
    values: {
      bornOn,
      level,
      harm,
      stage,
      openedOn,
      lastPanelOn,
      lastContactOn,
      missingCount,
      ward: wards[0] ?? null,
      school: schools[0] ?? null,
      ...(Object.fromEntries(ownValues) as Record<string, string>),
    },
    said: { level: row.levelSaid, harm: row.harmSaid },
    may: new Set(permissions.filter((one) => mayDo(actor, one, { person: row, circle }))),
    severalPlaces: [
      ...(wards.length > 1 ? ["ward"] : []),
      ...(schools.length > 1 ? ["school"] : []),
    ],
  };
}

const mostReferred = 200;

/** The children within reach whose references stand among these texts. */
export async function findReferred(
  tx: Tx,
  { partnershipId }: StaffActor,
  texts: readonly string[],
): Promise<readonly string[]> {
  const asked = texts.filter((text) => /^C-\d+-\d$/i.test(text)).map((text) => text.toUpperCase());
  if (asked.length === 0) return [];
  const rows = await tx
    .selectFrom("subjects.people")
    .select("person_id as id")
    .where("partnership_id", "=", partnershipId)
    .where((is) => is("reference", "=", is.fn.any(is.val(asked.slice(0, mostReferred)))))
    .execute();
  return rows.map(({ id }) => id);
}
