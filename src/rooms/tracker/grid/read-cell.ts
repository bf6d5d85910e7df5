import { readText } from "../../../kernel/fields.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { GridRow } from "./grid-rows.ts";
import { isDecision, type GridColumn, type GridOption } from "./grid-columns.ts";
import { readTypedDate, shownDate } from "./typed-date.ts";

/** What a cell says, as it is kept; null is "not known". The message is for beside the cell. */
export function readCell(column: GridColumn, typed: string): Result<string | null, string> {
  const text = typed.trim().replaceAll(/\s+/g, " ");
  if (text === "") return isDecision(column.key) ? err(nothingDecided(column)) : ok(null);
  switch (column.kind) {
    case "date":
      return readTypedDate(text, column);
    case "number":
      return readNumber(column, text);
    case "text":
      return readText(text, {
        name: column.name,
        most: column.needs === "whereabouts.edit" ? 200 : 500,
      });
    case "choice":
      return readChoice(column, text);
  }
}

const nothingDecided = ({ name }: GridColumn): string =>
  `${name} cannot be taken away: choose the one that holds now`;

function readNumber(
  { name, most }: { readonly name: string; readonly most?: number },
  text: string,
): Result<string, string> {
  if (most === undefined) {
    return /^-?\d{1,9}(\.\d{1,4})?$/.test(text)
      ? ok(text)
      : err(`${name} must be a number, like 12 or 3.5`);
  }
  if (!/^\d{1,9}$/.test(text)) return err(`${name} must be a whole number, like 4`);
  return Number(text) <= most ? ok(String(Number(text))) : err(`${name} must be ${most} or fewer`);
}

function readChoice(
  { name, options }: { readonly name: string; readonly options: readonly GridOption[] },
  text: string,
): Result<string, string> {
  const chosen = matchOption(options, text);
  if (chosen) return ok(chosen.value);
  const long = options.map((option) => option.name).join(", ");
  return err(`${name}: “${text.slice(0, 60)}” is none of ${long}`);
}

/** By its value, its name or what else is written for it, whatever the case. */
function matchOption(options: readonly GridOption[], text: string): GridOption | undefined {
  const plain = (words: string): string =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const asked = plain(text);
  return (
    options.find(({ value }) => value === text) ??
    options.find(({ name }) => plain(name) === asked) ??
    options.find(({ alsoWritten }) => alsoWritten.some((words) => plain(words) === asked))
  );
}

/** What stands in the input for a value that is kept. */
export function cellText({ kind }: Pick<GridColumn, "kind">, value: string | null): string {
  if (value === null) return "";
  return kind === "date" ? shownDate(value) : value;
}

/** What stands in a row's cell now, in words: a decision in those that it was made in. */
export const wordsNow = (
  column: GridColumn,
  { values, said }: Pick<GridRow, "values" | "said">,
): string => said[column.key] ?? cellWords(column, values[column.key] ?? null);

/** A value in words: for what was and is, in messages and the chronology. */
export function cellWords(column: GridColumn, value: string | null): string {
  if (value === null) return "not known";
  if (column.kind !== "choice") return cellText(column, value);
  return (
    column.options.find((option) => option.value === value)?.name ?? value.replaceAll("-", " ")
  );
}
