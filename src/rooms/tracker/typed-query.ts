import { readDateParts, type FieldError } from "../../kernel/fields.ts";
import { filterShapes, ownKey, ownShape } from "./tracker-filters.ts";

type HandlerInput = Readonly<Record<string, unknown>>;

/** Days that are typed in three boxes, and what they are called. */
const days = { opened: "Opened since", unseen: "Not seen since" } as const;
type Day = keyof typeof days;

/** The words for a box whose text cannot be read; other filters are chosen, not typed. */
const boxes = {
  q: "Name, reference or number must be 200 characters or fewer",
  missing: "Missing episodes must be a whole number from 1 to 999",
  panel: "Days to the next panel must be a whole number from 0 to 366",
} as const;

const textOf = (given: HandlerInput, key: string): string => {
  const value = given[key];
  return typeof value === "string" ? value.trim() : "";
};

const partsOf = (given: HandlerInput, day: Day) => ({
  day: textOf(given, `${day}-day`),
  month: textOf(given, `${day}-month`),
  year: textOf(given, `${day}-year`),
});

const isTyped = (parts: ReturnType<typeof partsOf>): boolean =>
  Object.values(parts).some((text) => text !== "");

const readDay = (given: HandlerInput, day: Day) =>
  readDateParts(partsOf(given, day), {
    name: days[day],
    earliest: "1900-01-01",
    latest: "2199-12-31",
  });

/** An address with days that were typed in boxes put in one part; a typed day comes before a chosen one. */
export function withTypedDays(given: HandlerInput): HandlerInput {
  const typed = (Object.keys(days) as Day[]).filter((day) => isTyped(partsOf(given, day)));
  const read = typed.map((day): [string, unknown] => {
    const found = readDay(given, day);
    return [day, found.ok ? found.value : undefined];
  });
  return { ...given, ...Object.fromEntries(read) };
}

/** What was typed in the filters and cannot be read, said at its box; the list is shown without it. */
export function typedErrors(given: HandlerInput): readonly FieldError[] {
  const wrongBoxes = (Object.keys(boxes) as (keyof typeof boxes)[]).filter((key) => {
    const text = textOf(given, key);
    return text !== "" && !filterShapes[key].safeParse(text).success;
  });
  const wrongDays = (Object.keys(days) as Day[]).flatMap((day) => {
    const read = isTyped(partsOf(given, day)) ? readDay(given, day) : undefined;
    return read === undefined || read.ok ? [] : [{ field: day, message: read.error }];
  });
  const wrongOwn = Object.keys(given).filter(
    (key) => ownKey.test(key) && textOf(given, key) !== "" && !isOwnText(textOf(given, key)),
  );
  return [
    ...wrongBoxes.map((field) => ({ field, message: boxes[field] })),
    ...wrongDays,
    ...wrongOwn.map((field) => ({ field, message: "This must be 200 characters or fewer" })),
  ];
}

const isOwnText = (text: string): boolean => ownShape.safeParse(text).success;
