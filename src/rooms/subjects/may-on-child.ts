import type { Permission } from "../../kernel/permissions.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CompareStaff } from "../../platform/http/places-guard.ts";
import { listCircle } from "./circle-members.ts";
import { mayDo } from "./explain-access.ts";
import { findPerson } from "./people-reads.ts";

export type AskingFor = { readonly tx: Tx; readonly actor: StaffActor; readonly now: Date };

/** Whether a post of theirs that reaches this record, or a place in its circle, lets them do this to it. */
export async function mayOnChild(
  { tx, actor, now }: AskingFor,
  personId: string,
  permission: Permission,
): Promise<boolean> {
  const person = await findPerson(tx, actor, personId);
  if (!person) return false;
  const circle = await listCircle(tx, person.circleId, now);
  return mayDo(actor, permission, { person, circle });
}

/**
 * What is found of some children, once the reader was compared with them as when their records are opened:
 * whoever is found to be tied to one of them is shut out of it, and finds it no more.
 */
export function onceCompared<Found>(
  compareStaff: CompareStaff,
  find: () => Promise<Found>,
  childrenOf: (found: NonNullable<Found>) => readonly string[],
): Promise<Found> {
  return comparedFirst(find, (found) => {
    const children = childrenOf(found).map((personId) => ({ personId, chosen: [] }));
    return compareStaff({ children });
  });
}

/**
 * The same for what is found of some concerns by somebody who reaches no record by it: their sender, and whoever
 * is asked about the children. Of a weak reason they are not asked, because that says that there is a record.
 */
export function onceComparedByConcern<Found>(
  compareStaff: CompareStaff,
  find: () => Promise<Found>,
  concernsOf: (found: NonNullable<Found>) => readonly string[],
): Promise<Found> {
  return comparedFirst(find, (found) =>
    compareStaff({ children: [], concerns: concernsOf(found), isForPanel: true }),
  );
}

async function comparedFirst<Found>(
  find: () => Promise<Found>,
  compare: (found: NonNullable<Found>) => Promise<ReadonlySet<string>>,
): Promise<Found> {
  const found = await find();
  if (found === undefined || found === null) return found;
  return (await compare(found)).size === 0 ? found : find();
}
