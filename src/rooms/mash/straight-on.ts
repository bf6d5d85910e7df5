import type { Tx } from "../../platform/database/database.ts";
import { isOpenToPathway } from "../child-record/index.ts";
import { findPerson, sortName, type Candidate, type WhomToRing } from "../subjects/index.ts";
import { passToLead, type Deciding } from "./decide-concern.ts";
import { decideMatch } from "./decide-match.ts";
import { alreadyOpen, type Choices } from "./decision-form.ts";
import { findEpisode, type Episode } from "./episode-reads.ts";
import type { EpisodeChange } from "./rate-concern.ts";

/** The whole name and the date of birth are the record's own: a person still has to say that it is the child. */
const isSameWords = (episode: Episode, { person }: Candidate): boolean =>
  episode.bornOn !== null &&
  episode.bornOn === person.bornOn &&
  episode.givenName !== "" &&
  sortName(episode) === sortName(person);

type Found = {
  readonly candidates: readonly Candidate[];
  /** Who to ring where a restricted record may match. */
  readonly ring: WhomToRing | undefined;
};

/**
 * Of these records the one that can take a concern in one press: the same words, open, and the only one.
 * A restricted record that may match is another, and whoever is rung says so.
 */
export async function findStraightOn(
  tx: Tx,
  { episode, choices }: { readonly episode: Episode; readonly choices: Choices },
  { candidates, ring }: Found,
): Promise<Candidate | undefined> {
  if (episode.personId !== null || episode.decidedAt !== null || ring) return undefined;
  if (!choices.nextSteps.steps.some(({ key }) => key === alreadyOpen)) return undefined;
  const [only, another] = candidates.filter((one) => isSameWords(episode, one));
  if (!only || another) return undefined;
  return (await isOpenToPathway(tx, only.personId)) ? only : undefined;
}

const reason = "The whole name and the date of birth are the same as on the record.";
const note = "Passed on in one step, as the child is open: read what was sent.";

/**
 * Says that a concern is about a child who is open, and passes it to the lead practitioner and the manager:
 * two decisions of one person by one press, each kept as if it had been made on its own page.
 */
export async function straightOn(
  tx: Tx,
  deciding: Deciding,
  {
    episode,
    candidate,
    version,
  }: { readonly episode: Episode; readonly candidate: Candidate; readonly version: string },
): Promise<EpisodeChange> {
  const form = { verdict: "same", reason, version };
  const matched = await decideMatch(tx, deciding, { episode, candidate, form });
  if (matched.kind !== "accepted") return matched;
  const linked = await findEpisode(tx, deciding.actor, episode.concernId);
  const person = await findPerson(tx, deciding.actor, candidate.personId);
  if (!linked || !person) throw new Error("a concern was out of reach once it was linked");
  const passing = { note, version: String(linked.version) };
  const about = { episode: linked, person, isOpen: true };
  const passed = await passToLead(tx, deciding, { ...about, form: passing });
  if (passed.kind !== "accepted") throw new Error("a concern moved while it was held");
  return passed;
}
