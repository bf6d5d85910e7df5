import type { StaffActor } from "../../platform/access/actor.ts";
import type { CircleMember, Person } from "../subjects/index.ts";
import type { Said } from "./kinds.ts";
import type { FeedSource } from "./source-reads.ts";

export type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  /** By which permission the child is written about: that of bringing rows in, where nothing is said. */
  readonly by?: "feed.run" | "missing.record";
};

export type Writing = {
  readonly person: Person;
  readonly circle: readonly CircleMember[];
  readonly source: Pick<FeedSource, "kind" | "name">;
  readonly said: Said;
  /** What this row wrote before, where it was joined before. */
  readonly writtenId: string | null;
};

/** What was written, or why it was left to a person. */
export type Written = { readonly writtenId: string } | { readonly left: string };

export const refused = "It does not pass the checks of Lantern’s form: enter it yourself";
