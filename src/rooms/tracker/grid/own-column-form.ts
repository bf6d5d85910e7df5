import { readText, type FieldError } from "../../../kernel/fields.ts";
import { trackerFields } from "../../child-record/index.ts";
import type { OwnColumn } from "../own-column-reads.ts";

export const columnKinds = {
  text: "Text",
  date: "Date",
  number: "Number",
  choice: "One of a list",
} as const;
export type ColumnKind = keyof typeof columnKinds;

export type ColumnForm = { readonly name: string; readonly kind: string; readonly choices: string };
type Column = Pick<OwnColumn, "name" | "kind" | "choices">;

/** A sheet with more is not read by anybody. */
export const mostColumns = 20;
const mostChoices = 40;

/** What the tracker's own columns are called: another of that name would be taken for it. */
const taken = [
  "child",
  "name",
  "reference",
  "flag",
  "harm status",
  "level",
  "lead practitioner",
  "next review",
  "actions overdue",
  "agencies involved",
  "last recorded",
  ...Object.values(trackerFields).map(({ name }) => name.toLowerCase()),
];

/** Reads a column that is added or changed; `others` are those it stands beside. */
export function readColumnForm(
  form: ColumnForm,
  others: readonly Pick<OwnColumn, "name">[],
): { readonly column: Column } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const name = readText(form.name.replaceAll(/\s+/g, " "), {
    name: "Name",
    most: 60,
    missing: "Enter what the column is called",
  });
  if (!name.ok) errors.push({ field: "name", message: name.error });
  else if (isTaken(name.value, others)) {
    errors.push({ field: "name", message: `There is a column called ${name.value} already` });
  }
  const kind = isColumnKind(form.kind) ? form.kind : undefined;
  if (!kind) errors.push({ field: "kind", message: "Choose what is written in the column" });
  const choices = linesOf(kind === "choice" ? form.choices : "");
  const wrong = kind === "choice" ? choicesFault(choices) : undefined;
  if (wrong) errors.push({ field: "choices", message: wrong });
  if (!name.ok || !kind || errors.length > 0) return { errors };
  return { column: { name: name.value, kind, choices } };
}

const isColumnKind = (kind: string): kind is ColumnKind => Object.hasOwn(columnKinds, kind);

const isTaken = (name: string, others: readonly Pick<OwnColumn, "name">[]): boolean =>
  [...taken, ...others.map((one) => one.name.toLowerCase())].includes(name.toLowerCase());

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+/g, " "))
    .filter((line) => line !== "");

function choicesFault(choices: readonly string[]): string | undefined {
  if (choices.length < 2) return "Enter at least two choices, each on a line of its own";
  if (choices.length > mostChoices) return `Enter ${mostChoices} choices or fewer`;
  const long = choices.find((choice) => choice.length > 100);
  if (long !== undefined) return "Each choice must be 100 characters or fewer";
  const lower = choices.map((choice) => choice.toLowerCase());
  const twice = choices.find((_, index) => lower.indexOf(lower[index] ?? "") !== index);
  return twice === undefined ? undefined : `${twice} is there twice`;
}

/** The part of addresses and of what is kept, made once from the first name and never changed. */
export function keyFor(name: string, keys: readonly string[]): string {
  const plain = name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 36)
    .replace(/-+$/, "");
  const base = plain === "" ? "column" : plain;
  for (let turn = 2; ; turn += 1) {
    const key = turn === 2 ? base : `${base}-${turn - 1}`;
    if (!keys.includes(key)) return key;
  }
}
