import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { newId } from "../../kernel/ids.ts";
import type { Posted } from "../directory/index.ts";
import { notify } from "../work/index.ts";
import { listAgenda } from "./agenda-reads.ts";
import { askToItem } from "./agenda.ts";
import type { Panel } from "./panel.ts";
import { listSeats } from "./seats.ts";
import { listSittingPeople } from "./sitting-reads.ts";

type ReadContext = {
  readonly panel: Panel;
  readonly posted: readonly Posted[];
  readonly sittingId: string;
  readonly chairId: string;
};

type ReadQuery = { readonly staffId: string; readonly agencyId: string };

/** Asks the chair and everybody who has a seat, but deputies; answers who was not asked before. */
export async function askPeople(
  tx: Tx,
  acting: CommandContext,
  { panel, posted, sittingId, chairId }: ReadContext,
): Promise<readonly string[]> {
  const there = new Set((await listSittingPeople(tx, sittingId)).map(({ staffId }) => staffId));
  const seats = (await listSeats(tx, panel.key)).filter(({ part }) => part !== "deputy");
  const chair = posted.filter(
    ({ staffId }) => staffId === chairId && !seats.some((seat) => seat.staffId === staffId),
  );
  const people = [...seats, ...chair].filter(({ staffId }) => !there.has(staffId));
  await seat(tx, acting, { sittingId, people });
  const staffIds = people.map(({ staffId }) => staffId);
  await notify(
    tx,
    {
      partnershipId: acting.actor.partnershipId,
      kind: "meeting",
      staffIds,
      href: `/sittings/${sittingId}`,
      headline: `You are invited to a meeting of ${panel.abbreviation}`,
    },
    { by: acting.actor, at: acting.at },
  );
  return staffIds;
}

/** Puts these on the list of a sitting; whoever stands on it stays as they are. */
export async function seat(
  tx: Tx,
  { actor, at }: CommandContext,
  { sittingId, people }: { readonly sittingId: string; readonly people: readonly ReadQuery[] },
): Promise<void> {
  if (people.length === 0) return;
  await tx
    .insertInto("panels.sitting_people")
    .values(
      people.map(({ staffId, agencyId }) => ({
        sitting_person_id: newId(),
        partnership_id: actor.partnershipId,
        sitting_id: sittingId,
        staff_id: staffId,
        agency_id: agencyId,
        changed_by: actor.id,
        changed_at: at,
      })),
    )
    .onConflict((is) => is.columns(["sitting_id", "staff_id"]).doNothing())
    .execute();
}

/** Asks somebody to every item that the asking person reads and of which they have no conflict. */
export async function askToAgenda(
  tx: Tx,
  acting: CommandContext,
  { sittingId, staffIds }: { readonly sittingId: string; readonly staffIds: readonly string[] },
): Promise<void> {
  if (staffIds.length === 0) return;
  for (const { itemId, shutOut } of await listAgenda(tx, acting.actor, {
    sittingId,
    today: acting.today,
  })) {
    const may = staffIds.filter((staffId) => !shutOut.includes(staffId));
    await askToItem(tx, acting, { itemId, staffIds: may });
  }
}
