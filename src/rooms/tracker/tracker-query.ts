import { z } from "zod";
import {
  columnKeys,
  firstDirection,
  groupKeys,
  sortKeys,
  type ColumnKey,
  type Direction,
  type GroupKey,
  type SortKey,
} from "./columns.ts";
import {
  filterShapes,
  mostOwn,
  ownKey,
  ownShape,
  type FilterKey,
  type TrackerFilters,
} from "./tracker-filters.ts";
import { withTypedDays } from "./typed-query.ts";
import { text } from "../../platform/http/text.ts";

/**
 * What a person looks at: filters, order, groups and columns. It is the whole of what stands in an
 * address, so that a saved view is that text, and the grid, the export and the paper take the same.
 */
export type TrackerView = {
  readonly filters: TrackerFilters;
  readonly sort: SortKey;
  readonly direction: Direction;
  readonly group?: GroupKey | undefined;
  /** Absent: the usual ones. */
  readonly columns?: readonly ColumnKey[] | undefined;
  /** Under which saved or built-in view it was opened; narrows nothing. */
  readonly view?: string | undefined;
};

const own = z.templateLiteral(["own.", text().regex(/^[a-z0-9-]{1,40}$/)]);

/** Every part of an address that says how the list looks, beside the filters. */
export const lookShapes = {
  sort: z.union([z.enum(sortKeys), own]),
  dir: z.enum(["asc", "desc"]),
  group: z.enum(groupKeys),
  view: text().regex(/^[a-z0-9-]{1,40}$/),
} as const;

type HandlerInput = Readonly<Record<string, unknown>>;

/**
 * Reads a view from an address, given as text or in its parts. What cannot be understood falls away:
 * a mistyped address still shows a list, and the filters that are on are said above it.
 */
export function readView(given: string | HandlerInput): TrackerView {
  const parts = withTypedDays(typeof given === "string" ? partsOf(given) : given);
  const read = <T extends z.ZodType>(shape: T, key: string): z.output<T> | undefined => {
    const value = parts[key];
    // A field that an address names twice says nothing.
    return typeof value === "string" ? shape.safeParse(value).data : undefined;
  };
  const sort = read(lookShapes.sort, "sort") ?? "review";
  const direction = read(lookShapes.dir, "dir");
  return {
    filters: { ...filtersIn(read), ...ownIn(parts) },
    sort,
    direction: direction === undefined ? firstDirection(sort) : directions[direction],
    group: read(lookShapes.group, "group"),
    columns: columnsIn(parts["columns"]),
    view: read(lookShapes.view, "view"),
  };
}

const directions = { asc: "ascending", desc: "descending" } as const;

type Read = <T extends z.ZodType>(shape: T, key: string) => z.output<T> | undefined;

function filtersIn(read: Read): TrackerFilters {
  const keys = Object.keys(filterShapes) as FilterKey[];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = read(filterShapes[key], key);
      return value === undefined || (key === "show" && value === "open") ? [] : [[key, value]];
    }),
  );
}

function ownIn(parts: HandlerInput): Pick<TrackerFilters, "own"> {
  const found = Object.entries(parts).flatMap(([name, value]) => {
    const key = ownKey.exec(name)?.[1];
    const read = ownShape.safeParse(value);
    return key !== undefined && read.success ? [[key, read.data] as const] : [];
  });
  return found.length === 0 ? {} : { own: Object.fromEntries(found.slice(0, mostOwn)) };
}

/** Ticked boxes repeat the field; an address written here has one, with commas. */
function columnsIn(value: unknown): readonly ColumnKey[] | undefined {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const keys = texts
    .flatMap((text) => (typeof text === "string" ? text.slice(0, 2000).split(",") : []))
    .filter((key): key is ColumnKey => isColumn(key));
  return keys.length === 0 ? undefined : [...new Set(keys)];
}

const isColumn = (key: string): boolean =>
  (columnKeys as readonly string[]).includes(key) || ownKey.test(key);

function partsOf(text: string): HandlerInput {
  const search = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => {
      const values = search.getAll(key);
      return [key, values.length === 1 ? values[0] : values];
    }),
  );
}

/** Writes a view as the text of an address, without the question mark; empty for the list as it begins. */
export function writeView({ filters, sort, direction, group, columns, view }: TrackerView): string {
  const search = new URLSearchParams();
  for (const key of Object.keys(filterShapes) as FilterKey[]) {
    if (filters[key] !== undefined) search.set(key, String(filters[key]));
  }
  for (const [key, value] of Object.entries(filters.own ?? {})) search.set(`own.${key}`, value);
  if (sort !== "review") search.set("sort", sort);
  if (direction !== firstDirection(sort)) {
    search.set("dir", direction === "ascending" ? "asc" : "desc");
  }
  if (group !== undefined) search.set("group", group);
  if (columns !== undefined) search.set("columns", columns.join(","));
  if (view !== undefined) search.set("view", view);
  return search.toString();
}
