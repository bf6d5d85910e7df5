import type { Tx } from "../../../platform/database/database.ts";
import { oneOf } from "../../../platform/rooms/slot.ts";

type CountConcerns = (tx: Tx, personId: string) => Promise<number>;

/** How many concerns the reader may read about a child. */
export const concernsAbout = oneOf<CountConcerns>("concerns about a child");
