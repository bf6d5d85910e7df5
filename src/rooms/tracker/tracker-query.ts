import type { Actor } from "../../platform/access/actor.ts";
import type { FoundName } from "../subjects/index.ts";
import type { TrackerAsked } from "./tracker-filters.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

export type TrackerQuery = {
  readonly asked: TrackerAsked;
  readonly setting: TrackerSetting;
  /** Whom the names that are sought found, the likeliest first; absent where no name is sought. */
  readonly found?: readonly FoundName[] | undefined;
};

export type Listing = TrackerQuery & { readonly actor: Actor };
