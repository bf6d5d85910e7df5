import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, CommandContext, Change } from "./episode.ts";
import { holdEpisode } from "./episode-reads.ts";
import { changeEpisode, insertUpdate } from "./episode-writes.ts";
import type { GradeScheme } from "./missing-scheme.ts";
import { texts } from "../../kernel/read-texts.ts";

export type UpdateForm = {
  readonly wording: string;
  /** Empty where the grade stays as it is. */
  readonly grade: string;
  /** As it stands, or a new one. */
  readonly policeReference: string;
  readonly version: string;
};

type Updating = CommandContext & { readonly scheme: GradeScheme };

function readUpdate(form: UpdateForm, scheme: GradeScheme) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const wording = text(form.wording, {
    field: "wording",
    name: "What is new",
    most: 5000,
    missing: form.grade === "" ? "Enter what is new" : "Enter why the grade changes",
  });
  const reference = text(form.policeReference, {
    field: "policeReference",
    name: "Police reference",
    most: 60,
  });
  const grade = scheme.grades.find(({ key }) => key === form.grade);
  if (form.grade !== "" && !grade) errors.push({ field: "grade", message: "Choose the grade" });
  return errors.length > 0 ? { errors } : { wording, reference, grade };
}

/** Adds what was learnt while the child is missing; a new grade has the words as its reason. */
export async function addUpdate(
  tx: Tx,
  { actor, at, today, scheme }: Updating,
  { person, episodeId, form }: About & { readonly episodeId: string; readonly form: UpdateForm },
): Promise<Change> {
  const read = readUpdate(form, scheme);
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { wording, reference, grade } = read;
  const held = await holdEpisode(tx, person.personId, episodeId);
  if (!held || held.returnedAt !== null || held.errorAt !== null) return { kind: "stale" };
  const changed = grade !== undefined && grade.key !== held.grade ? grade : undefined;
  const set = {
    ...(changed && { grade: changed.key, scheme_id: scheme.id }),
    ...(reference !== "" && reference !== held.policeReference && { police_reference: reference }),
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
