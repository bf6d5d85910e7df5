import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listHolders } from "../directory/index.ts";
import { notify } from "../work/index.ts";
import type { Referral } from "./licence.ts";
import { licensingPaths } from "./web/paths.ts";

type Told = { readonly referralId: string; readonly closedTo: readonly string[] };

/** Licensing officers have a notice that there is one to send. */
export async function tellOfficers(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { referralId, closedTo }: Told,
): Promise<void> {
  const readers = await listHolders(tx, "subject.view", { on: today });
  const staffIds = (await listHolders(tx, "licence.record", { on: today })).filter(
    (id) => !readers.includes(id) && !closedTo.includes(id),
  );
  const notice = {
    partnershipId: actor.partnershipId,
    staffIds,
    kind: "action",
    headline: "A licence was referred: send it to the authority that issued it",
    href: licensingPaths.one(referralId),
  } as const;
  await notify(tx, notice, { by: actor, at });
}

/** Who referred it hears that the authority answered. */
export async function tellOwner(
  tx: Tx,
  { actor, at }: CommandContext,
  { referralId, recordedById }: Referral,
): Promise<void> {
  if (recordedById === actor.id) return;
  const notice = {
    partnershipId: actor.partnershipId,
    staffIds: [recordedById],
    kind: "action",
    headline: "A licensing authority answered what you referred",
    href: licensingPaths.one(referralId),
  } as const;
  await notify(tx, notice, { by: actor, at });
}
