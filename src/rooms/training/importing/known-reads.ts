import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { courseNamed, listCourses } from "../course-reads.ts";
import type { Known } from "../import/index.ts";
import type { Decision } from "./decisions.ts";
import type { FileReading } from "./file-reading.ts";
import { planFile, type Line } from "./plan-file.ts";

type Person = Known["people"][number];
type Row = Omit<Person, "emails" | "staffNumbers"> & {
  readonly email: string | null;
  readonly staffNumber: string | null;
};

/** Everybody in the register whom the actor sees: who brings files in sees all. */
async function listKnown(tx: Tx): Promise<readonly Person[]> {
  const { rows } = await sql<Row>`
    select training_person_id as id, name, email, staff_number as "staffNumber", left_on::text as "leftOn"
    from directory.training_people`.execute(tx);
  return rows.map(({ email, staffNumber, ...person }) => ({
    ...person,
    emails: email === null ? [] : [email],
    staffNumbers: staffNumber === null ? [] : [staffNumber],
  }));
}

/** What is recorded between the days of a file; a course by its id. */
async function listHeld(tx: Tx, { rows: read }: FileReading): Promise<Known["attendances"]> {
  const days = read.flatMap(({ on }) => on ?? []).toSorted();
  const { rows } = await sql<Known["attendances"][number]>`
    select training_person_id as "personId", training_course_id as course, state as status, held_on::text as "on"
    from directory.training_attendances
    where held_on between ${days.at(0) ?? null}::date and ${days.at(-1) ?? null}::date`.execute(tx);
  return rows;
}

type Reading = {
  readonly reading: FileReading;
  readonly decisions: readonly Decision[];
  readonly today: string;
};

/** What confirming a file would do now, with everything it is compared with. */
export async function planOfFile(
  tx: Tx,
  { reading, decisions, today }: Reading,
): Promise<readonly Line[]> {
  const courses = await listCourses(tx);
  const known = { people: await listKnown(tx), attendances: await listHeld(tx, reading) };
  const courseOf = (name: string): string | undefined => courseNamed(courses, name)?.courseId;
  return planFile({ reading, decisions, known, courseOf, today });
}
