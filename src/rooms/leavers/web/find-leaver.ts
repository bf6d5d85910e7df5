import type { Clock } from "../../../kernel/clock.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listLeavers, type Leaver } from "../../accounts/index.ts";
import { findInMyTeam } from "../../my-work/index.ts";

type ReadContext = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };

/** Somebody who leaves a team of the reader's, or is away from a team that the reader oversees. */
export async function findLeaver(
  { tx, actor, clock }: ReadContext,
  staffId: string,
): Promise<Leaver | undefined> {
  const leaver = (await listLeavers(tx, clock.now())).find((one) => one.staffId === staffId);
  if (leaver || !holds(actor, "team.oversee")) return leaver;
  const name = await findInMyTeam(tx, actor, { staffId, today: clock.today() });
  return name === undefined ? undefined : { staffId, name, lastOn: null, endedAt: null };
}
