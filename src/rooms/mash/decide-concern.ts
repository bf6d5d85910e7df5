import { readText } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Person } from "../subjects/index.ts";
import { endPause } from "./clock/pause-clock.ts";
import {
  alreadyOpen,
  notWeighed,
  readDecisionForm,
  type Choices,
  type DecisionForm,
  type NewDecision,
} from "./decision-form.ts";
import type { Episode } from "./episode-reads.ts";
import { moveConcern, moveEpisode } from "./episode-writes.ts";
import { followThrough } from "./follow-through.ts";
import type { EpisodeChange } from "./rate-concern.ts";

export type Deciding = CommandContext & { readonly choices: Choices };

/** The concern, and the child whom it is about where one is linked. */
export type About = {
  readonly episode: Episode;
  readonly person: Person | undefined;
  readonly isOpen: boolean;
};

/**
 * Decides on a concern: threshold, next step, why, and who disagrees; and tells its outcome in two
 * parts. What follows from it (chronology, pathway, who is told) is done in the same transaction.
 */
export async function decideConcern(
  tx: Tx,
  deciding: Deciding,
  { form, ...about }: About & { readonly form: DecisionForm },
): Promise<EpisodeChange> {
  const read = readDecisionForm(form, deciding.choices, {
    about: about.episode.about,
    isLinked: about.person !== undefined || about.episode.thingId !== null,
    isOpen: about.isOpen,
  });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  return recordDecision(tx, deciding, { ...about, decision: read.decision, version: form.version });
}

/**
 * A concern about a child who is open already goes straight to the lead practitioner and the manager,
 * in one step: it is added to what they know and not triaged a second time.
 */
export async function passToLead(
  tx: Tx,
  deciding: Deciding,
  {
    form,
    ...about
  }: About & { readonly form: { readonly note: string; readonly version: string } },
): Promise<EpisodeChange> {
  const step = deciding.choices.nextSteps.steps.find(({ key }) => key === alreadyOpen);
  const note = readText(form.note, {
    name: "Note",
    most: 4000,
    missing: "Enter a short note for the lead practitioner",
  });
  if (!note.ok) return { kind: "invalid", errors: [{ field: "note", message: note.error }] };
  if (!step || !about.isOpen || !about.person) return { kind: "stale" };
  const decision = {
    threshold: notWeighed,
    step,
    rationale: note.value,
    dissent: null,
    forFamily: "What the family is told is for the practitioner who works with them to decide.",
    forSender:
      "What you sent has gone to the practitioner who works with the child and to their manager.",
  };
  return recordDecision(tx, deciding, { ...about, decision, version: form.version });
}

/** What every decision leaves, whichever page it was made on. */
export async function recordDecision(
  tx: Tx,
  deciding: Deciding,
  {
    decision,
    version,
    ...about
  }: About & { readonly decision: NewDecision; readonly version: string },
): Promise<EpisodeChange> {
  const { episode } = about;
  const { at } = deciding;
  const given = { concernId: episode.concernId, version };
  if (!(await moveEpisode(tx, given, { decided_at: at, paused_at: null }))) {
    return { kind: "stale" };
  }
  await endPause(tx, episode, { by: deciding.actor.id, at });
  await moveConcern(tx, episode.concernId, { decided_at: at });
  await addDecision(tx, deciding, { episode, decision });
  await followThrough(tx, deciding, { ...about, decision });
  return { kind: "accepted" };
}

async function addDecision(
  tx: Tx,
  { actor, at, choices }: Deciding,
  { episode, decision }: { episode: Episode; decision: NewDecision },
): Promise<void> {
  const { partnershipId, concernId } = episode;
  await tx
    .insertInto("identify.mash_decisions")
    .values({
      mash_decision_id: newId(),
      partnership_id: partnershipId,
      mash_episode_id: concernId,
      threshold_id: choices.thresholds.id,
      threshold: decision.threshold,
      next_step: decision.step.key,
      rationale: decision.rationale,
      dissent: decision.dissent,
      decided_by: actor.id,
      decided_at: at,
    })
    .execute();
  await tx
    .insertInto("identify.concern_outcomes")
    .values({
      concern_outcome_id: newId(),
      partnership_id: partnershipId,
      concern_id: concernId,
      next_step: decision.step.name,
      for_family: decision.forFamily,
      for_sender: decision.forSender,
      told_by: actor.id,
      told_at: at,
    })
    .execute();
}
