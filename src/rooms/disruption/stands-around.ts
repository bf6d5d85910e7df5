import { sql } from "kysely";
import { formatDate, londonDate, type IsoDate } from "../../kernel/dates.ts";
import { holds, type Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { StandsAround } from "../child-record/index.ts";
import { isNoPlaceHeld, isRenewed } from "../people-and-places/index.ts";
import { stateText, type MeasureForm, type State } from "./steps.ts";
import { measurePaths } from "./web/paths.ts";

type Row = {
  readonly personId: string;
  readonly measureId: string;
  readonly name: string;
  readonly form: MeasureForm;
  readonly state: State;
  readonly thing: string;
  readonly conditions: string | null;
  readonly endsAt: Date | null;
};

type Asked = {
  readonly personIds: readonly string[];
  readonly today: IsoDate;
  readonly actor: Actor;
};

/**
 * Orders, notices and tactics that run on people and places that a child is linked with: for who reads measures and
 * subjects, and none that stands on no board.
 */
export async function measuresAround(
  tx: Tx,
  { personIds, today, actor }: Asked,
): Promise<readonly StandsAround[]> {
  if (actor.kind !== "staff") return [];
  if (!holds(actor, "measure.view") || !holds(actor, "subject.view")) return [];
  const { rows } = await sql<Row>`
    select distinct on (l.person_id, m.measure_id) l.person_id as "personId", m.measure_id as "measureId", m.name, m.form,
      m.state, o.label as thing, m.conditions, m.ends_at as "endsAt"
    from protect.thing_links l join subjects.things t on t.thing_id = l.thing_id
    join subjects.measures m on m.thing_id in (select subjects.same_things(l.thing_id))
    join subjects.things o on o.thing_id = m.thing_id
    where l.person_id = any (${personIds}::uuid[]) and l.ended_on is null and ${isNoPlaceHeld} and ${isRenewed(today)}
      and not m.is_halted and m.board_until >= ${today}::date
      and m.state in ('issued', 'served', 'started', 'varied', 'extended', 'appealed', 'upheld', 'breached')
    order by l.person_id, m.measure_id`.execute(tx);
  return rows.map((one) => {
    const day = one.endsAt === null ? null : londonDate(one.endsAt);
    const state = stateText(one.form, one.state).toLowerCase();
    return {
      personId: one.personId,
      what: `${one.name} (${state})`,
      on: one.thing,
      conditions: one.conditions,
      when: day === null ? null : `${day < today ? "Ended" : "Ends"} ${formatDate(day)}`,
      isOverdue: day !== null && day < today,
      day,
      href: measurePaths.measure(one.measureId),
      isForSome: true,
    };
  });
}
