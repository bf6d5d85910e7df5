import { sql } from "kysely";
import { addMonths } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertAll } from "../../../platform/database/insert-all.ts";
import { newCertificateCode } from "../attendance.ts";
import { bodyColumns } from "../bodies.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { listCourses, plainName, type Course } from "../course-reads.ts";
import { verdictsOf, leave, type Decision } from "./decisions.ts";
import type { Line } from "./plan-file.ts";
import { renewLeadsOf } from "./renew-leads.ts";

/** Writes the lines of a plan that are to be written: all or nothing, in the caller's transaction. */
export async function writeLines(
  tx: Tx,
  by: CommandContext,
  {
    lines,
    decisions,
  }: { readonly lines: readonly Line[]; readonly decisions: readonly Decision[] },
): Promise<void> {
  const written = lines.filter(({ outcome }) => outcome === "written");
  await nameCourses(tx, by, decisions);
  const people = await addNewcomers(tx, by, written);
  const courses = new Map((await listCourses(tx)).map((one) => [one.courseId, one]));
  const attendances = written.flatMap((line) => {
    const personId = line.personId ?? people.get(line.newcomer?.key ?? "");
    const course = courses.get(line.courseId ?? "");
    return personId !== undefined && course ? [rowOf(by, { line, personId, course })] : [];
  });
  await insertAll(tx, "directory.training_attendances", attendances);
  await renewLeadsOf(
    tx,
    by,
    attendances.filter(({ state }) => state === "attended"),
  );
}

type Writing = { readonly line: Line; readonly personId: string; readonly course: Course };

function rowOf({ actor, at }: CommandContext, { line, personId, course }: Writing) {
  const { status, on } = line.row;
  const heldOn = on ?? "";
  const isThere = status === "attended";
  const { validMonths } = course;
  return {
    training_attendance_id: newId(),
    partnership_id: actor.partnershipId,
    training_person_id: personId,
    training_course_id: course.courseId,
    held_on: heldOn,
    state: isThere ? "attended" : "absent",
    expires_on: isThere && validMonths !== null ? addMonths(heldOn, validMonths) : null,
    certificate_code: isThere ? newCertificateCode() : null,
    source: "import",
    recorded_by: actor.id,
    recorded_at: at,
  };
}

/** People whom nobody knew, with where they work as somebody said; each once, whatever the number of rows. */
async function addNewcomers(
  tx: Tx,
  { actor, at }: CommandContext,
  written: readonly Line[],
): Promise<ReadonlyMap<string, string>> {
  const found = written.flatMap(({ newcomer }) =>
    newcomer ? [[newcomer.key, newcomer] as const] : [],
  );
  const newcomers = withOwnNumbers(
    [...new Map(found).values()],
    await takenNumbers(
      tx,
      found.flatMap(([, { read }]) => numberOf(read) ?? []),
    ),
  );
  const ids = new Map(newcomers.map(({ key }) => [key, newId()]));
  await insertAll(
    tx,
    "directory.training_people",
    newcomers.map(({ key, read, at: work, number }) => ({
      training_person_id: ids.get(key) ?? newId(),
      partnership_id: actor.partnershipId,
      name: read.written === "" ? (read.emails[0] ?? "Name not given") : read.written,
      email: read.emails[0]?.toLowerCase() ?? null,
      staff_number: number,
      ...bodyColumns(work.body),
      audience: work.audience,
      role: work.role,
      staff_id: null,
      manager_id: null,
      added_by: actor.id,
      added_at: at,
    })),
  );
  return ids;
}

type Newcomer = NonNullable<Line["newcomer"]>;

const numberOf = ({ staffNumbers }: Newcomer["read"]): string | null =>
  staffNumbers[0]?.slice(0, 40) ?? null;

/** Numbers of people in the register, by their agency. */
async function takenNumbers(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ agencyId: string; number: string }>`
    select agency_id as "agencyId", staff_number as number from directory.training_people
    where agency_id is not null and staff_number = any (${numbers}::text[])`.execute(tx);
  return new Set(rows.map(({ agencyId, number }) => `agency:${agencyId} ${number}`));
}

/** A number is of one person in an agency: who has an address does without one that is taken. */
function withOwnNumbers(newcomers: readonly Newcomer[], taken: Set<string>) {
  return newcomers.map((one) => {
    const number = numberOf(one.read);
    const key = `${one.at.body} ${number ?? ""}`;
    const isFree = number !== null && !taken.has(key);
    taken.add(key);
    return { ...one, number: isFree ? number : null };
  });
}

/** A name that was said to be a course of the register is one of its other names from now on: nobody maps it again. */
async function nameCourses(
  tx: Tx,
  { actor, at }: CommandContext,
  decisions: readonly Decision[],
): Promise<void> {
  const said = [...verdictsOf(decisions, "course")].filter(([, verdict]) => verdict !== leave);
  const courses = await listCourses(tx);
  for (const course of courses) {
    const known = new Set([course.name, ...course.aliases].map(plainName));
    const names = said.flatMap(([name, id]) => (id === course.courseId ? [name] : []));
    const fresh = names.filter((name) => name !== "" && !known.has(plainName(name)));
    if (fresh.length === 0) continue;
    await tx
      .updateTable("directory.training_courses")
      .set((row) => ({
        aliases: [...course.aliases, ...fresh],
        kept_by: actor.id,
        kept_at: at,
        version: row("version", "+", 1),
      }))
      .where("training_course_id", "=", course.courseId)
      .execute();
  }
}
