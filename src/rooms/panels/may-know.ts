import { sql } from "kysely";
import type { CompareStaff } from "../../platform/http/places-guard.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import type { Sitting } from "./sitting-reads.ts";

/**
 * Looks of each item about a child whether whoever is asked to it may know the child: by household,
 * surname, address, employer or the register. What is found closes the item to them by itself. Where one
 * was asked later they alone are compared. Answers the children of whom it was found for the acting person.
 */
export function compareAsked(
  compareStaff: CompareStaff,
  items: readonly Pick<AgendaItem, "personId" | "people">[],
  among: (staffId: string) => boolean = () => true,
): Promise<ReadonlySet<string>> {
  const children = items.flatMap(({ personId, people }) => {
    const chosen = people.filter(among);
    return personId === null || chosen.length === 0 ? [] : [{ personId, chosen }];
  });
  return compareStaff({ children, isForPanel: true });
}

type Opening = {
  readonly sitting: Pick<Sitting, "opensAt" | "closesAt">;
  readonly acting: CommandContext;
  readonly items: readonly AgendaItem[];
};

/**
 * Items as they are opened: while papers are open, without those of which something is found now that speaks
 * of the reader. They may have been asked, or have come to know a child, since papers were made.
 */
export async function withoutKnown(
  compareStaff: CompareStaff,
  { sitting, acting, items }: Opening,
): Promise<readonly AgendaItem[]> {
  const { actor, at } = acting;
  if (at < sitting.opensAt || at >= sitting.closesAt) return items;
  const known = await compareAsked(compareStaff, items, (one) => one === actor.id);
  return items.filter(({ personId }) => personId === null || !known.has(personId));
}

/** Somebody who is asked to an item and may know the child; nobody has decided on it yet. */
export type MayKnow = {
  readonly itemId: string;
  readonly personId: string;
  readonly name: string;
};

/** For who keeps the panel and reaches the children; never of oneself, nor of who is not named to them. */
export async function listMayKnow(
  tx: Tx,
  { sittingId, today }: { readonly sittingId: string; readonly today: string },
): Promise<readonly MayKnow[]> {
  const { rows } = await sql<MayKnow>`
    select i.agenda_item_id as "itemId", i.person_id as "personId", s.name
    from panels.agenda_items i
    join panels.item_people q on q.agenda_item_id = i.agenda_item_id and q.withdrawn_at is null
    join sec.conflict_findings f on f.person_id = i.person_id and f.staff_id = q.staff_id and f.outcome is null
    join directory.staff s on s.staff_id = q.staff_id
    where i.sitting_id = ${sittingId}::uuid and i.taken_off_at is null and q.staff_id <> (select sec.staff())
      and q.staff_id <> all ((select sec.closed_staff(${today}::date))::uuid[])
    order by i.nth, s.name limit 300`.execute(tx);
  return rows;
}
