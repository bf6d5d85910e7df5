import type { PersonRead, Problem, TrainingReading, TrainingRow } from "../import/index.ts";

/** What was read of a file, as it is kept until somebody confirms it. */
export type FileReading = {
  readonly outcome: "read";
  readonly rows: readonly TrainingRow[];
  readonly problems: readonly Problem[];
  /** By `person` of the rows. */
  readonly people: Readonly<Record<string, PersonRead>>;
  readonly mappings: TrainingReading["mappings"];
};

export type UnreadableFile = { readonly outcome: "unreadable"; readonly reason: string };

/** A reading of one file, or why there is none. */
export function fileReadingOf({
  rows,
  problems,
  people,
  mappings,
}: TrainingReading): FileReading | UnreadableFile {
  const ofFile = problems.find(({ column }) => column === "");
  if (rows.length === 0)
    return { outcome: "unreadable", reason: ofFile?.why ?? "No attendance was found in the file." };
  return {
    outcome: "read",
    rows,
    problems,
    people: Object.fromEntries(people),
    mappings,
  };
}
