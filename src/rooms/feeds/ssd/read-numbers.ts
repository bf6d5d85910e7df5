import type { ChildNumber } from "../../subjects/index.ts";
import { whenOf } from "../read-row.ts";
import type { Said } from "../kinds.ts";
import { numbersIn, readBoth } from "./person-numbers.ts";
import type { SsdLine, SsdTables } from "./tables.ts";
import type { SsdProblem } from "./translate.ts";

/** A child of ssd_person with the numbers that agencies share, as far as they pass their check. */
export type SsdNumbers = {
  /** Whom they are of, as a row says it: the council’s id, name and date of birth. */
  readonly said: Said;
  readonly numbers: readonly ChildNumber[];
};

type Read = {
  readonly people: readonly SsdNumbers[];
  /** Of everybody in the dataset: which of its rows are wrong says nothing of who is known here. */
  readonly problems: readonly SsdProblem[];
};

/** What ssd_person has of pupil numbers and NHS numbers. */
export function readNumbers({ ssd_person: lines = [] }: SsdTables, today: string): Read {
  const people: SsdNumbers[] = [];
  const problems: SsdProblem[] = [];
  for (const { line, cells } of lines) {
    const read = readBoth(cells);
    const numbers = numbersIn(cells);
    for (const one of read)
      if ("wrong" in one) problems.push({ table: "ssd_person", line, message: one.wrong });
    const said = saidOf(cells, today);
    if (said["identifier"] !== undefined && numbers.length > 0) people.push({ said, numbers });
  }
  return { people, problems };
}

function saidOf(cells: SsdLine["cells"], today: string): Said {
  const bornOn = whenOf(cells["pers_dob"] ?? "", today)?.slice(0, 10);
  const said = {
    identifier: cells["pers_person_id"],
    givenName: cells["pers_forename"],
    familyName: cells["pers_surname"],
    bornOn,
  };
  return Object.fromEntries(
    Object.entries(said).filter((one): one is [string, string] => (one[1] ?? "") !== ""),
  );
}
