import { compareDates, type IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { shownOwner } from "../directory/index.ts";

/** One promise, one row: every page that shows it reads this. */
export type Action = {
  readonly actionId: string;
  readonly personId: string;
  readonly wording: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly dueOn: IsoDate;
  readonly state: "open" | "done" | "not_achieved" | "superseded";
  readonly outcome: string | null;
  readonly closedOn: IsoDate | null;
  readonly addedOn: IsoDate;
  /** Sent without the record: its owner cannot open it. */
  readonly isStandalone?: boolean;
  readonly version: number;
};

/** Whether what is read becomes part of what others read: then nobody of a sensitive service is named. */
type Reading = { readonly forOthers?: boolean };

const query = (tx: Tx, { forOthers = false }: Reading = {}) => {
  const shown = shownOwner({ staff: "s", agency: "a", at: "w.added_on", forOthers });
  return tx
    .selectFrom("work.actions as w")
    .innerJoin("directory.agencies as a", "a.agency_id", "w.owner_agency_id")
    .leftJoin("directory.staff as s", "s.staff_id", "w.owner_staff_id")
    .select([
      "w.action_id as actionId",
      "w.person_id as personId",
      "w.wording",
      "w.owner_agency_id as agencyId",
      shown.agency.as("agency"),
      "w.owner_staff_id as ownerId",
      shown.owner.as("owner"),
      "w.due_on as dueOn",
      "w.state",
      "w.outcome",
      "w.closed_on as closedOn",
      "w.added_on as addedOn",
      "w.is_standalone as isStandalone",
      "w.version",
    ]);
};

const actionOf = <T extends { readonly state: string }>(row: T) => ({
  ...row,
  state: row.state as Action["state"],
});

/** Everything that was promised for a child. */
export async function listActions(
  tx: Tx,
  personId: string,
  reading?: Reading,
): Promise<readonly Action[]> {
  const rows = await query(tx, reading)
    .where("w.person_id", "=", personId)
    .orderBy("w.action_id")
    .execute();
  return inOrder(rows.map(actionOf));
}

/** What is still to be done for a child, the longest due first. */
export async function listOpenActions(tx: Tx, personId: string): Promise<readonly Action[]> {
  const rows = await query(tx)
    .where("w.person_id", "=", personId)
    .where("w.state", "=", "open")
    .orderBy("w.due_on")
    .orderBy("w.action_id")
    .execute();
  return rows.map(actionOf);
}

export async function findAction(
  tx: Tx,
  personId: string,
  actionId: string,
): Promise<Action | undefined> {
  const row = await query(tx)
    .where("w.person_id", "=", personId)
    .where("w.action_id", "=", actionId)
    .executeTakeFirst();
  return row && actionOf(row);
}

/** Open ones first, the longest due at the top; then what is closed, the latest first. */
function inOrder(actions: readonly Action[]): readonly Action[] {
  const open = actions.filter(({ state }) => state === "open");
  const closed = actions.filter(({ state }) => state !== "open");
  return [
    ...open.toSorted((one, other) => compareDates(one.dueOn, other.dueOn)),
    ...closed.toSorted((one, other) =>
      compareDates(other.closedOn ?? other.addedOn, one.closedOn ?? one.addedOn),
    ),
  ];
}
