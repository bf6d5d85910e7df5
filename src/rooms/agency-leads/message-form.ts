import { readDateParts, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { addDays, type IsoDate } from "../../kernel/dates.ts";
import { texts } from "../../kernel/read-texts.ts";
import type { Area, LeadScheme } from "./lead-scheme.ts";

export type MessageForm = {
  readonly theme: string;
  readonly subject: string;
  readonly wording: string;
  /** Kinds of agencies and parts of the area; none of a sort for all of it. */
  readonly kinds: readonly string[];
  readonly areas: readonly string[];
  readonly stopsOn: DateParts;
};

export type MessageValue = {
  readonly theme: string | null;
  readonly subject: string;
  readonly wording: string;
  readonly kinds: readonly string[];
  readonly areas: readonly string[];
  readonly stopsOn: IsoDate;
};

type Reading = {
  /** What it is about, where that is a place or a vehicle. */
  readonly thingId: string | null;
  readonly scheme: LeadScheme;
  readonly kinds: readonly string[];
  readonly areas: readonly Area[];
  readonly today: IsoDate;
};

export function readMessage(
  form: MessageForm,
  { thingId, scheme, kinds, areas, today }: Reading,
):
  | { readonly value: MessageValue; readonly errors: readonly [] }
  | { readonly value: undefined; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const theme = thingId === null ? form.theme : null;
  if (theme !== null && !scheme.themes.some(({ key }) => key === theme))
    errors.push({ field: "theme", message: "Choose what it is about" });
  const subject = text(form.subject, {
    field: "subject",
    name: "Heading",
    most: 120,
    missing: "Enter a heading",
  });
  const wording = text(form.wording, {
    field: "wording",
    name: "Words",
    most: 4000,
    missing: "Enter what leads should know or do",
  });
  const stopsOn = readDateParts(form.stopsOn, {
    name: "Last day",
    earliest: today,
    latest: addDays(today, 365),
  });
  if (!stopsOn.ok) errors.push({ field: "stopsOn", message: stopsOn.error });
  if (!stopsOn.ok || errors.length > 0) return { value: undefined, errors };
  const chosen = {
    kinds: kinds.filter((kind) => form.kinds.includes(kind)),
    areas: areas.map(({ key }) => key).filter((key) => form.areas.includes(key)),
  };
  return { value: { theme, subject, wording, ...chosen, stopsOn: stopsOn.value }, errors: [] };
}
