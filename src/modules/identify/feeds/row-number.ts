import { readNumber, type ChildNumber, type NumberKind } from "../../subjects/index.ts";
import { tidy } from "./columns.ts";
import type { Said } from "./kinds.ts";
import type { FeedSource } from "./source-reads.ts";

/** Headings of a child’s id that say which number it is, without their spaces. */
const byHeading: Readonly<Record<string, NumberKind>> = {
  nhs: "nhs",
  nhsno: "nhs",
  nhsnumber: "nhs",
  upn: "upn",
  uniquepupilnumber: "upn",
};

/**
 * The number under which the other system knows the child, where it is plain which: by the heading of
 * its column, or as the council’s own record numbers children. One that fails its check is none.
 */
export function numberOfRow(
  { kind, columns }: Pick<FeedSource, "kind" | "columns">,
  said: Said,
): ChildNumber | undefined {
  const heading = tidy(columns.headings["identifier"] ?? "").replaceAll(" ", "");
  const which = kind === "council" ? "council" : byHeading[heading];
  const read = which && readNumber(which, said["identifier"] ?? "");
  return which && read?.ok ? { kind: which, value: read.value } : undefined;
}
