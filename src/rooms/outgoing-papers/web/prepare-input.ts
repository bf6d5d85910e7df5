import { z } from "zod";
import { anyField, type FormFields } from "../../../platform/http/field.ts";
import { text } from "../../../platform/http/text.ts";
import type { PrepareForm } from "../prepare-paper.ts";

/** A field for each thing that may be found has a name that nobody knows before. */
export const prepareInput = z.record(text(), anyField);

export function textOf(typed: FormFields, name: string): string {
  const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
  return typeof value === "string" ? value : (value?.[0] ?? "");
}

export function textsOf(typed: FormFields, name: string): readonly string[] {
  const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
  return typeof value === "string" ? [value] : (value ?? []);
}

/** The name of the field that says why a finding stays. */
export const keepField = (key: string): string => `keep.${key}`;

export function prepareFormOf(typed: FormFields): PrepareForm {
  const kept = Object.keys(typed).filter((name) => name.startsWith(keepField("")));
  return {
    recipient: textOf(typed, "recipient"),
    name: textOf(typed, "name"),
    relation: textOf(typed, "relation"),
    purpose: textOf(typed, "purpose"),
    channel: textOf(typed, "channel"),
    address: textOf(typed, "address"),
    hands: textOf(typed, "hands"),
    home: textOf(typed, "home"),
    notThem: textOf(typed, "notThem"),
    out: textsOf(typed, "out"),
    reasons: new Map(kept.map((name) => [name.slice(keepField("").length), textOf(typed, name)])),
  };
}
