import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

/** A service of the directory. That it is there is no secret; who goes to it may be. */
export type Service = {
  readonly serviceId: string;
  readonly name: string;
  readonly provider: string;
  readonly tier: string;
  readonly criteria: string;
  readonly youngest: number | null;
  readonly oldest: number | null;
  readonly howToRefer: string;
  readonly contact: string | null;
  readonly isProvided: boolean;
  readonly isSensitive: boolean;
  readonly shownAs: string | null;
  readonly waitDays: number | null;
  readonly openFrom: string;
  readonly openUntil: string | null;
  readonly keptBy: string;
  readonly keptAt: Date;
  readonly version: number;
};

const cells: RawBuilder<unknown> = sql`
  s.service_id as "serviceId", s.name, s.provider, s.tier, s.criteria, s.youngest, s.oldest,
  s.how_to_refer as "howToRefer", s.contact, s.is_provided as "isProvided", s.is_sensitive as "isSensitive",
  s.shown_as as "shownAs", s.wait_days as "waitDays", s.open_from as "openFrom", s.open_until as "openUntil",
  k.name as "keptBy", s.kept_at as "keptAt", s.version`;

export type ServiceQuery = {
  readonly today: string;
  readonly tier?: string | undefined;
  /** Only those that take a child of this age. */
  readonly age?: number | undefined;
  /** Also those that have ended or not begun. */
  readonly all?: boolean;
};

/** The directory by name: what is open on the day, and what is missing here. */
export async function listServices(
  tx: Tx,
  { today, tier, age, all = false }: ServiceQuery,
): Promise<readonly Service[]> {
  const { rows } = await sql<Service>`
    select ${cells} from directory.services s join directory.staff k on k.staff_id = s.kept_by
    where true
    ${all ? sql`` : sql`and s.open_from <= ${today}::date and (s.open_until is null or s.open_until >= ${today}::date)`}
    ${tier === undefined ? sql`` : sql`and s.tier = ${tier}`}
    ${age === undefined ? sql`` : sql`and coalesce(s.youngest, 0) <= ${age} and coalesce(s.oldest, 25) >= ${age}`}
    order by s.name, s.service_id limit 500`.execute(tx);
  return rows;
}

export async function findService(tx: Tx, serviceId: string): Promise<Service | undefined> {
  const { rows } = await sql<Service>`
    select ${cells} from directory.services s join directory.staff k on k.staff_id = s.kept_by
    where s.service_id = ${serviceId}::uuid`.execute(tx);
  return rows[0];
}

/** Whether the acting person reads who goes to it: by its list, or with the permission for all. */
export async function readsWhatItHides(tx: Tx, serviceId: string): Promise<boolean> {
  const { rows } = await sql<{ reads: boolean }>`
    select ${serviceId}::uuid = any (sec.open_services()) as reads`.execute(tx);
  return rows[0]?.reads === true;
}

/** "11 to 17", "from 11", "up to 17", "any age". */
export function agesText({ youngest, oldest }: Pick<Service, "youngest" | "oldest">): string {
  if (youngest !== null && oldest !== null) return `${youngest} to ${oldest}`;
  if (youngest !== null) return `from ${youngest}`;
  return oldest === null ? "any age" : `up to ${oldest}`;
}
