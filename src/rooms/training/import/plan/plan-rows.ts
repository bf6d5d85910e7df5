import { formatDate, type IsoDate } from "../../../../kernel/dates.ts";
import { compareNames } from "../people/compare-names.ts";
import { isAnybodys, readEmail } from "../people/email.ts";
import { nameOf, type PersonName } from "../people/person-name.ts";
import { readNumber } from "../people/staff-number.ts";
import type { PersonRead, Status, TrainingReading, TrainingRow } from "../read-types.ts";
import { groupsOf } from "../words.ts";

/** Somebody Lantern knows. */
export type KnownPerson = {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  readonly staffNumbers: readonly string[];
  readonly leftOn: IsoDate | null;
};

/** An attendance that is written already. */
export type KnownAttendance = {
  readonly personId: string;
  readonly course: string;
  readonly status: Status;
  readonly on: IsoDate | null;
};

export type PlannedRow = Pick<TrainingRow, "file" | "row"> & {
  /** matched: of a known person; new: of a person nobody knows; again: written already; waits: for a decision. */
  readonly outcome: "matched" | "new" | "again" | "waits";
  readonly personId: string | null;
  readonly why: string;
};

export type Known = {
  readonly people: readonly KnownPerson[];
  readonly attendances: readonly KnownAttendance[];
  /** Whose rows that wait are, as a person decided: by `person` of the reading, an id of somebody known. */
  readonly decided?: ReadonlyMap<string, string>;
};

/** What becomes of each row once somebody confirms: nothing twice, nothing uncertain. */
export function planRows(reading: TrainingReading, known: Known): readonly PlannedRow[] {
  const match = decidedBefore(known, matcherOf(reading, known.people));
  const written = new Set(known.attendances.map((one) => attendanceKey(one.personId, one)));
  const planned = new Map<string, TrainingRow>();
  return reading.rows.map((row): PlannedRow => {
    const { file, row: line } = row;
    const found = match(row);
    if (found.outcome === "waits") return { file, row: line, ...found };
    const key = attendanceKey(found.personId ?? `read ${row.person}`, row);
    const before = planned.get(key);
    if (written.has(key) || before) {
      const why = before ? `The same as row ${before.row} of ${before.file}.` : "Already written.";
      return { file, row: line, outcome: "again", personId: found.personId, why };
    }
    planned.set(key, row);
    return { file, row: line, ...found };
  });
}

const attendanceKey = (
  personId: string,
  { course, status, on }: Pick<TrainingRow, "course" | "status" | "on">,
): string => [personId, course.toLowerCase(), status, on ?? ""].join("\n");

type Found = Pick<PlannedRow, "outcome" | "personId" | "why">;

const waits = (why: string, personId: string | null = null): Found => ({
  outcome: "waits",
  personId,
  why,
});

function matcherOf(
  { people }: TrainingReading,
  known: readonly KnownPerson[],
): (row: TrainingRow) => Found {
  const byEmail = groupsOf(
    known.flatMap((person) =>
      person.emails.map((email) => ({ person, key: readEmail(email)?.address })),
    ),
    ({ key }) => key,
  );
  const byNumber = groupsOf(
    known.flatMap((person) =>
      person.staffNumbers.map((number) => ({ person, key: readNumber(number, false) })),
    ),
    ({ key }) => key,
  );
  return (row) => {
    if (row.waits !== undefined) return waits(row.waits);
    const read = people.get(row.person);
    if (!read) return waits("Nothing says whose row this is.");
    const emailed = personsOf(read.emails, byEmail);
    const numbered = personsOf(read.staffNumbers, byNumber).filter(
      (person) => !isElsewhere(person, read),
    );
    return decided(row, { read, emailed, numbered });
  };
}

/** What waits and was decided is of the person who was named; somebody who had left still was not there. */
function decidedBefore(
  { people, decided }: Known,
  match: (row: TrainingRow) => Found,
): (row: TrainingRow) => Found {
  const byId = new Map(people.map((person) => [person.id, person]));
  return (row) => {
    const found = match(row);
    if (found.outcome !== "waits") return found;
    const person = byId.get(decided?.get(row.person) ?? "");
    if (!person) return found;
    return (
      afterLeaving(row, person) ??
      undated(row, person.id) ?? { outcome: "matched", personId: person.id, why: "As decided." }
    );
  };
}

type Holders = ReadonlyMap<string, readonly { readonly person: KnownPerson }[]>;

const personsOf = (keys: readonly string[], holders: Holders): readonly KnownPerson[] => [
  ...new Set(keys.flatMap((key) => (holders.get(key) ?? []).map(({ person }) => person))),
];

type Candidates = {
  readonly read: PersonRead;
  readonly emailed: readonly KnownPerson[];
  readonly numbered: readonly KnownPerson[];
};

function decided(row: TrainingRow, { read, emailed, numbered }: Candidates): Found {
  const all = [...new Set([...emailed, ...numbered])];
  const [person, another] = all;
  if (!person) {
    if (read.emails.length + read.staffNumbers.length === 0)
      return waits("It has no work e-mail address or staff number of its own.");
    return undated(row, null) ?? { outcome: "new", personId: null, why: "Nobody known." };
  }
  if (another)
    return waits(
      emailed.length > 0 && numbered.length > 0
        ? "The e-mail address and the staff number are of two people in Lantern."
        : "Two people in Lantern have this e-mail address or staff number.",
    );
  if (!emailed.includes(person) && !isNamed(person, read.names))
    return waits("The staff number is known with another name.", person.id);
  const left = afterLeaving(row, person);
  if (left) return left;
  const why = emailed.includes(person) ? "The same work e-mail." : "The same staff number.";
  return undated(row, person.id) ?? { outcome: "matched", personId: person.id, why };
}

const afterLeaving = (
  { on, status }: TrainingRow,
  { id, leftOn }: KnownPerson,
): Found | undefined =>
  leftOn !== null && (on === null || on > leftOn) && status !== "cancelled"
    ? waits(`This person left on ${formatDate(leftOn)}.`, id)
    : undefined;

const undated = ({ on, status }: TrainingRow, personId: string | null): Found | undefined =>
  on === null && status === "attended"
    ? waits("It has no date that can be read.", personId)
    : undefined;

const employersOf = (emails: readonly string[]): readonly string[] =>
  emails.flatMap((email) => {
    const domain = readEmail(email)?.domain;
    return domain === undefined || isAnybodys(domain) ? [] : [domain];
  });

/** Of another employer, which counts for itself, and of another name: an equal number says nothing of them. */
function isElsewhere(person: KnownPerson, { emails, names }: PersonRead): boolean {
  const [there, here] = [employersOf(person.emails), employersOf(emails)];
  if (there.length === 0 || here.length === 0 || there.some((one) => here.includes(one)))
    return false;
  const known = nameOf({ forename: "", surname: "", fullName: person.name });
  return names.length > 0 && names.every((name) => compareNames(known, name) !== "both");
}

/** Numbers of two employers may be equal: a name has to agree, if only in the forename. */
function isNamed(person: KnownPerson, names: readonly PersonName[]): boolean {
  const known = nameOf({ forename: "", surname: "", fullName: person.name });
  return names.some((name) => ["both", "forename"].includes(compareNames(known, name)));
}
