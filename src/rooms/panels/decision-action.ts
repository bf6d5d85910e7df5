import { dueAt } from "../../kernel/due.ts";
import { datePartsOf } from "../../kernel/fields.ts";
import { londonDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import type { Person } from "../subjects/index.ts";
import { panelTypeOn, usualType } from "../meetings/index.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import type { Acting } from "./panel.ts";
import { promiseOnItem } from "./record.ts";

type Decided = { readonly item: AgendaItem; readonly person: Person; readonly decision: string };

/**
 * That a planning meeting is to be held is an action of the agency that holds the record, by the day by which such
 * a meeting is held. For whoever reaches the child: giving an action takes that.
 */
export async function actionOfDecision(
  tx: Tx,
  acting: Acting,
  { item, person, decision }: Decided,
): Promise<void> {
  const { at, today } = acting;
  const type = decision === usualType ? await panelTypeOn(tx, today) : undefined;
  if (!type) return;
  const due = dueAt(at, type.holdWithin, await getWorkingCalendar(tx));
  if (!due.ok) return;
  const form = {
    wording: `Hold a ${type.name.toLowerCase()}`,
    owner: `agency:${person.owningAgencyId}`,
    due: datePartsOf(londonDate(due.value)),
  };
  await promiseOnItem(tx, acting, { item, person, form });
}
