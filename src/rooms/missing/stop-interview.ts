import type { FieldError } from "../../kernel/fields.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, CommandContext, Change } from "./episode.ts";
import { holdEpisode } from "./episode-reads.ts";
import { changeEpisode } from "./episode-writes.ts";
import { texts } from "../../kernel/read-texts.ts";

export type ReasonForm = { readonly reason: string; readonly version: string };
type Given = About & { readonly episodeId: string; readonly form: ReasonForm };

/** A person decides, with a reason, that the interview is tried no more. Nothing else ends the clock. */
export async function stopInterview(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, episodeId, form }: Given,
): Promise<Change> {
  const errors: FieldError[] = [];
  const reason = texts(errors)(form.reason, {
    field: "reason",
    name: "The reason",
    most: 2000,
    missing: "Enter why no more is tried, and what is done instead",
  });
  if (errors.length > 0) return { kind: "invalid", errors };
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
  { person, episodeId, form }: Given,
): Promise<Change> {
  const errors: FieldError[] = [];
  const reason = texts(errors)(form.reason, {
    field: "reason",
    name: "The reason",
    most: 1000,
    missing: "Enter what is wrong",
  });
  if (errors.length > 0) return { kind: "invalid", errors };
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
