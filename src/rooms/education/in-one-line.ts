import { sql } from "kysely";
import { addDays, formatDate } from "../../kernel/dates.ts";
import { counted } from "../../kernel/words.ts";
import type { Tx } from "../../platform/database/database.ts";
import { educationSchemeOn, type EducationScheme } from "./education-scheme.ts";
import { entryCells, type Entry } from "./entry-reads.ts";
import {
  absenceOf,
  absenceWords,
  newest,
  ofKind,
  percentOf,
  standing,
  valueName,
} from "./standing-entries.ts";

type ReadQuery = { readonly personIds: readonly string[]; readonly today: string };

/** How each of these children stands with school, in a line that names no school. */
export async function listSchoolLines(
  tx: Tx,
  { personIds, today }: ReadQuery,
): Promise<ReadonlyMap<string, string>> {
  const scheme = await educationSchemeOn(tx, today);
  const { rows } = await sql<Entry & { personId: string }>`
    select r.person_id as "personId", ${entryCells} from protect.education_entries r
    join directory.configuration c on c.configuration_id = r.scheme_id
    join directory.staff b on b.staff_id = r.recorded_by
    where r.person_id = any (${personIds}::uuid[]) and r.kind in ('enrolment', 'attendance', 'timetable', 'exclusion')
    order by r.from_on desc, r.education_entry_id desc`.execute(tx);
  const byChild = Map.groupBy(rows, ({ personId }) => personId);
  return new Map(
    [...byChild].map(([personId, entries]) => [personId, schoolLine(entries, { scheme, today })]),
  );
}

type On = { readonly scheme: EducationScheme; readonly today: string };

/** "On roll; attendance 62.5% (1 September to 23 October 2026), persistent absence; part time, review by …". */
function schoolLine(entries: readonly Entry[], { scheme, today }: On): string {
  const stands = standing(entries);
  const enrolment = newest(stands, "enrolment");
  const timetable = newest(stands, "timetable");
  const before = addDays(today, -365);
  const exclusions = ofKind(stands, "exclusion").filter(({ from }) => from >= before).length;
  const said = [
    enrolment && `${valueName(enrolment)}, since ${formatDate(enrolment.from)}`,
    attendanceWords(newest(stands, "attendance"), scheme),
    timetable?.value === "part" ? partTimeWords(timetable) : undefined,
    exclusions > 0 &&
      `${counted(exclusions, "suspension or exclusion", "suspensions or exclusions")} in a year`,
  ];
  return said.filter(Boolean).join("; ");
}

function attendanceWords(entry: Entry | undefined, scheme: EducationScheme): string | undefined {
  const percent = entry && percentOf(entry);
  if (entry === undefined || percent === undefined) return undefined;
  const absence = absenceWords[absenceOf(entry, scheme)].toLowerCase();
  const period = `${formatDate(entry.from)} to ${formatDate(entry.to ?? entry.from)}`;
  return [`attendance ${percent}% (${period})`, absence].filter(Boolean).join(", ");
}

const partTimeWords = ({ hours, reviewBy }: Entry): string =>
  [
    "part time",
    hours === null ? "" : `${hours} hours a week`,
    reviewBy === null ? "" : `review by ${formatDate(reviewBy)}`,
  ]
    .filter(Boolean)
    .join(", ");
