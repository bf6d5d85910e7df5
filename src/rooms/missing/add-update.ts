import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, Change } from "./episode.ts";
import { holdEpisode } from "./episode-reads.ts";
import { changeEpisode, insertUpdate } from "./episode-writes.ts";
import type { GradeScheme } from "./missing-scheme.ts";
import { updateForm } from "./update-form.ts";

type Updating = CommandContext & { readonly scheme: GradeScheme };

/** Adds what was learnt while the child is missing; a new grade has the words as its reason. */
export async function addUpdate(
  tx: Tx,
  { actor, at, today, scheme }: Updating,
  {
    person,
    episodeId,
    form,
  }: About & { readonly episodeId: string; readonly form: Sent<typeof updateForm> },
): Promise<Change> {
  const read = updateForm.read(form, { scheme });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { wording, policeReference: reference } = read.value;
  const held = await holdEpisode(tx, person.personId, episodeId);
  if (!held || held.returnedAt !== null || held.errorAt !== null) return { kind: "stale" };
  const changed = scheme.grades.find(({ key }) => key === read.value.grade && key !== held.grade);
  const set = {
    ...(changed && { grade: changed.key, scheme_id: scheme.id }),
    ...(reference !== null &&
      reference !== held.policeReference && { police_reference: reference }),
  };
  if (Object.keys(set).length > 0) {
    const which = { episodeId, version: versionOf(form.version) };
    if (!(await changeEpisode(tx, which, { ...set, changed_by: actor.id }))) {
      return { kind: "stale" };
    }
  }
  await insertUpdate(tx, {
    missing_update_id: newId(),
    partnership_id: person.partnershipId,
    person_id: person.personId,
    missing_episode_id: episodeId,
    wording,
    grade: changed?.key ?? null,
    recorded_by: actor.id,
    recorded_at: at,
  });
  const headline = changed ? `grade changed to ${changed.name}` : "update";
  await appendChronology(tx, person, {
    kind: "missing",
    headline: `While missing: ${headline}`,
    detail: wording,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
