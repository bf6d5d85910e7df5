import { formatTime, londonDate } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Typed } from "./read-entry.ts";
import { listAt, textAt, type Entry, type Register } from "./register.ts";

/** An entry as its form shows it; without one, an empty form that begins to be confirmed. */
export function typedOf(register: Register, entry: Entry | undefined): Typed {
  if (!entry) return { state: "draft", version: "" };
  const typed: Record<string, string | readonly string[]> = {
    title: entry.title,
    state: entry.state,
    version: String(entry.version),
  };
  for (const field of register.fields) {
    const text = textAt(entry.body, field.key);
    if (field.kind === "several" || field.kind === "agencies" || field.kind === "entries") {
      typed[field.key] = listAt(entry.body, field.key);
    } else if (field.kind === "day" || field.kind === "moment") {
      Object.assign(typed, dated(field.key, text, field.kind));
    } else {
      typed[field.key] = text;
    }
  }
  return typed;
}

function dated(key: string, text: string, kind: "day" | "moment"): Record<string, string> {
  if (text === "") return {};
  const at = kind === "moment" ? new Date(text) : undefined;
  const { day, month, year } = datePartsOf(at ? londonDate(at) : text);
  return {
    [`${key}-day`]: day,
    [`${key}-month`]: month,
    [`${key}-year`]: year,
    ...(at ? { [`${key}-time`]: formatTime(at) } : {}),
  };
}
