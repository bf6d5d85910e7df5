import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import { seeded, type Chance } from "../kernel/random.ts";
import type { Tx } from "../platform/database/database.ts";
import { recordFacts, type FieldChange } from "../rooms/child-record/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly partnershipId: number; readonly clock: Clock };

const ownColumns = [
  { key: "pod", name: "Team pod", kind: "choice", choices: ["North", "South", "Harbour"] },
  { key: "return-interview", name: "Return interview by", kind: "text", choices: [] },
] as const;
const interviewers = ["Youth service", "Missing from home team", "Offered, not taken up yet"];

/** Where each child is to be on the pathway; `fillPathway` moves them there. */
export type StagesMeant = ReadonlyMap<string, string>;

/** What stands in the tracker's columns beside the decisions, as the team would have typed it over the year. */
export async function fillTracker(
  tx: Tx,
  { cast, partnershipId, clock }: Filling,
): Promise<StagesMeant> {
  const actor = cast.get("coordinator");
  if (!actor) throw new Error("the demonstration has no coordinator");
  const chance = seeded(20_261_130);
  const today = clock.today();
  await addColumns(tx, { by: actor.id, partnershipId, at: clock.now() });
  const { rows } = await sql<{ personId: string; openedOn: string; isNew: boolean }>`
    select t.person_id as "personId", t.opened_on is not null and t.stage is not null as "isNew",
      coalesce(t.opened_on, t.harm_decided_on) as "openedOn"
    from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
    where t.is_open order by p.reference`.execute(tx);
  const meant = new Map<string, string>();
  const changes = rows.flatMap((row) => inventFacts(chance, row, { today, meant }));
  const recording = { actor, partnershipId, at: clock.now(), today, basis: "recorded" } as const;
  await recordFacts(tx, { ...recording, saveId: newId(), source: "The tracker" }, changes);
  await ageCounts(tx);
  return meant;
}

async function addColumns(
  tx: Tx,
  { by, partnershipId, at }: { by: string; partnershipId: number; at: Date },
): Promise<void> {
  for (const [place, column] of ownColumns.entries()) {
    await tx
      .insertInto("protect.tracker_columns")
      .values({
        tracker_column_id: newId(),
        partnership_id: partnershipId,
        ...column,
        choices: [...column.choices],
        place: place + 1,
        added_by: by,
        added_at: at,
      })
      .execute();
  }
}

type Row = { readonly personId: string; readonly openedOn: string | null; readonly isNew: boolean };

/** Not everything is known of everybody: a tracker never is complete. */
function inventFacts(
  chance: Chance,
  row: Row,
  { today, meant }: { readonly today: string; readonly meant: Map<string, string> },
): readonly FieldChange[] {
  const openedOn = row.isNew ? null : (row.openedOn ?? addDays(today, -chance.below(300)));
  const stages = ["assessment", "planning", "plan", "plan", "plan", "review", "stepping-down"];
  const stage = !row.isNew && chance.percent(92) && chance.pick(stages);
  if (stage !== false) meant.set(row.personId, stage);
  const values: readonly (readonly [FieldChange["field"], string | false])[] = [
    [
      "openedOn",
      openedOn !== null && earlier(addDays(openedOn, chance.below(40)), addDays(today, -5)),
    ],
    ["lastPanelOn", chance.percent(70) && addDays(today, -(7 + chance.below(80)))],
    ["lastContactOn", chance.percent(88) && addDays(today, -(1 + chance.below(45)))],
    // Of those who were missing the episodes are recorded, and counted from there: fillMissing.
    ["missingCount", chance.percent(80) && "0"],
    ["own.pod", chance.percent(75) && chance.pick(ownColumns[0].choices)],
    ["own.return-interview", chance.percent(35) && chance.pick(interviewers)],
  ];
  return values.flatMap(([field, value]) =>
    value === false ? [] : [{ personId: row.personId, field, value, was: null }],
  );
}

const earlier = (one: string, other: string): string => (one < other ? one : other);

/** Told in one go: episodes were counted at different times. */
async function ageCounts(tx: Tx): Promise<void> {
  await sql`
    update protect.tracker_entries t set
      missing_counted_on = t.missing_counted_on - (hashtext(t.person_id::text) & 15)
    where t.is_open`.execute(tx);
}
