import type { Rooms } from "../../../platform/rooms/slot.ts";
import { standsAt } from "../../child-record/index.ts";
import { sourceOf } from "../open-work.ts";
import type { StandsYet } from "../what-stands.ts";

/** The page on which something that stands yet can be read, and ended. */
export const whereItStands = (
  rooms: Rooms,
  personId: string,
  { check, about }: StandsYet,
): string => sourceOf(standsAt.allIn(rooms), check).href(personId, about.slice(check.length + 1));
