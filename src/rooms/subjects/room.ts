import type { Room } from "../../platform/rooms/slot.ts";

/** Who a record is about and who may see it: read by every room, and without pages of its own. */
import { childrenSearched } from "./search-children.ts";
import { searched } from "../search/index.ts";

export const room: Room = { name: "subjects", gives: [searched.give(childrenSearched)] };
