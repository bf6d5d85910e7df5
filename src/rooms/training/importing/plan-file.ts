import type { IsoDate } from "../../../kernel/dates.ts";
import {
  planRows,
  type Known,
  type PersonRead,
  type PlannedRow,
  type TrainingRow,
} from "../import/index.ts";
import { leave, verdictsOf, workplaceOf, type Decision, type Workplace } from "./decisions.ts";
import type { FileReading } from "./file-reading.ts";

/**
 * What confirming does with a row: `written`, as an attendance; `again`, it is here; `differs`, Lantern says
 * something else and keeps it; `nothing`, no attendance is said; `waits`, until somebody decides; `left`, as decided.
 */
export type Outcome = "written" | "again" | "differs" | "nothing" | "waits" | "left";

/** Which question has to be answered before a row that waits is written. */
export type Ask = { readonly kind: Decision["kind"]; readonly key: string };

export type Line = {
  readonly row: TrainingRow;
  readonly outcome: Outcome;
  readonly why: string;
  readonly personId: string | null;
  readonly courseId: string | null;
  /** Of a person who is not in the register yet. */
  readonly newcomer: {
    readonly key: string;
    readonly read: PersonRead;
    readonly at: Workplace;
  } | null;
  readonly ask: Ask | null;
};

export type PlanGiven = {
  readonly reading: FileReading;
  readonly decisions: readonly Decision[];
  readonly known: Known;
  /** The course of the register that has a name. */
  readonly courseOf: (name: string) => string | undefined;
  readonly today: IsoDate;
};

/** The domain of somebody's address, or of the box of their team; empty where there is none. */
export const domainOf = ({ emails, boxDomain = "" }: PersonRead): string =>
  emails[0]?.split("@").at(-1) ?? boxDomain;

const keyOf = (personId: string, courseId: string, on: string): string =>
  [personId, courseId, on].join("\n");

/** What becomes of every row of a file: pure, and worked out anew when it is confirmed. */
export function planFile(given: PlanGiven): readonly Line[] {
  const { reading, decisions, known } = given;
  const people = verdictsOf(decisions, "person");
  const decided = new Map([...people].filter(([, verdict]) => verdict !== leave));
  const planned = planRows(
    { ...reading, people: new Map(Object.entries(reading.people)) },
    { people: known.people, attendances: [], decided },
  );
  const here = new Map(
    known.attendances.map((one) => [keyOf(one.personId, one.course, one.on ?? ""), one.status]),
  );
  const decide = deciderOf(given, people);
  const taken = new Map<string, Line>();
  return reading.rows.map((row, at) => {
    const line = decide(row, planned[at]);
    if (line.outcome !== "written" || line.courseId === null || row.on === null) return line;
    const key = keyOf(line.personId ?? `read ${row.person}`, line.courseId, row.on);
    const before = here.get(key);
    if (before !== undefined)
      return before === row.status
        ? { ...line, outcome: "again", why: "Recorded already." }
        : { ...line, outcome: "differs", why: "Lantern says otherwise of that day, and keeps it." };
    const first = taken.get(key);
    if (first) return { ...line, outcome: "again", why: `The same as row ${first.row.row}.` };
    taken.set(key, line);
    return line;
  });
}

type Parts = Pick<Line, "outcome" | "why"> & Partial<Line>;

const lineOf = (row: TrainingRow, parts: Parts): Line => ({
  personId: null,
  courseId: null,
  newcomer: null,
  ask: null,
  ...parts,
  row,
});

function deciderOf(
  { reading, decisions, courseOf, today }: PlanGiven,
  people: ReadonlyMap<string, string>,
): (row: TrainingRow, planned: PlannedRow | undefined) => Line {
  const courses = verdictsOf(decisions, "course");
  const newcomers = verdictsOf(decisions, "newcomers");
  const isLeft = (said: string | undefined): boolean => said === leave;
  return (row, planned) => {
    const noted = withoutAttendance(row, today);
    if (noted) return lineOf(row, noted);
    const said = courses.get(row.course);
    if (isLeft(said)) return lineOf(row, { outcome: "left", why: "The course is left out." });
    const courseId = said ?? courseOf(row.course);
    if (courseId === undefined)
      return lineOf(row, {
        outcome: "waits",
        why: row.course === "" ? "No course is given." : "The course is not in the register.",
        ask: { kind: "course", key: row.course },
      });
    if (planned?.outcome === "waits") {
      if (isLeft(people.get(row.person)))
        return lineOf(row, { outcome: "left", why: "Left out, as decided." });
      const ask = { kind: "person", key: row.person } as const;
      return lineOf(row, { outcome: "waits", why: planned.why, courseId, ask });
    }
    if (planned?.personId != null)
      return lineOf(row, {
        outcome: "written",
        why: planned.why,
        personId: planned.personId,
        courseId,
      });
    const read = reading.people[row.person];
    const domain = read ? domainOf(read) : "";
    const verdict = newcomers.get(domain);
    if (isLeft(verdict)) return lineOf(row, { outcome: "left", why: "Left out, as decided." });
    const at = verdict === undefined ? undefined : workplaceOf(verdict);
    if (!read || !at)
      return lineOf(row, {
        outcome: "waits",
        why: "Not in the register: say where these people work.",
        courseId,
        ask: { kind: "newcomers", key: domain },
      });
    const newcomer = { key: row.person, read, at };
    return lineOf(row, { outcome: "written", why: "New in the register.", courseId, newcomer });
  };
}

/** Rows that say of no day whether somebody was there. */
function withoutAttendance({ status, on }: TrainingRow, today: IsoDate): Parts | undefined {
  if (status === "booked" || status === "cancelled")
    return { outcome: "nothing", why: "Booked or cancelled in the other system." };
  if (on === null && status === "absent")
    return { outcome: "nothing", why: "Not there, on a day that is not said." };
  if (on !== null && on > today) return { outcome: "nothing", why: "On a day to come." };
  return undefined;
}

export type PlanCounts = Readonly<Record<Outcome, number>> & { readonly people: number };

export function countLines(lines: readonly Line[]): PlanCounts {
  const of = (outcome: Outcome): number => lines.filter((line) => line.outcome === outcome).length;
  const fresh = lines.flatMap(({ outcome, newcomer }) =>
    outcome === "written" && newcomer ? [newcomer.key] : [],
  );
  return {
    written: of("written"),
    again: of("again"),
    differs: of("differs"),
    nothing: of("nothing"),
    waits: of("waits"),
    left: of("left"),
    people: new Set(fresh).size,
  };
}

/** What is asked, each once, with how many rows wait for it. */
export type Question = Ask & { readonly rows: readonly TrainingRow[]; readonly why: string };

export function questionsOf(lines: readonly Line[]): readonly Question[] {
  const waiting = lines.flatMap(({ ask, row, why }) => (ask ? [{ ask, row, why }] : []));
  const groups = Map.groupBy(waiting, ({ ask: { kind, key } }) => `${kind} ${key}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first.ask, rows: group.map(({ row }) => row), why: first.why }] : [];
  });
}
