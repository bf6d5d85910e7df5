import type { Permission } from "../../kernel/permissions.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { manyOf } from "../../platform/rooms/slot.ts";
import type { Sought } from "./read-sought.ts";

/** One thing that was found: a link, and what tells it from the next. */
export type Hit = {
  /** Of a record, for the audit; null for a page about nobody. */
  readonly id: string | null;
  readonly href: string;
  readonly text: string;
  readonly detail: string;
};

export type Searching = {
  /** Of the person who searches: row-level security answers with what they reach, and nothing else is asked. */
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly sought: Sought;
  readonly today: string;
  /** Asked for while somebody types: the nearest few are enough. */
  readonly isSuggestion: boolean;
};

/** What a room lets be searched. */
export type Searched = {
  readonly heading: string;
  /** Without it the group is left out, and nothing is asked for it; none where its pages are for whoever has signed in. */
  readonly needs?: Permission;
  /**
   * The likeliest first. It asks the same statements whatever was typed and whatever is there, so that neither their
   * number nor their shape tells of what is out of reach.
   */
  readonly search: (searching: Searching) => Promise<readonly Hit[]>;
  readonly order: number;
  /** No row of it is closed to some who have the permission: a wide actor, who looks twice, finds the same both times. */
  readonly isSameForAll?: true;
};

/** Found in groups, in their order. */
export const searched = manyOf<Searched>(
  "what is searched",
  (one, other) => one.order - other.order,
);
