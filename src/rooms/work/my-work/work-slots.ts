import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { FirstOf } from "../../../platform/database/first-of.ts";
import { oneOf } from "../../../platform/rooms/slot.ts";
import type { MashAsk } from "./mash-ask.ts";
import type { SittingLine } from "./meeting-lines.ts";
import type { ListMeetings } from "./meeting-lists.ts";
import type { PlanLine } from "./plan-line.ts";

/** What the MASH asks the agencies for which this person answers. */
export const mashAsks =
  oneOf<
    (
      tx: Tx,
      actor: StaffActor,
      asked: { readonly now: Date; readonly most: number },
    ) => Promise<FirstOf<MashAsk>>
  >("what the MASH asks");

/** Meetings to come of this person. */
export const myMeetings = oneOf<ListMeetings>("meetings of this person");

/** Sittings of panels to come that this person is asked to or chairs. */
export const mySittings =
  oneOf<(tx: Tx, now: Date) => Promise<readonly SittingLine[]>>("sittings of this person");

/** Safety plans that this person leads and that are due for review. */
export const planReviews =
  oneOf<
    (
      tx: Tx,
      actor: StaffActor,
      asked: { readonly until: string; readonly now: Date; readonly most: number },
    ) => Promise<FirstOf<PlanLine>>
  >("reviews of safety plans");
