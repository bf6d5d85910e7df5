import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { nothing, type FirstOf } from "../../platform/database/first-of.ts";
import { flagName, flagSchemeOn } from "../child-record/index.ts";
import {
  countFlagsToLookAt,
  listFlagsToLookAt,
  type ListedFlag,
  thingFlagSchemeOn,
} from "../people-and-places/index.ts";

export type MyFlag = ListedFlag & { readonly name: string };

/** Flags on children within reach and on other subjects that the actor set, due within two weeks. */
export async function readMyFlags(
  tx: Tx,
  actor: StaffActor,
  { today, most }: { readonly today: string; readonly most: number },
): Promise<FirstOf<MyFlag>> {
  const flags = await listFlagsToLookAt(tx, actor, {
    show: "mine",
    today,
    page: 1,
    pageSize: most,
  });
  if (flags.length === 0) return nothing;
  const ofChildren = await flagSchemeOn(tx, today);
  const ofThings = await thingFlagSchemeOn(tx, today);
  const rows = flags.slice(0, most).map((flag) => ({
    ...flag,
    name: flagName(flag.personId === null ? ofThings : ofChildren, flag.type),
  }));
  if (flags.length <= most) return { rows, total: rows.length };
  const { mine } = await countFlagsToLookAt(tx, actor, today);
  return { rows, total: mine };
}
