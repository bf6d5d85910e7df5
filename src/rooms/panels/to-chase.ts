import { formatDate } from "../../kernel/dates.ts";
import { counted } from "../../kernel/words.ts";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { dayOf } from "./book-sitting.ts";
import { countOverduePromises, promisesListPath } from "./item-promises.ts";
import { listSittings } from "./sitting-reads.ts";
import { listAgencyUpdates } from "./update-reads.ts";
import { mayAskNow } from "./updates.ts";

type ToChase = { readonly href: string; readonly text: string };
type When = { readonly at: Date; readonly today: string };

/** For the page of what is late: agencies not heard from before a sitting, and promises to panels that are overdue. */
export async function listToChase(
  tx: Tx,
  actor: StaffActor,
  { at, today }: When,
): Promise<readonly ToChase[]> {
  const late = await countOverduePromises(tx, today);
  const sittings = holds(actor, "panel.manage") ? await listUnheard(tx, { at, today }) : [];
  const owed =
    late === 0
      ? []
      : [{ href: promisesListPath, text: `${counted(late, "action")} about no child overdue` }];
  return [...sittings, ...owed];
}

async function listUnheard(tx: Tx, { at, today }: When): Promise<readonly ToChase[]> {
  const soon = (await listSittings(tx, undefined)).filter(
    (one) => one.approvedAt === null && one.startsAt > at && mayAskNow(one, at),
  );
  const lines: ToChase[] = [];
  for (const sitting of soon) {
    const { sittingId, panelName } = sitting;
    const agencies = await listAgencyUpdates(tx, { sittingId, today });
    const silent = agencies.filter(({ said, items }) => said < items).map(({ agency }) => agency);
    if (silent.length === 0) continue;
    const text = `${panelName}, ${formatDate(dayOf(sitting))}: not heard from ${silent.join(", ")}`;
    lines.push({ href: `/sittings/${sittingId}/updates`, text });
  }
  return lines;
}
