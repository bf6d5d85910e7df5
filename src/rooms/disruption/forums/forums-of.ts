import { formatDate } from "../../../kernel/dates.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { ThingForums } from "../../people-and-places/index.ts";
import { forumPaths } from "../web/paths.ts";
import { listForumsOf, type ForumEntry } from "./entry-reads.ts";
import { isChildHere } from "./keep-entry.ts";

const nothing: ThingForums = { lines: [], record: undefined };

/** What happens next there, and when; or that no date is known. */
export const nextText = ({ nextOn, nextWhat }: ForumEntry): string =>
  nextOn === null ? "No date is known" : [formatDate(nextOn), nextWhat].filter(Boolean).join(": ");

/** Forums outside Lantern that know a person, for who reads measures; none of somebody who counts as a child. */
export async function forumsOf(
  tx: Tx,
  actor: StaffActor,
  { thingId, today }: { readonly thingId: string; readonly today: string },
): Promise<ThingForums> {
  if (!holds(actor, "measure.view")) return nothing;
  if (await isChildHere(tx, { thingId, today })) return nothing;
  const entries = await listForumsOf(tx, thingId);
  return {
    lines: entries.map((one) => ({
      forum: one.name,
      contact: one.contact ?? one.office,
      next: nextText(one),
      href: forumPaths.entry(thingId, one.thingForumId),
    })),
    record: holds(actor, "measure.record") ? forumPaths.choose(thingId) : undefined,
  };
}
