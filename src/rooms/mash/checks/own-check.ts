import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CompareStaff } from "../../../platform/http/places-guard.ts";
import { onceComparedByConcern } from "../../subjects/index.ts";
import { findAsked, type Check } from "./check-reads.ts";

type Reading = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly compareStaff: CompareStaff;
};

/**
 * A question of the actor's own agency, once they were compared with the records that its concerns are linked
 * with. A child whom they turn out to be tied to is in it no more; of the others they may answer.
 */
export const findOwnCheck = (
  { tx, actor, compareStaff }: Reading,
  checkId: string,
): Promise<Check | undefined> =>
  onceComparedByConcern(
    compareStaff,
    () => findAsked(tx, actor, checkId),
    ({ children }) => children.map(({ concernId }) => concernId),
  );
