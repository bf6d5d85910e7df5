import { readNumber, type ChildNumber } from "../../../subjects/index.ts";
import { whenOf } from "../read-row.ts";
import type { Said } from "../kinds.ts";
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

type Cells = SsdLine["cells"];
type ReadNumber = ChildNumber | { readonly wrong: string } | undefined;

const readBoth = (cells: Cells) => [upnOf(cells), nhsOf(cells)].filter((one) => one !== undefined);

/** The numbers of a child of ssd_person that pass their check. */
export const numbersIn = (cells: Cells): readonly ChildNumber[] =>
  readBoth(cells).flatMap((one) => ("wrong" in one ? [] : [one]));

/** Systems write the reason why there is none in the same column: UN1 to UN10 of the statutory return. */
function upnOf({ pers_upn: text = "" }: Cells): ReadNumber {
  if (isNothing(text) || /^un\d{1,2}$/iu.test(text)) return undefined;
  const read = readNumber("upn", text);
  return read.ok
    ? { kind: "upn", value: read.value }
    : { wrong: "pers_upn: its check letter or its length is wrong" };
}

/**
 * The one id of a person, called the common child id before, is the NHS number where the council has
 * it. What has other than ten digits is another id, and no mistake.
 */
function nhsOf({
  pers_single_unique_id: id = "",
  pers_common_child_id: before = "",
}: Cells): ReadNumber {
  const text = isNothing(id) ? before : id;
  if (isNothing(text) || !/^\d{10}$/u.test(text.replaceAll(/[\s-]/gu, ""))) return undefined;
  const read = readNumber("nhs", text);
  return read.ok
    ? { kind: "nhs", value: read.value }
    : { wrong: "The NHS number: its check digit is wrong" };
}

/** The dataset’s scripts put a word of theirs where a system has nothing: SSD_PH, SSD_SUI. */
const isNothing = (text: string): boolean => text === "" || /^ssd_/iu.test(text);

function saidOf(cells: Cells, today: string): Said {
  const bornOn = whenOf(cells["pers_dob"] ?? "", today)?.slice(0, 10);
  const said = {
    identifier: cells["pers_person_id"],
    ...{ givenName: cells["pers_forename"], familyName: cells["pers_surname"], bornOn },
  };
  return Object.fromEntries(
    Object.entries(said).filter((one): one is [string, string] => (one[1] ?? "") !== ""),
  );
}
