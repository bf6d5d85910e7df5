import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listHolders } from "../directory/index.ts";
import type { CircleMember, Person } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { listEpisodes } from "./episode-reads.ts";
import { findOpenEpisode } from "../child-record/index.ts";
import { thresholdOn } from "./missing-scheme.ts";
import { isReached } from "./patterns.ts";

type Told = {
  readonly person: Person;
  readonly circle: readonly CircleMember[];
  readonly href: string;
};

/**
 * Whoever leads for the child hears at once that the child is missing, and that a threshold is
 * reached; where nobody leads, who manages the team that holds the record. No name is in it.
 */
export async function tellOfMissing(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, circle, href }: Told,
): Promise<void> {
  const staffIds = await answering(tx, { person, circle, today });
  const notice = { partnershipId: person.partnershipId, staffIds, kind: "missing", href } as const;
  const told = { by: actor, at };
  const open = await findOpenEpisode(tx, person.personId);
  const kind = open?.isUrgent === true ? "missing-urgent" : "missing";
  const headline = "A child you answer for is recorded as missing";
  await notify(tx, { ...notice, kind, headline }, told);
  const threshold = await thresholdOn(tx, today);
  const episodes = await listEpisodes(tx, person.personId);
  const counted = episodes.filter(({ errorAt }) => errorAt === null);
  if (!isReached(counted, threshold, at)) return;
  const reached = `A child you answer for was missing ${threshold.episodes} times in ${threshold.withinDays} days or more: ${threshold.says}`;
  await notify(tx, { ...notice, headline: reached.slice(0, 200) }, told);
}

/** A grade that became urgent is danger as a report is: whoever answers for the child hears at once. */
export async function tellOfGrade(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, circle, href }: Told,
): Promise<void> {
  const notice = {
    partnershipId: person.partnershipId,
    staffIds: await answering(tx, { person, circle, today }),
    kind: "missing-urgent",
    headline: "The police grade of a missing child you are responsible for is now urgent",
    href,
  } as const;
  await notify(tx, notice, { by: actor, at });
}

async function answering(
  tx: Tx,
  { person, circle, today }: Pick<Told, "person" | "circle"> & { readonly today: string },
): Promise<readonly string[]> {
  const leads = circle.filter(({ basis }) => basis === "allocation").map(({ staffId }) => staffId);
  if (leads.length > 0) return leads;
  return listHolders(tx, "circle.manage", { on: today, teamId: person.owningTeamId });
}
