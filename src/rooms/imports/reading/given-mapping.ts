import { columnRoles, type ColumnRole } from "./column-roles.ts";
import { comparable } from "./plain-text.ts";
import type { Mapping, SheetMapping, SheetRole } from "./reading-types.ts";

/** A heading made up for a column without one says where the column stands, not what it is. */
const byPlace = /^column [a-z]{1,3}$/u;

type Roles = ReadonlyMap<string, ColumnRole>;

function rolesBy(
  columns: Readonly<Record<string, ColumnRole>> | undefined,
): Map<string, ColumnRole> {
  return new Map(
    Object.entries(columns ?? {})
      .filter(([, role]) => columnRoles.includes(role))
      .map(([heading, role]) => [comparable(heading), role]),
  );
}

/** What a person said about one sheet. */
export class GivenSheet {
  readonly role: SheetRole | undefined;
  readonly headingRow: number | undefined;
  private readonly own: Roles;
  private readonly shared: Roles;

  constructor(sheet: SheetMapping | undefined, shared: Roles) {
    this.role = sheet?.role;
    this.headingRow = sheet?.headingRow;
    this.own = rolesBy(sheet?.columns);
    this.shared = shared;
  }

  roleOf(heading: string): ColumnRole | undefined {
    const key = comparable(heading);
    return this.own.get(key) ?? this.shared.get(key);
  }
}

/** What a person said about a workbook, by sheet. */
export class GivenMapping {
  private readonly shared: Roles;
  private readonly sheets: ReadonlyMap<string, SheetMapping>;

  constructor(mapping: Mapping = {}) {
    this.shared = rolesBy(mapping.headings);
    this.sheets = new Map(
      Object.entries(mapping.sheets ?? {}).map(([name, sheet]) => [comparable(name), sheet]),
    );
  }

  sheet(name: string): GivenSheet {
    return new GivenSheet(this.sheets.get(comparable(name)), this.shared);
  }
}

/** The role that every sheet gives to a heading, or undefined where two disagree. */
function agreed(heading: string, mapping: Mapping, all: readonly Roles[]): ColumnRole | undefined {
  const said = new Set(all.map((own) => own.get(heading)).filter((role) => role !== undefined));
  const whole = rolesBy(mapping.headings).get(heading);
  if (whole !== undefined) said.add(whole);
  const [role] = said;
  return said.size === 1 ? role : undefined;
}

function sheetToRemember(
  sheet: SheetMapping,
  isShared: (heading: string) => boolean,
): SheetMapping | undefined {
  const columns = Object.fromEntries([...rolesBy(sheet.columns)].filter(([key]) => !isShared(key)));
  const own = {
    ...(sheet.role === undefined ? {} : { role: sheet.role }),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
  };
  return Object.keys(own).length === 0 ? undefined : own;
}

/**
 * The part of a mapping that next month's workbook can use: by comparable heading, for all sheets
 * where they agree. The heading row is left out: rows come and go above it, and the headings that
 * are remembered find it again.
 */
export function rememberable(mapping: Mapping): Mapping {
  const sheets = Object.entries(mapping.sheets ?? {});
  const all = sheets.map(([, sheet]) => rolesBy(sheet.columns));
  const keys = new Set([
    ...rolesBy(mapping.headings).keys(),
    ...all.flatMap((own) => [...own.keys()]),
  ]);
  const headings = new Map<string, ColumnRole>();
  for (const key of [...keys].sort()) {
    const role = byPlace.test(key) ? undefined : agreed(key, mapping, all);
    if (role !== undefined) headings.set(key, role);
  }
  // Where sheets disagree, what was said for the whole workbook still holds for the others.
  for (const [key, role] of rolesBy(mapping.headings)) {
    if (!headings.has(key) && !byPlace.test(key)) headings.set(key, role);
  }
  const kept = sheets.flatMap(([name, sheet]): [string, SheetMapping][] => {
    const own = sheetToRemember(
      sheet,
      (key) => headings.get(key) === rolesBy(sheet.columns).get(key),
    );
    return own === undefined ? [] : [[comparable(name), own]];
  });
  return { headings: Object.fromEntries(headings), sheets: Object.fromEntries(kept) };
}
