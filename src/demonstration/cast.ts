import type { StaffActor } from "../platform/access/actor.ts";

/** The invented staff as the rules see them, by key. */
export type Cast = ReadonlyMap<string, StaffActor>;
