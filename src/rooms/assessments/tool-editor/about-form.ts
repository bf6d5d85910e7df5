import { readText, type FieldError } from "../../../kernel/fields.ts";
import type { Instrument } from "../../../instruments/index.ts";

/** The fields of a part of a tool as the browser sends them. */
export type Typed = Readonly<Record<string, string>>;
/** The tool with the part changed, or what is wrong by field. */
export type Edited =
  | { readonly ok: true; readonly value: Instrument }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

export const purposes = {
  screening: "A screening: says whether to look closer",
  assessment: "An assessment: looks",
  conversation: "A guide for a conversation: has no numbers",
} as const;

type Rule = { readonly name: string; readonly most: number; readonly missing?: string };

/** Reads texts one after the other and keeps what is wrong with each at its field. */
export function reader(typed: Typed) {
  const errors: FieldError[] = [];
  const text = (field: string, rule: Rule): string => {
    const read = readText(typed[field] ?? "", rule);
    if (!read.ok) errors.push({ field, message: read.error });
    return read.ok ? read.value : "";
  };
  const score = (field: string, name: string): number => {
    const given = (typed[field] ?? "").trim();
    if (/^\d{1,3}$/.test(given) && Number(given) <= 100) return Number(given);
    errors.push({ field, message: `${name} must be a whole number from 0 to 100` });
    return 0;
  };
  return { errors, text, score };
}

export const linesIn = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const aboutTyped = (tool: Instrument): Typed => ({
  name: tool.name,
  purpose: tool.purpose,
  usedBy: tool.usedBy ?? "",
  source: tool.source,
  occasions: tool.occasions.join("\n"),
  protective: tool.asksProtectiveFactors ? "yes" : "no",
});

export function readAbout(tool: Instrument, typed: Typed): Edited {
  const { errors, text } = reader(typed);
  const name = text("name", { name: "Title", most: 120, missing: "Enter what the tool is called" });
  const purpose = (Object.keys(purposes) as (keyof typeof purposes)[]).find(
    (one) => one === typed["purpose"],
  );
  if (!purpose) errors.push({ field: "purpose", message: "Choose what it is for" });
  const usedBy = text("usedBy", { name: "Who uses it", most: 200, missing: "Enter who uses it" });
  const source = text("source", {
    name: "Where it comes from",
    most: 500,
    missing: "Enter whose structure it follows and what has to be confirmed",
  });
  const occasions = linesIn(text("occasions", { name: "Times", most: 1000 }));
  if (occasions.length > 10 || occasions.some((one) => one.length > 100))
    errors.push({ field: "occasions", message: "Enter 10 times or fewer, each in a few words" });
  const protective = typed["protective"];
  if (protective !== "yes" && protective !== "no")
    errors.push({ field: "protective", message: "Choose whether it asks what protects the child" });
  if (errors.length > 0 || !purpose) return { ok: false, errors };
  const asksProtectiveFactors = protective === "yes";
  const value = { ...tool, name, purpose, usedBy, source, occasions, asksProtectiveFactors };
  return { ok: true, value };
}

export function readDomain(tool: Instrument, key: string | undefined, typed: Typed) {
  const { errors, text } = reader(typed);
  const title = text("title", { name: "Title", most: 120, missing: "Enter a title" });
  const isTaken = tool.domains.some((one) => one.title === title && one.key !== key);
  if (isTaken) errors.push({ field: "title", message: `“${title}” is there already` });
  return errors.length > 0 ? { ok: false as const, errors } : { ok: true as const, title };
}
