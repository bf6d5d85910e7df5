import { isId } from "../../../kernel/ids.ts";

/** One cell as it was sent: what was typed, and what it said when it was read. */
export type TypedCell = {
  readonly personId: string;
  readonly key: string;
  readonly typed: string;
  readonly was: string;
};

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** More than any page of rows has. */
const mostRows = 200;

export const typedName = (personId: string, key: string): string => `v.${personId}.${key}`;
export const wasName = (personId: string, key: string): string => `w.${personId}.${key}`;

/** The cells of a form, in its order. What has not the name of a cell is passed over. */
export function typedCells(fields: Fields): readonly TypedCell[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const [, id = "", key] = /^v\.([0-9a-fA-F-]{36})\.(.{1,50})$/.exec(name) ?? [];
    const personId = id.toLowerCase();
    if (key === undefined || !isId(personId)) return [];
    return [{ personId, key, typed: textOf(value), was: textOf(fields[wasName(id, key)]) }];
  });
}

/** The children of a page, in the order of its rows. */
export function rowIds(fields: Fields): readonly string[] {
  const sent = fields["row"] ?? [];
  const ids = (typeof sent === "string" ? [sent] : sent).map((id) => id.toLowerCase());
  const typed = typedCells(fields).map(({ personId }) => personId);
  return [...new Set([...ids.filter(isId), ...typed])].slice(0, mostRows);
}

/** Of a field that was sent twice the last counts, as a browser shows it. */
export const textOf = (value: string | readonly string[] | undefined): string =>
  typeof value === "string" ? value : (value?.at(-1) ?? "");
