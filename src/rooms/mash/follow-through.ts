import { londonDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listPostHolders } from "../directory/index.ts";
import { appendChronology, openPathway } from "../child-record/index.ts";
import { listCircle, type Person } from "../subjects/index.ts";
import { notify, type Notice } from "../work/index.ts";
import type { NewDecision } from "./decision-form.ts";
import { listSenders, type Episode } from "./episode-reads.ts";

type Decided = {
  readonly episode: Episode;
  readonly person: Person | undefined;
  readonly isOpen: boolean;
  readonly decision: NewDecision;
};

/** What follows from a decision: the child's chronology, the pathway, and everyone who is told. */
export async function followThrough(
  tx: Tx,
  acting: CommandContext,
  decided: Decided,
): Promise<void> {
  const { episode, person, isOpen, decision } = decided;
  await tell(tx, acting, {
    // What a system sent was brought in by somebody who sent nothing: its team reads the outcome.
    staffIds: episode.source === "feed" ? [] : await listSenders(tx, episode),
    headline: `The MASH has decided on concern ${episode.reference}`,
    href: `/concerns/${episode.concernId}`,
    partnershipId: episode.partnershipId,
  });
  if (!person) return;
  await writeChronology(tx, acting, {
    episode,
    person,
    nextStep: decision.step.name,
    decidedOn: acting.today,
  });
  if (isOpen) return tellWhoWorks(tx, acting, { episode, person });
  if (!decision.step.opensPathway) return;
  const reason = `${decision.step.name}, after concern ${episode.reference}.`;
  await openPathway(tx, acting, { person, reason });
  await tell(tx, acting, {
    staffIds: await listCoordinators(tx, acting.today),
    headline: `A child is open to the exploitation pathway after concern ${episode.reference}`,
    href: `/children/${person.personId}`,
    partnershipId: episode.partnershipId,
  });
}

const tell = (tx: Tx, { actor, at }: CommandContext, notice: Omit<Notice, "kind">): Promise<void> =>
  notify(tx, { ...notice, kind: "concern" }, { by: actor, at });

type Written = {
  readonly episode: Episode;
  readonly person: Person;
  readonly nextStep: string;
  readonly decidedOn: string;
};

/** That it came and what was decided. Why stands with the MASH: everyone in the circle reads this. */
export async function writeChronology(
  tx: Tx,
  { actor }: CommandContext,
  { episode, person, nextStep, decidedOn }: Written,
): Promise<void> {
  await appendChronology(tx, person, {
    kind: "concern",
    headline: `Concern ${episode.reference} received from ${episode.source === "public" ? "the public" : episode.agency}`,
    detail: null,
    happenedOn: londonDate(episode.sentAt),
    by: actor,
  });
  await appendChronology(tx, person, {
    kind: "decision",
    headline: `MASH decision on concern ${episode.reference}: ${nextStep}`,
    detail: null,
    happenedOn: decidedOn,
    by: actor,
  });
}

/** The lead practitioner and the managers of the team that holds the record; where there is neither, the co-ordinators. */
export async function tellWhoWorks(
  tx: Tx,
  acting: CommandContext,
  { episode, person }: { episode: Episode; person: Person },
): Promise<void> {
  const circle = await listCircle(tx, person.circleId, acting.at);
  const leads = circle.filter(({ basis }) => basis === "allocation");
  const managers = await listManagers(tx, person.owningTeamId, acting.today);
  const working = [...leads.map(({ staffId }) => staffId), ...managers];
  await tell(tx, acting, {
    staffIds: working.length > 0 ? working : await listCoordinators(tx, acting.today),
    headline: `Concern ${episode.reference} is about a child you work with`,
    href: `/children/${person.personId}/concerns`,
    partnershipId: episode.partnershipId,
  });
}

/** Who oversees the partnership's tracker; the MASH has that reach too, and knows already. */
async function listCoordinators(tx: Tx, on: string): Promise<readonly string[]> {
  const holders = await listPostHolders(tx, { permission: "flag.manage", on });
  return holders
    .filter(
      ({ reach, permissions }) => reach === "partnership" && !permissions.includes("mash.decide"),
    )
    .map(({ staffId }) => staffId);
}

/** A manager's post records levels and sees the counts of its team; a practitioner's does not. */
async function listManagers(tx: Tx, teamId: string, on: string): Promise<readonly string[]> {
  const holders = await listPostHolders(tx, { permission: "level.set", on });
  return holders
    .filter((one) => one.teamId === teamId && one.permissions.includes("statistics.view"))
    .map(({ staffId }) => staffId);
}
