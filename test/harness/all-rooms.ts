import type { Rooms } from "../../src/platform/rooms/slot.ts";

/** Every room, read by a test when it makes a partnership: most tests do not, and rooms take a second to read. */
export const roomsOfTests = async (): Promise<Rooms> =>
  (await import("../../src/rooms.ts")).allRooms;
