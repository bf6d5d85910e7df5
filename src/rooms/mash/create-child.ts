import { formatDateTime, londonDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listOwningTeams } from "../directory/index.ts";
import { addStanding } from "../child-record/index.ts";
import { addAge, addPeople, fullName, keepToldNumber, type Candidate } from "../subjects/index.ts";
import { readChildForm, type ChildForm, type NewChild } from "../intake/index.ts";
import type { Episode } from "./episode-reads.ts";
import { addMatches, moveConcern, moveEpisode } from "./episode-writes.ts";
import { followLateLink } from "./follow-late-link.ts";
import { senderText } from "./mash-words.ts";
import type { EpisodeChange } from "./rate-concern.ts";

type Creating = {
  readonly episode: Episode;
  readonly rejected: readonly Candidate[];
  /** One of them that has the NHS number and did not stand beside the form when it was sent. */
  readonly holder?: Candidate | undefined;
  readonly form: ChildForm;
};

/**
 * Makes a record of the child whom a concern is about, with the concern kept as its source, and links
 * the two. Each likely record that was shown is thereby said to be of another child, for the same
 * reason; one that has the NHS number and was not shown yet is shown first. The child is not open to
 * the pathway until it is decided.
 */
export async function createChild(
  tx: Tx,
  acting: CommandContext,
  { episode, rejected, holder, form }: Creating,
): Promise<EpisodeChange> {
  const teams = await listOwningTeams(tx);
  const read = readChildForm(form, { teams, today: acting.today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { child } = read;
  const { nhsNumber } = child;
  if (holder) {
    const message = `${fullName(holder.person)}, ${holder.reference}, has this NHS number. Look whether it is the same child, or create the record if it is not`;
    return { kind: "invalid", errors: [{ field: "nhsNumber", message }] };
  }
  // Moved first: of two who create at once, the second makes no child.
  const given = { concernId: episode.concernId, version: form.version, isLink: true };
  if (!(await moveEpisode(tx, given, {}))) return { kind: "stale" };
  const personId = await addChild(tx, acting, { episode, child });
  const person = { personId, partnershipId: episode.partnershipId };
  await keepToldNumber(tx, acting, { person, nhsNumber });
  await link(tx, episode, personId);
  const created = { personId, verdict: "created", reasonsFor: [], reasonsAgainst: [] } as const;
  const others = rejected.map(({ personId: other, likeness }) => ({
    personId: other,
    verdict: "different" as const,
    reasonsFor: likeness.for,
    reasonsAgainst: likeness.against,
  }));
  await addMatches(tx, acting, {
    episode,
    matches: [...others, created],
    reason: child.reason,
  });
  await followLateLink(tx, acting, { episode, personId });
  return { kind: "accepted" };
}

async function addChild(
  tx: Tx,
  { actor, at }: CommandContext,
  { episode, child }: { episode: Episode; child: NewChild },
): Promise<string> {
  const { partnershipId } = episode;
  const { teamId, principals } = child.team;
  const asSent = { familyName: episode.familyName, givenName: episode.givenName };
  const isAsSent = asSent.familyName === child.familyName && asSent.givenName === child.givenName;
  const [added] = await addPeople(
    tx,
    [
      {
        ...child,
        otherNames: isAsSent ? [] : [{ kind: "as_recorded", ...asSent }],
        sources: [{ place: episode.reference, body: sourceOf(episode) }],
      },
    ],
    { owner: { partnershipId, teamId, principals }, source: "concern" },
  );
  if (!added) throw new Error("no child was added");
  await addStanding(tx, { ...added, partnershipId }, at);
  const { ageAbout } = episode;
  if (child.bornOn === null && ageAbout !== null) {
    const said = { youngest: ageAbout, oldest: ageAbout, on: londonDate(episode.sentAt) };
    const from = { source: "document", sourceName: `Concern ${episode.reference}`, wording: null };
    const person = { personId: added.personId, partnershipId };
    await addAge(tx, { person, said: { ...said, ...from }, by: { actor, at } });
  }
  return added.personId;
}

/** What was sent, untouched. */
function sourceOf(episode: Episode): Readonly<Record<string, string>> {
  return {
    "Sent by": senderText(episode),
    Sent: formatDateTime(episode.sentAt),
    "Last name": episode.familyName,
    "First name": episode.givenName,
    "Date of birth": episode.bornOn ?? "not known",
    Age: episode.ageAbout === null ? "not known" : `about ${episode.ageAbout}`,
    Worry: episode.worry,
  };
}

/** By the version that was just reached, since this transaction holds the row. */
async function link(tx: Tx, episode: Episode, personId: string): Promise<void> {
  await tx
    .updateTable("identify.mash_episodes")
    .set({ person_id: personId })
    .where("mash_episode_id", "=", episode.concernId)
    .execute();
  await moveConcern(tx, episode.concernId, { person_id: personId });
}
