import type { Preparing } from "../outgoing-papers/index.ts";
import { minutesOf, type MinutesContext } from "./minutes.ts";

/** Approved minutes for one agency or person, named on them. */
export function minutesPaperFor(
  ground: MinutesContext,
): Pick<Preparing, "madeFrom" | "documentFor"> {
  const { meeting, contents } = ground;
  const items = [...contents.items.values()];
  return {
    madeFrom: [
      { record: "panels.meetings", id: meeting.meetingId, version: meeting.version },
      ...items.map(({ itemId: id, version }) => ({ record: "panels.items", id, version })),
    ],
    documentFor: (recipient) => ({ ...minutesOf(ground), madeFor: `For ${recipient}` }),
  };
}
