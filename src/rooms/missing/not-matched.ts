import { oneOf } from "../../platform/rooms/slot.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";

/** A child who is missing now by another system, and whom nobody has matched to a record. No place and no free text. */
export type NotMatched = {
  readonly waitingId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: string | null;
  /** What the police or the system call it. */
  readonly reference: string;
  readonly missingSince: Date;
  /** Which system says so, and who to ring about it. */
  readonly source: string;
  readonly contact: string;
};

export type ListNotMatched = (
  tx: Tx,
  actor: StaffActor,
  today: string,
) => Promise<readonly NotMatched[]>;

/** Rows of other systems know them. */
export const notMatchedChildren = oneOf<ListNotMatched>("missing children who are not matched");
