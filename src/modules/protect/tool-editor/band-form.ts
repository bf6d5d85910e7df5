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

/** A band keeps its key when it is renamed: floors and earlier judgements speak of it by that. */
export function readBands(tool: Instrument, typed: Typed): Edited {
  const { errors, text, score } = reader(typed);
  const known = new Map(tool.bands.map((band) => [band.key, band]));
  const taken = new Set(known.keys());
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
    const kept = typed[`key-${row}`] ?? "";
    const key = known.has(kept) ? kept : keyFor(title, taken);
    taken.add(key);
    bands.push({ key, title, from });
  }
  if (bands.length < 2 && tool.purpose !== "conversation" && errors.length === 0)
    errors.push({ field: "title-1", message: "Name two bands or more" });
  if (tool.purpose === "conversation" && bands.length > 0)
    errors.push({ field: "title-1", message: "A conversation ends in words: leave the bands out" });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { ...tool, bands } };
}
