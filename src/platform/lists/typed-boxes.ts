import { readDateParts, type FieldError } from "../../kernel/fields.ts";
import { wordsShape, type Filters, type Query } from "./filters.ts";

const textIn = (given: Query, name: string): string => {
  const value = given[name];
  return typeof value === "string" ? value.trim() : "";
};

const partsOf = (given: Query, name: string) => ({
  day: textIn(given, `${name}-day`),
  month: textIn(given, `${name}-month`),
  year: textIn(given, `${name}-year`),
});

/** A day as it was typed in its three boxes; undefined where nothing was. */
function readDay(given: Query, name: string, says: string) {
  const parts = partsOf(given, name);
  if (Object.values(parts).every((text) => text === "")) return undefined;
  return readDateParts(parts, { name: says, earliest: "1900-01-01", latest: "2199-12-31" });
}

/** The day that was typed in boxes in one part, before one that was chosen. */
export function withTypedDays(filters: Filters, given: Query): Query {
  const days: Record<string, unknown> = {};
  for (const [name, { kind, refused = "" }] of Object.entries(filters)) {
    const read = kind === "day" ? readDay(given, name, refused) : undefined;
    if (read !== undefined) days[name] = read.ok ? read.value : undefined;
  }
  return { ...given, ...days };
}

/** What was typed in the filters and cannot be read, said at its box; the list is shown without it. */
export function typedErrors(filters: Filters, given: Query): readonly FieldError[] {
  const wrong = Object.entries(filters).flatMap(([field, { kind, shape, refused }]) => {
    if (refused === undefined) return [];
    if (kind === "day") {
      const read = readDay(given, field, refused);
      return read === undefined || read.ok ? [] : [{ field, message: read.error }];
    }
    const text = textIn(given, field);
    return text === "" || shape.safeParse(text).success ? [] : [{ field, message: refused }];
  });
  const wrongOwn = Object.keys(given).filter((name) => {
    const text = name.startsWith("own.") ? textIn(given, name) : "";
    return text !== "" && !wordsShape.safeParse(text).success;
  });
  const message = "This must be 200 characters or fewer";
  return [...wrong, ...wrongOwn.map((field) => ({ field, message }))];
}
