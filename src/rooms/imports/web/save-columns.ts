import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import { columnRoles, type ColumnRole } from "../reading/column-roles.ts";
import { comparable } from "../reading/plain-text.ts";
import type { Mapping, SheetMapping, SheetRole, SheetSummary } from "../reading/reading-types.ts";
import { rememberColumns } from "../workbook/column-choices.ts";
import { readAgain } from "../workbook/workbook-writes.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { textOf } from "./decision-form.tsx";

export const sheetRoles: Readonly<Record<SheetRole, string>> = {
  children: "Children with an open concern",
  closed: "Children whose case is closed",
  none: "No children: leave it alone",
};

export const sheetRoleOf = ({ holds, closed }: SheetSummary): SheetRole => {
  if (holds !== "children") return "none";
  return closed ? "closed" : "children";
};

type HandlerInput = { readonly actor: StaffActor; readonly at: Date };

/** What was corrected on the page: only that is a person's word, the rest stays detected. */
export function readCorrections(
  sheets: readonly SheetSummary[],
  form: FormFields,
): Mapping["sheets"] {
  const corrected = sheets.flatMap((sheet, at): [string, SheetMapping][] => {
    const role = textOf(form, `sheet-${at}`);
    const isRole = Object.hasOwn(sheetRoles, role) && role !== sheetRoleOf(sheet);
    const columns = sheet.columns.flatMap((column, index): [string, ColumnRole][] => {
      const said = textOf(form, `column-${at}-${index}`);
      const chosen = columnRoles.find((one) => one === said);
      return chosen === undefined || chosen === column.role ? [] : [[column.heading, chosen]];
    });
    if (!isRole && columns.length === 0) return [];
    return [
      [
        sheet.name,
        {
          ...(isRole ? { role: role as SheetRole } : {}),
          ...(columns.length > 0 ? { columns: Object.fromEntries(columns) } : {}),
        },
      ],
    ];
  });
  return Object.fromEntries(corrected);
}

/** Keeps the corrections for this workbook and the next, and has it read anew. */
export async function saveColumns(
  tx: Tx,
  { actor, at }: HandlerInput,
  {
    workbook,
    version,
    form,
    before,
  }: {
    readonly workbook: ReadWorkbook;
    readonly version: number;
    readonly form: FormFields;
    readonly before: Mapping;
  },
): Promise<"accepted" | "unchanged" | "stale"> {
  const sheets = readCorrections(workbook.reading.sheets, form) ?? {};
  if (version !== workbook.version) return "stale";
  if (Object.keys(sheets).length === 0) return "unchanged";
  const merged = mergeSheets(before.sheets ?? {}, sheets);
  const { partnershipId } = actor;
  const columns = { ...before, sheets: merged };
  if (!(await readAgain(tx, workbook, { columns, partnershipId }))) return "stale";
  const chosen = Object.values(sheets).flatMap((sheet) =>
    Object.entries(sheet.columns ?? {}).map(([heading, role]) => ({
      heading: comparable(heading),
      role,
    })),
  );
  const once = new Map(chosen.map((one) => [one.heading, one]));
  await rememberColumns(
    tx,
    { actor, at },
    [...once.values()].filter(({ heading }) => heading !== ""),
  );
  return "accepted";
}

function mergeSheets(
  before: Readonly<Record<string, SheetMapping>>,
  now: Readonly<Record<string, SheetMapping>>,
): Readonly<Record<string, SheetMapping>> {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const columns = { ...before[name]?.columns, ...now[name]?.columns };
      return [name, { ...before[name], ...now[name], columns }];
    }),
  );
}
