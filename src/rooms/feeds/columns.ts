import { nameParts } from "../subjects/index.ts";
import { fieldsOf, type FeedKind } from "./kinds.ts";

/** What the columns and the words of a source’s files mean, as a person said once. */
export type Columns = {
  /** For each field the heading that it stands under. */
  readonly headings: Readonly<Record<string, string>>;
  /** For each field of codes which word means which. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export const noColumns: Columns = { headings: {}, words: {} };

/** Whether every field that a row needs stands under a heading of this file. */
export function areFit(kind: FeedKind, columns: Columns, headings: readonly string[]): boolean {
  return fieldsOf(kind)
    .filter(({ isNeeded }) => isNeeded)
    .every(({ name }) => headings.includes(columns.headings[name] ?? ""));
}

/** A heading in small words, without what stands between them. */
export const tidy = (text: string): string =>
  nameParts(text.replaceAll(/([a-z])([A-Z])/gu, "$1 $2")).join(" ");

const alike: Readonly<Record<string, readonly string[]>> = {
  key: ["key", "id", "row id", "episode id", "record id", "unique id", "reference"],
  identifier: ["identifier", "person id", "child id", "upn", "nhs number", "pupil id"],
  givenName: ["given name", "forename", "first name", "legal forename"],
  familyName: ["family name", "surname", "last name", "legal surname"],
  bornOn: ["date of birth", "dob", "born", "birth date"],
  missingSince: ["missing since", "missing from date", "start", "missing start"],
  returnedAt: ["back since", "returned", "end", "missing end", "return date"],
  from: ["first day", "from", "start date", "start"],
  to: ["last day", "to", "end date", "end"],
};

/** What is likely, for a person to look at: the same words, or ones that such files are known to use. */
export function guessColumns(kind: FeedKind, headings: readonly string[]): Columns["headings"] {
  const taken = new Set<string>();
  const guessed: Record<string, string> = {};
  for (const { name, label } of fieldsOf(kind)) {
    const words = [tidy(label), tidy(name), ...(alike[name] ?? [])];
    const found = words
      .map((word) => headings.find((one) => tidy(one) === word && !taken.has(one)))
      .find((one) => one !== undefined);
    if (found === undefined) continue;
    taken.add(found);
    guessed[name] = found;
  }
  return guessed;
}

/** A row of cells by the names of its fields. */
export function rawOf(
  cells: readonly string[],
  { columns, headings }: { readonly columns: Columns; readonly headings: readonly string[] },
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(columns.headings).map(([name, heading]) => [
      name,
      cells[headings.indexOf(heading)] ?? "",
    ]),
  );
}
