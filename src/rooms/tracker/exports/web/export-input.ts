import { z } from "zod";
import { datePartsOf, type FieldError } from "../../../../kernel/fields.ts";
import { field } from "../../../../platform/http/field.ts";
import { formText } from "../../../../platform/http/text.ts";
import type { ExportForm } from "../export-form.ts";
import type { Offer } from "../export-offer.ts";

const several = z
  .union([formText(), z.array(formText())])
  .default([])
  .transform((keys) => (typeof keys === "string" ? [keys] : keys));

/** The fields as the browser sends them. */
export const exportInput = z.object({
  purpose: field(),
  "purpose-words": field(),
  recipient: field(),
  agency: field(),
  "only-involved": field(),
  colleague: field(),
  outside: field(),
  basis: field(),
  "basis-reason": field(),
  names: field(),
  "names-reason": field(),
  columns: several,
  format: field(),
  "destroy-day": field(),
  "destroy-month": field(),
  "destroy-year": field(),
});

export type Typed = z.output<typeof exportInput>;

export const formOf = (typed: Typed): ExportForm => ({
  purpose: typed.purpose,
  purposeWords: typed["purpose-words"],
  recipient: typed.recipient,
  agency: typed.agency,
  onlyInvolved: typed["only-involved"] === "yes",
  colleague: typed.colleague,
  outside: typed.outside,
  basis: typed.basis,
  basisReason: typed["basis-reason"],
  names: typed.names,
  namesReason: typed["names-reason"],
  columns: typed.columns,
  format: typed.format,
  destroy: {
    day: typed["destroy-day"],
    month: typed["destroy-month"],
    year: typed["destroy-year"],
  },
});

/** The form as it begins: no names, nothing that says where a child is, each agency its own. */
export function blankExport({ columns, destroyBy, asked }: Offer): Typed {
  const { day, month, year } = datePartsOf(destroyBy);
  const blank = exportInput.parse({});
  return {
    ...blank,
    ...(asked.agency === undefined
      ? {}
      : { purpose: "agency", recipient: "agency", agency: asked.agency }),
    "only-involved": "yes",
    names: "no",
    columns: columns.filter(({ isTicked }) => isTicked).map(({ key }) => key),
    format: "xlsx",
    "destroy-day": day,
    "destroy-month": month,
    "destroy-year": year,
  };
}

export type ExportPage = {
  readonly offer: Offer;
  readonly csrfToken: string;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
};
