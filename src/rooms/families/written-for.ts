import type { Tx } from "../../platform/database/database.ts";
import { familyLinksOn, languagesOn } from "./family-config.ts";
import type { LinkContext } from "./ask-form.ts";
import { listViews, listViewsFor, listViewsForPapers, type FamilyView } from "./view-reads.ts";
import type { WrittenFor } from "./web/for-meeting.tsx";
import { relationWords } from "./web/parts.tsx";

/** What was written by links for a meeting, as far as the acting person may read it. */
export async function writtenFor(
  tx: Tx,
  { meetingId, today }: { readonly meetingId: string; readonly today: string },
): Promise<WrittenFor> {
  return { views: await listViewsFor(tx, meetingId), config: await familyLinksOn(tx, today) };
}

/** What was written of a child since a page was made of it, or that no page holds. */
export async function writtenSince(
  tx: Tx,
  {
    personId,
    since,
    today,
  }: Readonly<Record<"personId" | "today", string>> & { since: Date | null },
): Promise<WrittenFor> {
  const isNew = ({ audience, sentAt }: FamilyView): boolean =>
    audience === "worker" || since === null || sentAt > since;
  const views = (await listViews(tx, personId)).filter(isNew).slice(0, 5);
  return { views, config: await familyLinksOn(tx, today) };
}

/** Somebody of the family in their own words, for a page that others read. */
export type FamilySaid = {
  readonly personId: string;
  readonly from: string;
  readonly sentAt: Date;
  readonly said: FamilyView["said"];
};

/** What families of these children wrote for everybody who is helping; nobody goes by a name in it. */
export async function saidForPapers(
  tx: Tx,
  { personIds, today }: { readonly personIds: readonly string[]; readonly today: string },
): Promise<readonly FamilySaid[]> {
  const views = await listViewsForPapers(tx, personIds);
  const links = await familyLinksOn(tx, today);
  return views.map(({ personId, sentAt, said, relation }) => ({
    personId,
    sentAt,
    said,
    from: relationWords(links, { relation, knownAs: null }),
  }));
}

/** What a link for no meeting and about no guarded child is made on. */
export const groundOn = async (tx: Tx, on: string): Promise<LinkContext> => ({
  links: await familyLinksOn(tx, on),
  languages: await languagesOn(tx, on),
  booked: [],
  isGuarded: false,
  mayBeTold: { people: [], namedAsAdult: undefined },
});
