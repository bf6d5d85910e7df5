import { sql } from "kysely";
import { ageOn } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import type { HeldFloor, Instrument } from "../../instruments/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { levelFloorsKind } from "./configuration-kinds.ts";
import { harmSchemeOn, harmStatusOf, type HarmStatus } from "./harm-scheme.ts";
import type { LevelScheme } from "./level-scheme.ts";

export type LevelFloor = BodyOf<typeof levelFloorsKind>["floors"][number];

/** What of a child the floors look at. What is not known sets no floor aside, and none up. */
export type FloorFacts = {
  readonly age: number | undefined;
  readonly hasLearningDisability: boolean;
  readonly harm: HarmStatus["harm"] | undefined;
};

export const floorsFor = (
  floors: readonly LevelFloor[],
  { age, hasLearningDisability, harm }: FloorFacts,
): readonly LevelFloor[] =>
  floors.filter(({ when }) => {
    if ("ageUnder" in when) return age !== undefined && age < when.ageUnder;
    if ("fact" in when) return hasLearningDisability;
    return harm === when.harm;
  });

type ReadQuery = {
  readonly personId: string;
  readonly today: string;
  /** Only those that this level lies below are asked for; without one, all. */
  readonly level?: number | undefined;
};

/** The partnership's floors that hold for a child on a day. */
export async function floorsOf(
  tx: Tx,
  { personId, today, level = -Infinity }: ReadQuery,
): Promise<readonly LevelFloor[]> {
  const on = today;
  const { body } = await getConfiguration(tx, { kind: levelFloorsKind, key: "level-floors", on });
  const floors = body.floors.filter(({ atLeast }) => level < atLeast);
  if (floors.length === 0) return [];
  const { rows } = await sql<{
    bornOn: string | null;
    harmStatus: string | null;
    hasLearningDisability: boolean;
  }>`
    select p.born_on as "bornOn", t.harm_status as "harmStatus",
      exists (select from protect.tool_uses u where u.person_id = p.person_id
        and u.child -> 'facts' ? 'learning-disability') as "hasLearningDisability"
    from subjects.people p left join protect.tracker_entries t on t.person_id = p.person_id
    where p.person_id = ${personId}::uuid`.execute(tx);
  const [row] = rows;
  if (!row) return [];
  const { bornOn, harmStatus, hasLearningDisability } = row;
  return floorsFor(floors, {
    age: bornOn === null ? undefined : ageOn(bornOn, today),
    hasLearningDisability,
    harm: harmStatus === null ? undefined : harmOf(await harmSchemeOn(tx, today), harmStatus),
  });
}

const harmOf = (scheme: Parameters<typeof harmStatusOf>[0], status: string): HarmStatus["harm"] =>
  harmStatusOf(scheme, status).harm;

/** The same floors for a tool: by the place that the level has among the partnership's, and never above the highest band. */
export function bandFloors(
  floors: readonly LevelFloor[],
  { levels }: Pick<LevelScheme, "levels">,
  { bands }: Pick<Instrument, "bands">,
): readonly HeldFloor[] {
  return floors.flatMap(({ atLeast, because }) => {
    const place = levels.filter(({ level }) => level < atLeast).length;
    const band = bands[Math.min(place, bands.length - 1)];
    return band === undefined ? [] : [{ atLeast: band.key, because }];
  });
}

export type FloorForm = {
  readonly evidence?: string | undefined;
  readonly evidenceSource?: string | undefined;
  readonly secondPerson?: string | undefined;
};

export type FloorRules = {
  /** Floors that hold for the child. */
  readonly floors: readonly LevelFloor[];
  /** Who may be the second person; a meeting is more than one person already. */
  readonly seconds: readonly string[] | "a meeting";
};

/**
 * What is wrong with a level that lies below a floor: why it does, beside the level, and what it needs,
 * beside each field. Nothing where no floor holds, or evidence and a second person are given.
 */
export function floorErrors(
  form: FloorForm,
  level: number | undefined,
  { floors, seconds }: FloorRules,
): readonly FieldError[] {
  const below = floorsBelow(level, floors);
  if (below.length === 0) return [];
  const isBlank = (text: string | undefined): boolean => (text ?? "").trim() === "";
  const needs: readonly FieldError[] = [
    ...(isBlank(form.evidence)
      ? [{ field: "evidence", message: "Enter what shows that this level is right" }]
      : []),
    ...(isBlank(form.evidenceSource)
      ? [{ field: "evidenceSource", message: "Enter who saw or said it" }]
      : []),
    ...(seconds === "a meeting" || seconds.includes(form.secondPerson ?? "")
      ? []
      : [{ field: "secondPerson", message: "Choose who agreed this level with you" }]),
  ];
  if (needs.length === 0) return [];
  const why = below.map(({ because }) => because).join("; ");
  return [
    { field: "level", message: `Not without evidence and a second person: ${why}` },
    ...needs,
  ];
}

export const floorsBelow = (
  level: number | undefined,
  floors: readonly LevelFloor[],
): readonly LevelFloor[] =>
  level === undefined ? [] : floors.filter(({ atLeast }) => level < atLeast);

export type SecondPerson = { readonly staffId: string; readonly name: string };

/** Colleagues who may agree as a second person, but not the one who decides. */
export async function listSeconds(
  tx: Tx,
  { staffId, today }: { readonly staffId: string; readonly today: string },
): Promise<readonly SecondPerson[]> {
  const { rows } = await sql<SecondPerson>`
    select distinct s.staff_id as "staffId", s.name from directory.staff s
    join directory.posts o on o.staff_id = s.staff_id and o.starts_on <= ${today}::date
      and (o.ends_on is null or o.ends_on >= ${today}::date)
    join directory.roles r on r.role_id = o.role_id and 'case.agree' = any (r.permissions)
    where s.staff_id <> ${staffId}::uuid and not s.is_service order by s.name limit 200`.execute(
    tx,
  );
  return rows;
}
