import { readNumber, type ChildNumber, type NumberKind } from "../subjects/index.ts";
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
 * All numbers by which the row may find its child: that of the other system, and those that stand beside
 * it. They find, and join nothing.
 */
export function numbersOfRow(
  source: Pick<FeedSource, "kind" | "columns">,
  said: Said,
): readonly ChildNumber[] {
  const own = numberOfRow(source, said);
  return [...(own ? [own] : []), ...numbersBeside(said)];
}

/** Those that stand in columns of their own; one that fails its check is none. */
export const numbersBeside = (said: Said): readonly ChildNumber[] =>
  (["nhs", "upn"] as const).flatMap((kind): ChildNumber[] => {
    const read = readNumber(kind, said[kind] ?? "");
    return read.ok ? [{ kind, value: read.value }] : [];
  });

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
