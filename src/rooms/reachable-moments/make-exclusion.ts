import { addDays, londonDate, londonInstant } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listMoments } from "./moment-reads.ts";
import { momentsOn } from "./moments-config.ts";
import { makeMoment } from "./record-moment.ts";

type Exclusion = {
  readonly personId: string;
  readonly entryId: string;
  /** The first day of it. */
  readonly from: string;
};

/** What began longer ago than this is history: nobody is prompted to reach the child the same day. */
const daysBack = 7;

/**
 * An exclusion that is recorded is a moment, whoever records it and from wherever: the school, the
 * social worker, a file. Where somebody recorded the moment already it is not made a second time.
 */
export async function makeExclusion(
  tx: Tx,
  acting: CommandContext,
  { personId, entryId, from }: Exclusion,
): Promise<void> {
  if (from < addDays(acting.today, -daysBack)) return;
  const { kinds } = (await momentsOn(tx, acting.today)).body;
  const key = kinds.find(({ madeBy }) => madeBy === "exclusion")?.key;
  const there = await listMoments(tx, personId);
  if (there.some((one) => one.kind === key && londonDate(one.happenedAt) === from)) return;
  await makeMoment(tx, acting, {
    personId,
    madeBy: "exclusion",
    originId: entryId,
    happenedAt: from === acting.today ? acting.at : londonInstant(from, "00:00"),
    source: "An exclusion was recorded under “Education”",
  });
}
