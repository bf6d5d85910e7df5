import { dueAt } from "../../kernel/due.ts";
import { datePartsOf } from "../../kernel/fields.ts";
import { formatDate, londonDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import type { Person } from "../subjects/index.ts";
import { panelTypeOn, usualType } from "../meetings/index.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import { promiseOnItem } from "./record.ts";

/** What a decision gives somebody to do, and by when. */
type Owed = { readonly wording: string; readonly dueOn: string };

/** That a planning meeting is to be held is an action, by the day by which such a meeting is held. */
async function owedBy(
  tx: Tx,
  { at, today }: CommandContext,
  decision: string,
): Promise<Owed | undefined> {
  const type = decision === usualType ? await panelTypeOn(tx, today) : undefined;
  const due = type && dueAt(at, type.holdWithin, await getWorkingCalendar(tx));
  if (!type || !due?.ok) return undefined;
  return { wording: `Hold a ${type.name.toLowerCase()}`, dueOn: londonDate(due.value) };
}

type Decided = {
  readonly item: AgendaItem;
  readonly decision: string;
  /** The child, for whoever reaches the record and may give an action on it. */
  readonly person: Person | undefined;
};

/**
 * Gives the action of a decision to the agency that holds the record, and says so in words. Giving an action takes
 * reach: whoever records the decision without it is told that there is none, and who can add it.
 */
export async function actionOfDecision(
  tx: Tx,
  acting: CommandContext,
  { item, person, decision }: Decided,
): Promise<string | undefined> {
  const owed = await owedBy(tx, acting, decision);
  if (!owed) return undefined;
  const { wording, dueOn } = owed;
  const what = `“${wording}”, by ${formatDate(dueOn)}`;
  if (!person) {
    return `The decision is recorded, but no action was made of it: you cannot open this child’s record. Ask a colleague who can open it to add the action ${what}.`;
  }
  const form = {
    wording,
    owner: `agency:${person.owningAgencyId}`,
    due: datePartsOf(dueOn),
  };
  const change = await promiseOnItem(tx, acting, { item, person, form });
  return change.kind === "accepted"
    ? `The decision is recorded, and an action was made of it: ${what}.`
    : `The decision is recorded, but no action could be made of it. Add the action ${what} below.`;
}
