import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { orNull, texts } from "../../../kernel/read-texts.ts";
import type { ServiceScheme } from "./service-scheme.ts";

export type ServiceForm = {
  readonly name: string;
  readonly provider: string;
  readonly tier: string;
  readonly criteria: string;
  readonly youngest: string;
  readonly oldest: string;
  readonly howToRefer: string;
  readonly contact: string;
  readonly provided: string;
  readonly sensitive: string;
  readonly shownAs: string;
  readonly waitDays: string;
  readonly openFrom: DateParts;
  /** Empty while it stays open. */
  readonly openUntil: DateParts;
};

export type ServiceFields = {
  readonly name: string;
  readonly provider: string;
  readonly tier: string;
  readonly criteria: string;
  readonly youngest: number | null;
  readonly oldest: number | null;
  readonly how_to_refer: string;
  readonly contact: string | null;
  readonly is_provided: boolean;
  readonly is_sensitive: boolean;
  readonly shown_as: string | null;
  readonly wait_days: number | null;
  readonly open_from: string;
  readonly open_until: string | null;
};

const earliest = "1990-01-01";

/** Reads a service of the directory. A sensitive one says what stands in its place. */
export function readService(
  form: ServiceForm,
  { tiers }: ServiceScheme,
): { readonly fields: ServiceFields } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const number = numbers(errors);
  const fields = {
    name: text(form.name, { ...named("name", "Name", 200), missing: "Enter what it is called" }),
    provider: text(form.provider, {
      ...named("provider", "Who provides it", 200),
      missing: "Enter who provides it",
    }),
    tier: form.tier,
    criteria: text(form.criteria, {
      ...named("criteria", "Who it is for", 2000),
      missing: "Enter who it is for",
    }),
    youngest: number(form.youngest, { field: "youngest", name: "From age", most: 25 }),
    oldest: number(form.oldest, { field: "oldest", name: "To age", most: 25 }),
    how_to_refer: text(form.howToRefer, {
      ...named("howToRefer", "How to refer", 2000),
      missing: "Enter how to refer",
    }),
    contact: orNull(text(form.contact, named("contact", "Contact", 400))),
    is_provided: form.provided !== "no",
    is_sensitive: form.sensitive === "yes",
    shown_as: shownAs(form, text),
    wait_days: number(form.waitDays, { field: "waitDays", name: "Days", most: 400, least: 1 }),
    ...openOn(form, errors),
  };
  if (!tiers.some(({ key }) => key === form.tier)) {
    errors.push({ field: "tier", message: "Choose a kind" });
  }
  const { youngest, oldest } = fields;
  if (youngest !== null && oldest !== null && youngest > oldest) {
    errors.push({ field: "oldest", message: "To age must not be below the age it begins at" });
  }
  return errors.length > 0 ? { errors } : { fields };
}

const named = (field: string, name: string, most: number) => ({ field, name, most });

const shownAs = (form: ServiceForm, text: ReturnType<typeof texts>): string | null =>
  form.sensitive === "yes"
    ? text(form.shownAs, {
        ...named("shownAs", "What is shown instead", 200),
        missing: "Enter what is shown to everybody else",
      })
    : null;

type NumberRule = { field: string; name: string; most: number; least?: number };

/** A whole number, or none where nothing is typed. */
function numbers(errors: FieldError[]) {
  return (typed: string, { field, name, most, least = 0 }: NumberRule): number | null => {
    const text = typed.trim();
    if (text === "") return null;
    const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    errors.push({ field, message: `${name} must be a whole number from ${least} to ${most}` });
    return null;
  };
}

function openOn(form: ServiceForm, errors: FieldError[]) {
  const from = readDateParts(form.openFrom, { name: "Date it opened", earliest });
  if (!from.ok) errors.push({ field: "openFrom", message: from.error });
  const isOpen = Object.values(form.openUntil).every((part) => part.trim() === "");
  if (isOpen) return { open_from: from.ok ? from.value : "", open_until: null };
  const until = readDateParts(form.openUntil, {
    name: "Date it ends",
    earliest: from.ok ? from.value : earliest,
  });
  if (!until.ok) errors.push({ field: "openUntil", message: until.error });
  return {
    open_from: from.ok ? from.value : "",
    open_until: until.ok ? until.value : null,
  };
}
