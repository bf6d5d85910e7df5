import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { Problem, Status, TrainingReading } from "./read-types.ts";

const statuses: readonly Status[] = ["attended", "booked", "absent", "cancelled"];
const mostShown = 20;

/** What was read, for a person at a terminal: counts, what cannot be read, what waits. */
export function trainingSummary({ rows, problems }: TrainingReading): readonly string[] {
  const people = new Set(rows.map(({ person }) => person)).size;
  const courses = [...new Set(rows.map(({ course }) => course))].toSorted();
  const days = rows.flatMap(({ on }) => on ?? []).toSorted();
  const [first, last] = [days.at(0), days.at(-1)];
  const counts = statuses.map(
    (status) => `${rows.filter((row) => row.status === status).length} ${status}`,
  );
  const waiting = rows.filter(({ waits }) => waits !== undefined).length;
  return [
    `${counted(rows.length, "row")} of ${counted(people, "person", "people")} and ${counted(courses.length, "course")}`,
    `  ${counts.join(", ")}`,
    ...(first !== undefined && last !== undefined
      ? [`  from ${formatDate(first)} to ${formatDate(last)}`]
      : []),
    ...courses.map((course) => `  Course: ${course === "" ? "(none given)" : course}`),
    `${counted(waiting, "row")} to check: no work e-mail address or staff number of its own`,
    `${counted(problems.length, "cell or file", "cells or files")} that cannot be read`,
    ...problems.slice(0, mostShown).map(problemLine),
    ...(problems.length > mostShown ? [`  and ${problems.length - mostShown} more (--json)`] : []),
    "Nothing was written.",
  ];
}

const problemLine = ({ file, row, column, value, why }: Problem): string =>
  column === "" ? `  ${file}: ${why}` : `  ${file}, row ${row}, ${column}: “${value}”. ${why}`;
