import type { Rooms } from "./platform/rooms/slot.ts";

export const allRooms: Rooms = [];
