import { readText, type FieldError } from "../../../kernel/fields.ts";
import { trackerList } from "../tracker-list.ts";
import type { OwnColumn } from "../own-column-reads.ts";
import type { SavedViews } from "./view-reads.ts";

export type ViewForm = {
  readonly name: string;
  /** A team's id, or empty for oneself. */
  readonly team: string;
  /** What stands after the question mark. */
  readonly address: string;
};

const mostViews = 50;

/** The text of an address as it is kept: only what a list understands, and not under which view it stood. */
export const keptAddress = (address: string): string =>
  trackerList.text({ ...trackerList.asked(address), view: undefined }).slice(0, 4000);

/**
 * What a team shares seeks nobody by name, nor by what somebody typed freely into a column of their
 * own: the name of a child is not for those who may not reach them.
 */
export function sharedAddress(address: string, columns: readonly OwnColumn[]): string {
  const asked = trackerList.asked(address);
  const isFree = (key: string): boolean =>
    columns.find((column) => column.key === key)?.kind === "text";
  const kept = Object.fromEntries(Object.entries(asked.own ?? {}).filter(([key]) => !isFree(key)));
  return keptAddress(trackerList.text({ ...asked, q: undefined, own: kept }));
}

/** A name that fits and tells the view from the others one has. */
export function readViewName(
  name: string,
  { views }: SavedViews,
  current?: string,
): { readonly name: string } | { readonly errors: readonly FieldError[] } {
  const read = readText(name, { name: "Name", most: 60, missing: "Enter a name for this view" });
  if (!read.ok) return { errors: [{ field: "name", message: read.error }] };
  const same = views.find(
    (one) => one.viewId !== current && one.name.toLowerCase() === read.value.toLowerCase(),
  );
  if (same) {
    return {
      errors: [{ field: "name", message: `There is a view called “${same.name}” already` }],
    };
  }
  if (current === undefined && views.length >= mostViews) {
    const message = `There are ${mostViews} saved views already: delete one first`;
    return { errors: [{ field: "name", message }] };
  }
  return { name: read.value };
}
