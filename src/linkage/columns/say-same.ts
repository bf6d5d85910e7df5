import { fold } from "../text/fold.ts";
import type { Column } from "../tables/table.ts";
import { belowEachOther, looked as samples } from "../priors/reading.ts";

const { said: looked } = samples;
const { fewestValues: fewest, mostly } = belowEachOther;

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
