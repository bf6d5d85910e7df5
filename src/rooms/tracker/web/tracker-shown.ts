import type { StaffActor } from "../../../platform/access/actor.ts";
import type { ShownNeed } from "../../../platform/rooms/home-slots.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import type { trackerList } from "../tracker-list.ts";
import type { SavedViews } from "../views/view-reads.ts";

export type TrackerShown = ShownBy<typeof trackerList>;

/** What the tracker's page is made of. */
export type TrackerPage = {
  readonly actor: StaffActor;
  readonly shown: TrackerShown;
  readonly saved: SavedViews;
  /** How many are missing now by another system and matched to no record; for whoever may match them. */
  readonly notMatched: number;
  /** What waits for a reader whose home this is. */
  readonly needs: readonly ShownNeed[];
};
