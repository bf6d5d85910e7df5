import type { Rooms } from "../../../platform/rooms/slot.ts";
import { standsAt } from "../../child-record/index.ts";
import type { StandsYet } from "../what-stands.ts";

/** The page on which something that stands yet can be read, and ended. */
export function whereItStands(rooms: Rooms, personId: string, { check, about }: StandsYet): string {
  const at = standsAt.allIn(rooms).find((one) => one.check === check);
  if (!at) throw new Error(`no room says where "${check}" is read`);
  return at.href(personId, about.slice(check.length + 1));
}
