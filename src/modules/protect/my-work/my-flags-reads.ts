import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { flagName, flagSchemeOn } from "../flag-scheme.ts";
import { listFlagsToLookAt, type ListedFlag } from "../things/flags-to-look-at.ts";
import { thingFlagSchemeOn } from "../things/thing-scheme.ts";

export type MyFlag = ListedFlag & { readonly name: string };

const most = 50;

/** Flags on children within reach and on other subjects that the actor set, due within two weeks. */
export async function readMyFlags(
  tx: Tx,
  actor: StaffActor,
  today: string,
): Promise<readonly MyFlag[]> {
  const flags = await listFlagsToLookAt(tx, actor, {
    ...{ show: "mine", today, page: 1, pageSize: most },
  });
  if (flags.length === 0) return [];
  const ofChildren = await flagSchemeOn(tx, today);
  const ofThings = await thingFlagSchemeOn(tx, today);
  return flags.slice(0, most).map((flag) => ({
    ...flag,
    name: flagName(flag.personId === null ? ofThings : ofChildren, flag.type),
  }));
}
