import { sql } from "kysely";
import type { Hit, Searched, Searching } from "../search/index.ts";
import { stateText, type MeasureForm, type State } from "./steps.ts";
import { measurePaths } from "./web/paths.ts";

/** By the name of the measure or of what it is on. */
export const measuresSearched: Searched = {
  heading: "Measures",
  needs: "measure.view",
  search: searchMeasures,
  order: 45,
  isSameForAll: true,
};

const most = 50;

type Found = {
  readonly measureId: string;
  readonly name: string;
  readonly thing: string;
  readonly form: MeasureForm;
  readonly state: State;
};

async function searchMeasures({ tx, sought, today }: Searching): Promise<readonly Hit[]> {
  const typed = sought.text.trim();
  const like = `%${typed.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<Found>`
    select m.measure_id as "measureId", m.name, t.label as thing, m.form, m.state
    from subjects.measures m join subjects.things t on t.thing_id = m.thing_id
    where m.measure_id = any (array(select subjects.measures_by_text(${typed})))
      and m.partnership_id = (select sec.partnership()) and not m.is_halted and m.board_until >= ${today}::date and (m.name ilike ${like} or t.label ilike ${like})
    order by m.measure_id desc limit ${most}`.execute(tx);
  return rows.map(({ measureId, name, thing, form, state }) => ({
    id: measureId,
    href: measurePaths.measure(measureId),
    text: `${name}: ${thing}`,
    detail: stateText(form, state),
  }));
}
