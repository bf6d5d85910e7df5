import { formatDate } from "../../../kernel/dates.ts";
import { readDateParts } from "../../../kernel/fields.ts";
import { capitalised } from "../../../kernel/words.ts";
import type { FormFields } from "../../../platform/http/field.ts";

/** What somebody typed or chose in one field; without a label where its name says nothing to a reader. */
export type TypedLine = { readonly label: string | undefined; readonly text: string };

/** What forms carry along and nobody types. */
const carried = new Set([
  "version",
  "back",
  "seen",
  "sealed",
  "was",
  "corrects",
  "challenge",
  "code",
  "warnedOf",
  "website",
  "row",
]);

const id = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/iu;
const token = /^[\w-]{32,}$/u;
const secret = /password|passphrase/iu;
const words = /\S\s+\S/u;

const isCarried = (name: string): boolean =>
  carried.has(name) || name.startsWith("_") || secret.test(name);

/** "policeReference" and "police-reference" as a reader would say it; nothing of a name that is no words. */
function labelOf(name: string): string | undefined {
  if (!/^[a-z][a-z-]*$/iu.test(name)) return undefined;
  const spoken = name.replaceAll(/([a-z])([A-Z])/gu, "$1 $2").replaceAll(/-+/gu, " ");
  return capitalised(spoken.trim().toLowerCase());
}

/** A date of three boxes is one line, as it was typed where it is no date. */
function dateAt(base: string, fields: FormFields): string {
  const [day, month, year] = ["day", "month", "year"].map((part) =>
    [fields[`${base}-${part}`] ?? ""].flat().join(" "),
  );
  const parts = { day: day ?? "", month: month ?? "", year: year ?? "" };
  const read = readDateParts(parts, { name: base });
  return read.ok ? formatDate(read.value) : Object.values(parts).join(" ").trim();
}

const dateBase = /^(.+)-(?:day|month|year)$/u;

/** Every value that was typed or chosen, to recognise it by, in the order of the form. */
export function typedLines(fields: FormFields): readonly TypedLine[] {
  return Object.entries(fields).flatMap(([name, values]): readonly TypedLine[] => {
    if (isCarried(name)) return [];
    const base = dateBase.exec(name)?.[1];
    if (base !== undefined && `${base}-day` in fields) {
      const text = name.endsWith("-day") ? dateAt(base, fields) : "";
      return text === "" ? [] : [{ label: labelOf(base), text }];
    }
    const label = labelOf(name);
    const shown = [values].flat().filter((value) => isShown(value, label));
    return shown.map((text) => ({ label, text }));
  });
}

/** Of a field whose name is an id, only what was written in words: the rest are marks of the form. */
function isShown(value: string, label: string | undefined): boolean {
  if (value.trim() === "" || token.test(value) || id.test(value)) return words.test(value);
  return label !== undefined || words.test(value);
}
