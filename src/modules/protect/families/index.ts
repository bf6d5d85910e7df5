import type { Tx } from "../../../platform/database/database.ts";
import { familyLinksOn, languagesOn } from "./family-config.ts";
import type { LinkGround } from "./make-link.ts";
import { listViewsFor } from "./view-reads.ts";
import type { WrittenFor } from "./web/for-meeting.tsx";

export { FamilyWrote, type WrittenFor } from "./web/for-meeting.tsx";
export { makeLink } from "./make-link.ts";
export { familyPaths } from "./web/paths.ts";

/** What was written by links for a meeting, as far as the acting person may read it. */
export async function writtenFor(
  tx: Tx,
  { meetingId, today }: { readonly meetingId: string; readonly today: string },
): Promise<WrittenFor> {
  return { views: await listViewsFor(tx, meetingId), config: await familyLinksOn(tx, today) };
}

/** What a link for no meeting and about no guarded child is made on. */
export const groundOn = async (tx: Tx, on: string): Promise<LinkGround> => ({
  links: await familyLinksOn(tx, on),
  languages: await languagesOn(tx, on),
  ...{ booked: [], isGuarded: false },
});
