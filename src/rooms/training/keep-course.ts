import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { leadSchemeOn } from "../agency-leads/index.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { courseForm, editionForm } from "./course-form.ts";
import { courseNamed, listCourses, listEditions, plainName, type Course } from "./course-reads.ts";
import { trainingSchemeOn } from "./training-scheme.ts";

type Keeping = {
  /** Undefined for a new one. */
  readonly course: Course | undefined;
  readonly form: Sent<typeof courseForm>;
};

/** Other names, each once, without the name itself. */
function aliasesOf(name: string, typed: string | null): readonly string[] {
  const names = new Map<string, string>();
  for (const line of (typed ?? "").split(/\r?\n/)) {
    const alias = line.trim();
    if (alias !== "" && plainName(alias) !== plainName(name)) names.set(plainName(alias), alias);
  }
  return [...names.values()];
}

/** Adds a course, or changes one. Two courses never share a name: one course under three names is one course. */
export async function keepCourse(
  tx: Tx,
  by: CommandContext,
  { course, form }: Keeping,
): Promise<Change & { readonly courseId?: string }> {
  const scheme = await trainingSchemeOn(tx, by.today);
  const leads = await leadSchemeOn(tx, by.today);
  const { value, errors } = courseForm.read(form, { scheme, leads });
  if (errors) return { kind: "invalid", errors };
  const aliases = aliasesOf(value.name, value.aliases);
  const others = (await listCourses(tx)).filter(({ courseId }) => courseId !== course?.courseId);
  for (const name of [value.name, ...aliases]) {
    const same = courseNamed(others, name);
    if (same) {
      const field = name === value.name ? "name" : "aliases";
      return invalid(field, `“${name}” is a name of the course “${same.name}”`);
    }
  }
  const row = {
    name: value.name,
    aliases: [...aliases],
    level: value.level,
    length_key: value.length,
    audiences: [...value.audiences],
    valid_months: value.validMonths === null ? null : Number(value.validMonths),
    lead_training: value.leadTraining,
    outcomes: value.outcomes,
    impact: value.impact,
    kept_by: by.actor.id,
    kept_at: by.at,
  };
  if (course) return changeCourse(tx, { course, row, version: versionOf(form.version) });
  const courseId = newId();
  await tx
    .insertInto("directory.training_courses")
    .values({ ...row, training_course_id: courseId, partnership_id: by.actor.partnershipId })
    .execute();
  return { kind: "accepted", courseId };
}

type Changing = {
  readonly course: Course;
  readonly row: object;
  readonly version: number;
};

async function changeCourse(tx: Tx, { course, row, version }: Changing): Promise<Change> {
  const { numUpdatedRows } = await tx
    .updateTable("directory.training_courses")
    .set({ ...row, version: version + 1 })
    .where("training_course_id", "=", course.courseId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

/** Takes a course out of use, or into it again: who attended it keeps their certificate. */
export async function endCourse(
  tx: Tx,
  by: CommandContext,
  { course, version }: { readonly course: Course; readonly version: number },
): Promise<Change> {
  const row = {
    ended_on: course.endedOn === null ? by.today : null,
    kept_by: by.actor.id,
    kept_at: by.at,
  };
  return changeCourse(tx, { course, row, version });
}

type Adding = { readonly course: Course; readonly form: Sent<typeof editionForm> };

/** Adds an edition: who may teach it and with what. Earlier ones stay, so that a session says which it used. */
export async function addEdition(
  tx: Tx,
  by: CommandContext,
  { course, form }: Adding,
): Promise<Change> {
  const { value, errors } = editionForm.read(form, { now: by.at });
  if (errors) return { kind: "invalid", errors };
  const [last] = await listEditions(tx, course.courseId);
  const written = await tx
    .insertInto("directory.training_editions")
    .values({
      training_edition_id: newId(),
      partnership_id: by.actor.partnershipId,
      training_course_id: course.courseId,
      edition: (last?.edition ?? 0) + 1,
      trainers: value.trainers,
      materials: value.materials,
      changed: value.changed,
      in_use_from: value.inUseFrom,
      added_by: by.actor.id,
      added_at: by.at,
    })
    .onConflict((conflict) => conflict.columns(["training_course_id", "edition"]).doNothing())
    .returning("training_edition_id")
    .executeTakeFirst();
  return written ? { kind: "accepted" } : { kind: "stale" };
}
