import type { Tx } from "../../../platform/database/database.ts";
import { listEntries } from "./entry-reads.ts";
import type { Body, Entry, Register } from "./register.ts";

/** By field: what can be chosen of another register, in the words that are kept. */
export type Choices = Readonly<Record<string, readonly string[]>>;

type Named = { readonly reference: string; readonly title: string };

const wordsFor = ({ reference, title }: Named): string => `${reference}: ${title}`;

/**
 * What a field says that names entries of another register. Before they were chosen they were typed, one on each line
 * or with semicolons: a title that the register has is that entry, and everything else stays as it was typed.
 */
export function chosenIn(body: Body, key: string, entries: readonly Named[]): readonly string[] {
  const value = Object.hasOwn(body, key) ? (body[key] ?? "") : "";
  const lines = typeof value === "string" ? value.split(/\n|; /) : value;
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const entry = entries.find(({ title }) => title.toLowerCase() === line.toLowerCase());
      return entry ? wordsFor(entry) : line;
    });
}

/** What the form of an entry offers: the other register's entries that have not ended, and what the entry says now. */
export async function choicesFor(
  tx: Tx,
  register: Register,
  entry: Entry | undefined,
): Promise<Choices> {
  const choices: Record<string, readonly string[]> = {};
  for (const field of register.fields) {
    if (field.kind !== "entries") continue;
    const entries = await listEntries(tx, { register: field.of, withEnded: false, page: 1 });
    const now = entry ? chosenIn(entry.body, field.key, entries) : [];
    choices[field.key] = [...new Set([...entries.map(wordsFor), ...now])];
  }
  return choices;
}

/** An entry whose typed names are those of the register, where the register has them. */
export function withChosen(register: Register, entry: Entry, choices: Choices): Entry {
  const body: Record<string, string | readonly string[]> = { ...entry.body };
  for (const { key, kind } of register.fields) {
    if (kind !== "entries") continue;
    const named = (choices[key] ?? []).flatMap((words) => {
      const [, reference, title] = /^([A-Z]+-[-\d]+): (.*)$/.exec(words) ?? [];
      return reference !== undefined && title !== undefined ? [{ reference, title }] : [];
    });
    body[key] = chosenIn(entry.body, key, named);
  }
  return { ...entry, body };
}
