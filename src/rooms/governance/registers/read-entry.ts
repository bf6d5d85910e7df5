import { londonDate, londonInstant, readTime } from "../../../kernel/dates.ts";
import { readDateParts, readText, type FieldError } from "../../../kernel/fields.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { Agency } from "../../directory/index.ts";
import type { Choices } from "./entry-choices.ts";
import type { Body, Field, Register, State } from "./register.ts";

/** A form as it was sent: one text for each name, or several. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

export type EntryValue = {
  readonly title: string;
  readonly body: Body;
  readonly state: State;
  readonly dueOn: string | null;
};

export type Context = {
  readonly agencies: readonly Agency[];
  /** What can be chosen of other registers. */
  readonly choices?: Choices;
  readonly now: Date;
};

export const typedText = (typed: Typed, name: string): string => {
  const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
  return typeof value === "string" ? value : (value?.[0] ?? "");
};

export const typedList = (typed: Typed, name: string): readonly string[] => {
  const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
  if (value === undefined) return [];
  return typeof value === "string" ? [value].filter((one) => one !== "") : value;
};

const isState = (text: string): text is State =>
  text === "draft" || text === "confirmed" || text === "ended";

/** Reads a form by its register's description: every field, and the day by which somebody must act. */
export function readEntry(
  register: Register,
  typed: Typed,
  ground: Context,
): { readonly value: EntryValue } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const title = readText(typedText(typed, "title"), {
    name: register.titleLabel,
    most: 200,
    missing: `Enter: ${register.titleLabel.toLowerCase()}`,
  });
  if (!title.ok) errors.push({ field: "title", message: title.error });
  const body: Record<string, string | readonly string[]> = {};
  for (const field of register.fields) {
    const read = readField(field, typed, ground);
    if (read.ok) body[field.key] = read.value;
    else errors.push({ field: field.key, message: read.error });
  }
  const state = typedText(typed, "state");
  if (!isState(state)) errors.push({ field: "state", message: "Choose a status" });
  if (state === "confirmed") errors.push(...unfilled(register, body));
  if (!title.ok || !isState(state) || errors.length > 0) return { errors };
  const dueOn = state === "ended" ? null : (register.dueOn?.(body) ?? null);
  return { value: { title: title.value, body, state, dueOn } };
}

/** What Lantern ships leaves to a partnership what only it can know: nobody confirms it unread. */
const leftOpen = "To be filled in";

function unfilled(register: Register, body: Body): readonly FieldError[] {
  return register.fields
    .filter(({ key }) => [body[key]].flat().some((text) => text?.startsWith(leftOpen)))
    .map(({ key, label }) => ({
      field: key,
      message: `${label}: replace “${leftOpen}” before you confirm this`,
    }));
}

type FieldValue = Result<string | readonly string[], string>;

function readField(field: Field, typed: Typed, ground: Context): FieldValue {
  switch (field.kind) {
    case "text":
    case "long":
      return readText(typedText(typed, field.key), {
        name: field.label,
        most: field.kind === "text" ? 500 : 10_000,
        ...(field.missing === undefined ? {} : { missing: field.missing }),
      });
    case "choice":
      return readChoice(field, typed);
    case "several":
      return readSeveral(field, typedList(typed, field.key), Object.keys(field.options));
    case "entries":
      return readSeveral(field, typedList(typed, field.key), ground.choices?.[field.key] ?? []);
    case "agencies":
      return readSeveral(
        field,
        typedList(typed, field.key),
        ground.agencies.map(({ agencyId }) => agencyId),
      );
    case "day":
      return readDay(field, typed, ground);
    case "moment":
      return readMoment(field, typed, ground);
    default:
      return field satisfies never;
  }
}

function readChoice(field: Extract<Field, { kind: "choice" }>, typed: Typed): FieldValue {
  const chosen = typedText(typed, field.key);
  if (chosen === "") return field.missing === undefined ? ok("") : err(field.missing);
  return Object.hasOwn(field.options, chosen) ? ok(chosen) : err("Choose one of these");
}

function readSeveral(
  { missing }: Field,
  chosen: readonly string[],
  allowed: readonly string[],
): FieldValue {
  if (chosen.some((one) => !allowed.includes(one))) return err("Choose from the list");
  if (chosen.length === 0 && missing !== undefined) return err(missing);
  return ok([...new Set(chosen)]);
}

type Dated = Extract<Field, { kind: "day" | "moment" }>;

const partsOf = (typed: Typed, key: string) => ({
  day: typedText(typed, `${key}-day`),
  month: typedText(typed, `${key}-month`),
  year: typedText(typed, `${key}-year`),
});

function readDay(field: Dated, typed: Typed, { now }: Context): Result<string, string> {
  const parts = partsOf(typed, field.key);
  const isEmpty = Object.values(parts).every((part) => part.trim() === "");
  if (isEmpty) return field.missing === undefined ? ok("") : err(field.missing);
  return readDateParts(parts, {
    name: field.label,
    earliest: "1980-01-01",
    ...(field.isPast ? { latest: londonDate(now) } : {}),
  });
}

/** A day and a time by London's clocks, kept as the instant. */
function readMoment(field: Dated, typed: Typed, ground: Context): FieldValue {
  const day = readDay(field, typed, ground);
  const text = typedText(typed, `${field.key}-time`);
  if (!day.ok) return day;
  if (day.value === "") {
    return text.trim() === "" ? ok("") : err(`${field.label} must include a day`);
  }
  const time = readTime(text);
  if (time === undefined) return err("Enter a time, like 14:30");
  const at = londonInstant(day.value, time);
  if (field.isPast && at > ground.now) return err(`${field.label} must be in the past`);
  return ok(at.toISOString());
}
