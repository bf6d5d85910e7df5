import type { Filters, Sorts } from "./filters.ts";

type Checked = {
  readonly about: "children" | "no-child";
  readonly filters: Filters;
  readonly sorts?: Sorts;
  readonly columns: Readonly<Record<string, string | { readonly sort?: string }>>;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly sheet?: unknown;
};

const ofTheMechanism = ["page", "sort", "dir"];

/** What the types of a declaration cannot refuse is refused when Lantern starts. */
export function checkDeclared(declared: Checked): void {
  const { about, filters, sorts = {}, columns, fields = {}, sheet } = declared;
  if (about === "children" && sheet !== undefined)
    throw new Error("a file about children is made by the register of exports alone");
  const taken = Object.keys(filters).filter((name) => ofTheMechanism.includes(name));
  if (taken.length > 0) throw new Error(`no filter of a list is named ${taken.join(", ")}`);
  const unsorted = Object.values(columns).flatMap((one) =>
    typeof one === "string" ? [] : (one.sort ?? []),
  );
  for (const sort of unsorted)
    if (!Object.hasOwn(sorts, sort))
      throw new Error(`a column orders by ${sort}, which is no sort`);
  for (const name of Object.keys(fields))
    if (!Object.hasOwn(filters, name))
      throw new Error(`${name} is asked above a list and is no filter`);
}
