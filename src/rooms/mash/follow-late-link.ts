import { londonDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { isOpenToPathway } from "../child-record/index.ts";
import { findPerson } from "../subjects/index.ts";
import { findOutcome } from "../intake/index.ts";
import type { Episode } from "./episode-reads.ts";
import { tellWhoWorks, writeChronology } from "./follow-through.ts";

/**
 * What a decision leaves on a child's record, where the record was linked only afterwards: that the concern came and
 * what was decided, each on its own day, and a notice to whoever works with the child. Nothing of a concern that waits.
 */
export async function followLateLink(
  tx: Tx,
  acting: CommandContext,
  { episode, personId }: { readonly episode: Episode; readonly personId: string },
): Promise<void> {
  if (episode.decidedAt === null) return;
  const person = await findPerson(tx, acting.actor, personId);
  const outcome = await findOutcome(tx, episode.concernId);
  if (!person || !outcome) throw new Error("a decided concern was linked and cannot be read");
  await writeChronology(tx, acting, {
    episode,
    person,
    nextStep: outcome.nextStep,
    decidedOn: londonDate(episode.decidedAt),
  });
  if (await isOpenToPathway(tx, personId)) await tellWhoWorks(tx, acting, { episode, person });
}
