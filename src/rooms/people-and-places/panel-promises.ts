import type { Tx } from "../../platform/database/database.ts";
import { oneOf } from "../../platform/rooms/slot.ts";

/** An open promise to a panel about it; panels stand in a room above and give them. */
export type PanelPromise = {
  readonly promiseId: string;
  readonly wording: string;
  readonly owner: string;
  readonly panel: string;
  readonly dueOn: string;
};

type ListPanelPromises = (
  tx: Tx,
  asked: { readonly at: Date; readonly thingId: string },
) => Promise<readonly PanelPromise[]>;

/** What panels were promised about a subject and is open, as far as the reader may read it. */
export const panelPromises = oneOf<ListPanelPromises>("panel actions about a subject");
