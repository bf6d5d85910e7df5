import type { Tx } from "../../platform/database/database.ts";
import { oneOf } from "../../platform/rooms/slot.ts";

/** A practice that a case uses, with where it is read and where it came from. */
export type CasePractice = {
  readonly name: string;
  readonly href: string;
  readonly cameFrom: string;
  /** To what effect, in words. */
  readonly effect: string;
};

/** Practice taken over from other work in one case, given by the room that has the register. */
export const casePractices = oneOf<{
  readonly register: string;
  readonly read: (tx: Tx, contextId: string) => Promise<readonly CasePractice[]>;
}>("practice of a case");
