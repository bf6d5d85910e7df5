import { birthOf } from "../fields/birth.ts";
import { dateOrder, readDate } from "../fields/dates.ts";
import { houseIn, postcodeIn } from "../fields/addresses.ts";
import { partsOfNames } from "../fields/whole-names.ts";
import type { Part } from "./combine.ts";
import { textsIn } from "./packed.ts";
import type { ColumnRole, Role } from "./roles.ts";
import { ColumnFilling, type Column } from "./table.ts";

/** Whether any of the files has a column that is taken for this. */
type Has = (role: Role) => boolean;

/**
 * Several files that say the same in other columns, so that they can be put below each other: a whole name
 * beside its parts, year, month and day beside a date, days before months beside months before days, an
 * address beside its postcode. What only one file has stays as it is.
 */
export function inOneForm(parts: readonly Part[]): readonly Part[] {
  if (parts.length < 2) return parts;
  const has: Has = (role) => parts.some((part) => columnOf(part, role));
  const orders = new Set(parts.flatMap((part) => orderIn(part) ?? []));
  return parts.map((part) => {
    const dated = orders.size > 1 ? datesByNumber(part) : part;
    return withHome(withDate(withNames(dated, has), has), has);
  });
}

function columnOf({ table, roles }: Part, role: Role): Column | undefined {
  const name = roles.find((one) => one.role === role)?.name;
  return table.columns.find((column) => column.name === name);
}

type Added = { readonly column: Column; readonly role: Role };

/** The file with some columns more, and without those in whose place they stand. */
function withColumns(part: Part, added: readonly Added[], instead: readonly Column[] = []): Part {
  const isKept = ({ name }: { readonly name: string }): boolean =>
    !instead.some((column) => column.name === name);
  const roles = added.map(({ column, role }): ColumnRole => {
    return { name: column.name, role, because: "as another file has it" };
  });
  return {
    ...part,
    table: {
      ...part.table,
      columns: [...part.table.columns.filter(isKept), ...added.map(({ column }) => column)],
    },
    roles: [...part.roles.filter(isKept), ...roles],
  };
}

/** Parts of names, where a file has whole names and another has parts. */
function withNames(part: Part, has: Has): Part {
  const whole = columnOf(part, "fullName");
  const isInParts = columnOf(part, "forename") && columnOf(part, "surname");
  if (!whole || isInParts || !(has("forename") || has("surname"))) return part;
  const { forename, middle, surname } = partsOfNames(whole);
  const parts: readonly Added[] = [
    { column: forename, role: "forename" },
    { column: middle, role: "middleName" },
    { column: surname, role: "surname" },
  ];
  return withColumns(
    part,
    parts.filter(({ role }) => !columnOf(part, role)),
    [whole],
  );
}

/** A date of birth, where a file has year, month and day, or an age, and another has dates. */
function withDate(part: Part, has: Has): Part {
  if (columnOf(part, "birthDate") || !has("birthDate")) return part;
  const [year, month, day] = (["birthYear", "birthMonth", "birthDay"] as const).map((role) =>
    columnOf(part, role),
  );
  const [age, recordYear] = [columnOf(part, "number"), columnOf(part, "recordYear")];
  const found = birthOf({ whole: undefined, year, month, day, age, recordYear });
  if (!found) return part;
  const column = { name: found.name, values: textsIn(found.texts), codes: found.codes };
  return withColumns(part, [{ column, role: "birthDate" }]);
}

const orderIn = (part: Part) => {
  const column = columnOf(part, "birthDate");
  return column && dateOrder(column.values);
};

/** Dates as the numbers that they are, read in the order of their own file; what cannot be read stays. */
function datesByNumber(part: Part): Part {
  const column = columnOf(part, "birthDate");
  if (!column) return part;
  const order = dateOrder(column.values);
  const filling = new ColumnFilling(column.name);
  for (let at = 0; at < column.values.length; at += 1) {
    const text = column.values.at(at) ?? "";
    filling.put(at, String(readDate(text, order) ?? text));
  }
  const own = filling.column(column.values.length);
  const made = { ...own, codes: column.codes.map((code) => own.codes[code] ?? -1) };
  return withColumns(part, [{ column: made, role: "birthDate" }], [column]);
}

/** A postcode and a house number out of an address, where another file has them by themselves. */
function withHome(part: Part, has: Has): Part {
  const address = columnOf(part, "address");
  if (!address) return part;
  const wanted = [
    { role: "postcode", of: postcodeIn },
    { role: "houseNumber", of: houseIn },
  ] as const;
  const added = wanted.flatMap(({ role, of }): Added[] => {
    if (columnOf(part, role) || !has(role)) return [];
    const column = taken(address, role, of);
    return column ? [{ column, role }] : [];
  });
  return withColumns(part, added);
}

/** What stands in most of the values; undefined where it stands in few. */
function taken(
  { name, values, codes }: Column,
  role: Role,
  of: (text: string) => string | undefined,
): Column | undefined {
  const filling = new ColumnFilling(`${name} (${role})`);
  let found = 0;
  for (let at = 0; at < values.length; at += 1) {
    const text = of(values.at(at) ?? "") ?? "";
    filling.put(at, text);
    if (text !== "") found += 1;
  }
  if (2 * found < values.length) return undefined;
  const own = filling.column(values.length);
  return { ...own, codes: codes.map((code) => own.codes[code] ?? -1) };
}
