import { sql, type RawBuilder } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";

/** Somebody who books or was at training: every read shows those alone whose named record the actor may see. */
export type TrainingPerson = {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly staffNumber: string | null;
  readonly agencyId: string | null;
  readonly schoolId: string | null;
  readonly body: string;
  readonly audience: string;
  readonly role: string;
  readonly staffId: string | null;
  readonly managerId: string | null;
  readonly manager: string | null;
  readonly managerEmail: string | null;
  readonly leftOn: IsoDate | null;
  /** The latest day to which training for their audience is valid; undefined where there is none. */
  readonly validUntil: IsoDate | null;
  readonly remindedOn: IsoDate | null;
  readonly version: number;
};

/** Where training does not expire. */
export const endless = "9999-12-31";

const cells: RawBuilder<unknown> = sql`
  p.training_person_id as "personId", p.name, p.email, p.staff_number as "staffNumber", p.agency_id as "agencyId",
  p.school_id as "schoolId", coalesce(h.name, g.name, '') as body, p.audience, p.role, p.staff_id as "staffId",
  p.manager_id as "managerId", m.name as manager, m.email as "managerEmail", p.left_on::text as "leftOn",
  p.valid_until::text as "validUntil", p.reminded_on::text as "remindedOn", p.version
  from directory.training_people p
  left join directory.agencies g on g.agency_id = p.agency_id
  left join directory.schools h on h.school_id = p.school_id
  left join directory.staff m on m.staff_id = p.manager_id`;

export async function findPerson(tx: Tx, personId: string): Promise<TrainingPerson | undefined> {
  const { rows } = await sql<TrainingPerson>`
    select ${cells} where p.training_person_id = ${personId}::uuid`.execute(tx);
  return rows[0];
}

/** The acting person's own record. */
export async function findOwn(tx: Tx, staffId: string): Promise<TrainingPerson | undefined> {
  const { rows } = await sql<TrainingPerson>`
    select ${cells} where p.staff_id = ${staffId}::uuid`.execute(tx);
  return rows[0];
}

/** Oneself and one's team, those who left apart. */
export async function listTeam(tx: Tx, staffId: string): Promise<readonly TrainingPerson[]> {
  const { rows } = await sql<TrainingPerson>`
    select ${cells} where (p.staff_id = ${staffId}::uuid or p.manager_id = ${staffId}::uuid) and p.left_on is null
    order by p.staff_id is distinct from ${staffId}::uuid, lower(p.name), p.training_person_id limit 200`.execute(
    tx,
  );
  return rows;
}

export type PeopleWanted = {
  readonly show: "all" | "expiring" | "expired";
  readonly today: IsoDate;
  readonly soon: IsoDate;
  readonly body: string | undefined;
  readonly audience: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

function whichOf({ show, today, soon, body, audience }: PeopleWanted): RawBuilder<unknown> {
  const state =
    show === "expiring"
      ? sql`p.valid_until >= ${today}::date and p.valid_until <= ${soon}::date and p.left_on is null`
      : show === "expired"
        ? sql`p.valid_until < ${today}::date and p.left_on is null`
        : sql`true`;
  const [of, id] = body?.split(":") ?? [];
  const there =
    id === undefined
      ? sql`true`
      : of === "school"
        ? sql`p.school_id = ${id}::uuid`
        : sql`p.agency_id = ${id}::uuid`;
  const whom = audience === undefined ? sql`true` : sql`p.audience = ${audience}`;
  return sql`${state} and ${there} and ${whom}`;
}

/** People of the register whom the actor may see by name. */
export async function listPeople(tx: Tx, wanted: PeopleWanted): Promise<readonly TrainingPerson[]> {
  const { rows } = await sql<TrainingPerson>`
    select ${cells} where ${whichOf(wanted)}
    order by ${wanted.show === "all" ? sql`lower(p.name)` : sql`p.valid_until, lower(p.name)`}, p.training_person_id
    limit ${wanted.limit} offset ${wanted.offset}`.execute(tx);
  return rows;
}

/** By work e-mail address or staff number, and by no name: two people can share one. */
export async function findByIdentifier(tx: Tx, typed: string): Promise<readonly TrainingPerson[]> {
  const { rows } = await sql<TrainingPerson>`
    select ${cells} where p.email = lower(${typed}) or p.staff_number = ${typed} limit 2`.execute(
    tx,
  );
  return rows;
}
