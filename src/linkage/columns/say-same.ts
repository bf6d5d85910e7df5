import { fold } from "../text/fold.ts";
import type { Column } from "./table.ts";

/** Fewer values that differ are levels and answers, which many columns have, and so are short figures. */
const fewest = 4;
/** Of the column with fewer values so many stand in the other. */
const mostly = 0.6;
const looked = 1_000;

/** Whether two columns of different files hold the same kind of thing, whatever they are called. */
export function saySame(one: Column | undefined, other: Column | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [few, many] = [valuesOf(one), valuesOf(other)].toSorted((a, b) => a.size - b.size);
  if (few === undefined || many === undefined || few.size < fewest) return false;
  let met = 0;
  for (const value of few) if (many.has(value)) met += 1;
  return met >= mostly * few.size;
}

function valuesOf({ values }: Column): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = 0; at < Math.min(values.length, looked); at += 1) {
    const value = (values.at(at) ?? "").trim();
    if (value.length > 1 && /\p{L}|\d{5}/u.test(value)) found.add(fold(value));
  }
  return found;
}
