import { defineForm, text, type Sent } from "../../kernel/forms/index.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, Change } from "./episode.ts";
import { holdEpisode } from "./episode-reads.ts";
import { changeEpisode } from "./episode-writes.ts";

export const stopForm = defineForm()({
  reason: text({
    label: "Why is nothing more being tried, and what is done instead?",
    hint: "What was offered and when, who else the child talks to, what the carer says",
    rows: 4,
    called: "The reason",
    most: 2000,
    missing: "Enter why there will be no further attempts, and what is done instead",
  }),
});

export const errorForm = defineForm()({
  reason: text({
    label: "What is wrong?",
    hint: "“Recorded on the wrong child’s record”",
    rows: 4,
    called: "The reason",
    most: 1000,
    missing: "Enter what is wrong",
  }),
});

type HandlerInput = About & { readonly episodeId: string; readonly form: Sent<typeof stopForm> };

/** A person decides, with a reason, that the interview is tried no more. Nothing else ends the clock. */
export async function stopInterview(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, episodeId, form }: HandlerInput,
): Promise<Change> {
  const read = stopForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { reason } = read.value;
  const held = await holdEpisode(tx, person.personId, episodeId);
  if (!held || held.returnedAt === null || held.rhiOutcome !== null || held.errorAt !== null) {
    return { kind: "stale" };
  }
  const isMine = await changeEpisode(
    tx,
    { episodeId, version: versionOf(form.version) },
    {
      rhi_outcome: "stopped",
      rhi_reason: reason,
      rhi_closed_by: actor.id,
      rhi_closed_at: at,
      changed_by: actor.id,
    },
  );
  if (!isMine) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "missing",
    headline: `Return home interview: ${actor.name} decided that it is tried no more`.slice(0, 200),
    detail: reason,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}

/** Marks an episode as recorded in error. It stays where it is, with the reason, and counts nowhere. */
export async function markInError(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, episodeId, form }: HandlerInput,
): Promise<Change> {
  const read = errorForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { reason } = read.value;
  const held = await holdEpisode(tx, person.personId, episodeId);
  if (!held || held.errorAt !== null) return { kind: "stale" };
  const isMine = await changeEpisode(
    tx,
    { episodeId, version: versionOf(form.version) },
    { error_reason: reason, error_by: actor.id, error_at: at, changed_by: actor.id },
  );
  if (!isMine) return { kind: "stale" };
  await appendChronology(tx, person, {
    kind: "correction",
    headline: "A missing episode was recorded in error",
    detail: reason,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
