import { sql, type RawBuilder } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";

export type Course = {
  readonly courseId: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level: string;
  readonly length: string;
  readonly audiences: readonly string[];
  readonly validMonths: number | null;
  readonly leadTraining: string | null;
  readonly outcomes: string;
  readonly impact: string;
  readonly endedOn: IsoDate | null;
  readonly version: number;
};

const cells: RawBuilder<unknown> = sql`
  c.training_course_id as "courseId", c.name, c.aliases, c.level, c.length_key as length, c.audiences,
  c.valid_months as "validMonths", c.lead_training as "leadTraining", c.outcomes, c.impact,
  c.ended_on::text as "endedOn", c.version from directory.training_courses c`;

/** All courses, those in use first. */
export async function listCourses(tx: Tx): Promise<readonly Course[]> {
  const { rows } = await sql<Course>`
    select ${cells} order by c.ended_on is not null, lower(c.name)`.execute(tx);
  return rows;
}

export async function findCourse(tx: Tx, courseId: string): Promise<Course | undefined> {
  const { rows } = await sql<Course>`
    select ${cells} where c.training_course_id = ${courseId}::uuid`.execute(tx);
  return rows[0];
}

/** A name as it is compared: case, spaces, punctuation and dashes make no other course. */
export const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

type Named = Pick<Course, "courseId" | "name" | "aliases">;

/** The course that has this name, or has it among its other names. */
export function courseNamed<C extends Named>(courses: readonly C[], name: string): C | undefined {
  const wanted = plainName(name);
  return courses.find((one) => [one.name, ...one.aliases].some((it) => plainName(it) === wanted));
}

export type Edition = {
  readonly editionId: string;
  readonly edition: number;
  readonly trainers: string;
  readonly materials: string;
  readonly changed: string;
  readonly inUseFrom: IsoDate;
};

/** Trainers and materials of a course by version, the newest first. */
export async function listEditions(tx: Tx, courseId: string): Promise<readonly Edition[]> {
  const { rows } = await sql<Edition>`
    select e.training_edition_id as "editionId", e.edition, e.trainers, e.materials, e.changed,
      e.in_use_from::text as "inUseFrom"
    from directory.training_editions e where e.training_course_id = ${courseId}::uuid order by e.edition desc`.execute(
    tx,
  );
  return rows;
}
