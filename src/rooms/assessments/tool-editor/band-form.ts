import type { Band, Instrument } from "../../../instruments/index.ts";
import { reader, type Edited, type Typed } from "./about-form.ts";
import { keyFor } from "./edit.ts";

/** The rows that the page has: room for six bands, or for as many as there are. */
export const bandRows = ({ bands }: Instrument): readonly number[] =>
  Array.from({ length: Math.max(6, bands.length) }, (_, index) => index + 1);

export const bandsTyped = ({ bands }: Instrument): Typed =>
  Object.fromEntries(
    bands.flatMap(({ key, title, from }, index) => [
      [`key-${index + 1}`, key],
      [`title-${index + 1}`, title],
      [`from-${index + 1}`, String(from)],
    ]),
  );

/**
 * The key of a band in a row. It keeps its key when it moves to another row, by its title, and when it
 * is renamed, by its row: floors and earlier judgements speak of it by that.
 */
function keysOf({ bands }: Instrument, typed: Typed): (row: number, title: string) => string {
  const same = (title: string): string => title.trim().toLowerCase();
  const byTitle = new Map(bands.map(({ key, title }) => [same(title), key]));
  const titles = Object.entries(typed).filter(([name]) => name.startsWith("title-"));
  const moved = new Set(titles.map(([, title]) => byTitle.get(same(title))));
  const known = new Set(bands.map(({ key }) => key));
  const taken = new Set(known);
  const used = new Set<string>();
  return (row, title) => {
    const stood = typed[`key-${row}`] ?? "";
    const renamed = known.has(stood) && !moved.has(stood) ? stood : undefined;
    const old = byTitle.get(same(title)) ?? renamed;
    const key = old === undefined || used.has(old) ? keyFor(title, taken) : old;
    taken.add(key);
    used.add(key);
    return key;
  };
}

export function readBands(tool: Instrument, typed: Typed): Edited {
  const { errors, text, score } = reader(typed);
  const keyOf = keysOf(tool, typed);
  const bands: Band[] = [];
  for (const row of bandRows(tool)) {
    const [at, fromField] = [`title-${row}`, `from-${row}`];
    if (`${typed[at] ?? ""}${typed[fromField] ?? ""}`.trim() === "") continue;
    const missing = `Enter what band ${row} is called`;
    const title = text(at, { name: `Band ${row}`, most: 60, missing });
    const from = score(fromField, `Where band ${row} begins`);
    const before = bands.at(-1);
    if (before && from <= before.from && !errors.some(({ field }) => field === fromField))
      errors.push({ field: fromField, message: "Each band begins above the one before it" });
    if (!before && from !== 0 && !errors.some(({ field }) => field === fromField))
      errors.push({ field: fromField, message: "The lowest band begins at 0" });
    bands.push({ key: keyOf(row, title), title, from });
  }
  if (bands.length < 2 && tool.purpose !== "conversation" && errors.length === 0)
    errors.push({ field: "title-1", message: "Name two bands or more" });
  if (tool.purpose === "conversation" && bands.length > 0)
    errors.push({ field: "title-1", message: "A conversation ends in words: leave the bands out" });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { ...tool, bands } };
}
