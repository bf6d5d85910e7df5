import type { Tx } from "../../../platform/database/database.ts";
import { oneOf } from "../../../platform/rooms/slot.ts";

/** What a cohort can be offered: a programme, or a service of the directory whose name is for everybody. */
export type Offerable = {
  readonly kind: "programme" | "service";
  readonly id: string;
  readonly name: string;
};

/** Given by the room that knows programmes and who provides them. */
export const cohortOffers = oneOf<(tx: Tx, today: string) => Promise<readonly Offerable[]>>(
  "what cohorts are offered",
);
