import { readNumber, type ChildNumber } from "../../subjects/index.ts";
import type { SsdLine } from "./tables.ts";

type Cells = SsdLine["cells"];
type ReadNumber = ChildNumber | { readonly wrong: string } | undefined;

/** What a line of ssd_person has of both, also where it is wrong. */
export const readBoth = (cells: Cells) =>
  [upnOf(cells), nhsOf(cells)].filter((one) => one !== undefined);

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
