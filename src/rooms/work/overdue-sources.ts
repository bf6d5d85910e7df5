import type { RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import { manyOf } from "../../platform/rooms/slot.ts";

export type OverdueFilter = {
  readonly at: Date;
  /** Only what is this agency's. */
  readonly agencyId?: string | undefined;
};

/**
 * Of each sort so many are looked at: the longest late. A partnership with more has other worries, and no page may
 * take minutes to say so.
 */
export const mostOfEach = 1000;

export type Looking = OverdueFilter & {
  readonly actor: Actor;
  /** Children within reach, and their lines of the tracker: of a narrow actor gathered once, before all else. */
  readonly children: RawBuilder<unknown>;
  readonly entries: RawBuilder<unknown>;
};

/** A sort of what can be late. All of them are read in one statement, each for every child within reach at once. */
export type OverdueSource = {
  /** Smaller stands before larger. */
  readonly order: number;
  /** The longest late, as tables of the statement that are worked out once. */
  readonly tables: (looking: Looking) => RawBuilder<unknown>;
  /**
   * A row for each of them: kind, person_id, action_id, wording, due_on, agency_id, staff_id, and named_on: the day
   * of which whose it is goes by a name, when it was promised or asked, and today of who leads.
   */
  readonly rows: (looking: Looking) => RawBuilder<unknown>;
};

/** What can be overdue, and whose it is. */
export const overdueSources = manyOf<OverdueSource>(
  "what can be overdue",
  (one, other) => one.order - other.order,
);
