import { readDateParts, type DateParts, type FieldError } from "../../kernel/fields.ts";
import type { RegisteredAgreement } from "../directory/index.ts";
import { texts } from "../../kernel/read-texts.ts";
import { earliest } from "./acting.ts";
import type { CohortScheme } from "./cohort-scheme.ts";

export type CohortForm = Readonly<
  Record<
    "kind" | "name" | "purpose" | "agreement" | "basis" | "owner" | "agencies" | "criteria",
    string
  >
> & { readonly openedOn: DateParts; readonly reviewBy: DateParts };

type ReadQuery = {
  readonly scheme: CohortScheme;
  readonly today: string;
  /** Who can own one, by their ids. */
  readonly colleagues: readonly string[];
  /** Those of the register that are in force. */
  readonly agreements: readonly RegisteredAgreement[];
};

type Reading = Pick<ReadQuery, "agreements"> & { readonly errors: FieldError[] };

/** The agreement stands before the basis, as the register has it: nobody types its reference. */
function basisOf(form: CohortForm, basis: string, { agreements, errors }: Reading): string {
  if (form.agreement === "") return basis;
  const found = agreements.find(({ reference }) => reference === form.agreement);
  if (found) return `${found.reference}: ${found.title}. ${basis}`;
  errors.push({ field: "agreement", message: "Choose an agreement of the register" });
  return basis;
}

/** What the reference and the name of an agreement take of the text at most. */
const mostOfAgreement = 240;

/** Reads a cohort: what it is for, on what basis, by whom, and whom it is for. */
export function readCohort(form: CohortForm, { scheme, today, colleagues, agreements }: ReadQuery) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const kind = scheme.kinds.find(({ key }) => key === form.kind);
  if (!kind) errors.push({ field: "kind", message: "Choose a kind of cohort" });
  const fields = {
    name: text(form.name, {
      field: "name",
      name: "Name",
      most: 200,
      missing: "Enter a name",
    }),
    purpose: text(form.purpose, {
      field: "purpose",
      name: "Purpose",
      most: 2000,
      missing: "Enter what it is for",
    }),
    basis: text(form.basis, {
      field: "basis",
      name: "Basis",
      most: 1000 - mostOfAgreement,
      missing: "Enter the lawful basis",
    }),
    agencies: text(form.agencies, {
      field: "agencies",
      name: "Agencies",
      most: 1000,
      missing: "Enter who takes part",
    }),
    criteria: text(form.criteria, {
      field: "criteria",
      name: "Criteria",
      most: 2000,
      missing: "Enter who it is for",
    }),
  };
  const basis = basisOf(form, fields.basis, { agreements, errors });
  if (!colleagues.includes(form.owner)) {
    errors.push({ field: "owner", message: "Choose who owns it" });
  }
  const opened = readDateParts(form.openedOn, { name: "Date", earliest, latest: today });
  if (!opened.ok) errors.push({ field: "openedOn", message: opened.error });
  const review = readDateParts(form.reviewBy, { name: "Review date", earliest: today });
  if (!review.ok) errors.push({ field: "reviewBy", message: review.error });
  if (!kind || !opened.ok || !review.ok || errors.length > 0) return { errors };
  return {
    kind,
    fields: { ...fields, basis },
    owner: form.owner,
    openedOn: opened.value,
    reviewBy: review.value,
  };
}
