import type { Band, Instrument } from "../../../instruments/index.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import {
  defineForm,
  each,
  readIf,
  text,
  wholeNumber,
  type FormTyped,
  type Row,
} from "../../../kernel/forms/index.ts";
import type { Edited } from "./about-form.ts";
import { keyFor } from "./edit.ts";

/** The rows that the page has: room for six bands, or for as many as there are. */
const bandRows = ({ bands }: Instrument): readonly Row[] =>
  Array.from({ length: Math.max(6, bands.length) }, (_, index) => ({
    key: String(index + 1),
    legend: `Band ${index + 1}`,
  }));

const isFilledIn = ({ title, from }: Readonly<Record<string, unknown>>): boolean =>
  `${String(title)}${String(from)}`.trim() !== "";

const bandForm = defineForm<Row, Row>()({
  title: readIf(
    isFilledIn,
    text({
      label: ({ key, legend }) => `${legend}${Number(key) > 2 ? " (optional)" : ""}`,
      called: ({ legend }) => legend,
      most: 60,
      missing: (_, { key }) => `Enter what band ${key} is called`,
    }),
  ),
  from: readIf(
    isFilledIn,
    wholeNumber({
      label: ({ legend }) => `${legend} begins at`,
      hint: ({ key }) => (key === "1" ? "The lowest begins at 0" : ""),
      called: ({ key }) => `Where band ${key} begins`,
      most: 100,
    }),
  ),
});

type OfTool = { readonly tool: Instrument };

export const bandsForm = defineForm<OfTool, OfTool>()({
  bands: each({
    form: bandForm,
    joint: "-",
    isBare: true,
    rows: ({ tool }: OfTool) => bandRows(tool),
  }),
});

type BandsTyped = FormTyped<typeof bandsForm>;

export const bandsTyped = ({ bands }: Instrument): BandsTyped => ({
  bands: Object.fromEntries(
    bands.map(({ title, from }, index) => [String(index + 1), { title, from: String(from) }]),
  ),
});

/**
 * The key of a band in a row. It keeps its key when it moves to another row, by its title, and when it
 * is renamed, by its row: floors and earlier judgements speak of it by that. Where each stood is not for the browser
 * to say.
 */
function keysOf({ bands }: Instrument, titles: readonly string[]) {
  const same = (title: string): string => title.trim().toLowerCase();
  const byTitle = new Map(bands.map(({ key, title }) => [same(title), key]));
  const moved = new Set(titles.map((title) => byTitle.get(same(title))));
  const taken = new Set(bands.map(({ key }) => key));
  const used = new Set<string>();
  return (row: string, title: string): string => {
    const stood = bands[Number(row) - 1]?.key;
    const renamed = stood !== undefined && !moved.has(stood) ? stood : undefined;
    const old = byTitle.get(same(title)) ?? renamed;
    const key = old === undefined || used.has(old) ? keyFor(title, taken) : old;
    taken.add(key);
    used.add(key);
    return key;
  };
}

export function readBands(tool: Instrument, typed: BandsTyped): Edited {
  const read = bandsForm.read(typed, { tool });
  if (read.errors) return { ok: false, errors: read.errors };
  const rows = read.value.bands.flatMap(({ key, title, from }) =>
    title === null || from === null ? [] : [{ row: key, title, from }],
  );
  const keyOf = keysOf(
    tool,
    rows.map(({ title }) => title),
  );
  const bands = rows.map(({ row, title, from }): Band => ({ key: keyOf(row, title), title, from }));
  const errors = rows.flatMap(({ row, from }, at): readonly FieldError[] => {
    const before = rows[at - 1]?.from;
    const message =
      before === undefined
        ? from !== 0 && "The lowest band begins at 0"
        : from <= before && "Each band begins above the one before it";
    return message ? [{ field: `from-${row}`, message }] : [];
  });
  const isTalk = tool.purpose === "conversation";
  if (!isTalk && bands.length < 2 && errors.length === 0)
    errors.push({ field: "title-1", message: "Name two bands or more" });
  if (isTalk && bands.length > 0)
    errors.push({ field: "title-1", message: "A conversation ends in words: leave the bands out" });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: { ...tool, bands } };
}
