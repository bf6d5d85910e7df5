import { addDays } from "../../../kernel/dates.ts";
import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import {
  usualBasis,
  type Agency,
  type Colleague,
  type SharingAgreement,
} from "../../directory/index.ts";
import type { ExportColumn } from "./export-columns.ts";
import { isFormat, isPurpose, isRecipient, type Format, type Purpose } from "./purposes.ts";

export type ExportForm = {
  readonly purpose: string;
  readonly purposeWords: string;
  readonly recipient: string;
  readonly agency: string;
  readonly onlyInvolved: boolean;
  readonly colleague: string;
  readonly outside: string;
  /** Empty: the usual basis of the agreement stands. */
  readonly basis: string;
  readonly basisReason: string;
  readonly names: string;
  readonly namesReason: string;
  readonly columns: readonly string[];
  readonly format: string;
  readonly destroy: DateParts;
};

/** Who gets the file. */
export type Receiving =
  | { readonly kind: "own" }
  | { readonly kind: "agency"; readonly agency: Agency; readonly onlyInvolved: boolean }
  | { readonly kind: "colleague"; readonly colleague: Colleague }
  | { readonly kind: "outside"; readonly name: string };

export type ExportAsked = {
  readonly purpose: Purpose;
  readonly purposeWords: string | null;
  readonly receiving: Receiving;
  readonly basis: string;
  readonly basisReason: string | null;
  /** Why names go out; null where they do not. */
  readonly namesReason: string | null;
  readonly columns: readonly string[];
  readonly format: Format;
  readonly destroyBy: string;
};

export type ExportContext = {
  readonly agencies: readonly Agency[];
  /** Everybody else who works here today. */
  readonly colleagues: readonly Colleague[];
  readonly agreement: SharingAgreement;
  /** What the view has that can leave. */
  readonly columns: readonly ExportColumn[];
  /** The kind of the agency that the person speaks for. */
  readonly ownKind: string;
  readonly today: string;
};

/** Nobody keeps a copy for longer than a year: by then the list has changed in every row. */
export const longestDays = 365;

type Part<T> = { readonly value: T } | { readonly errors: readonly FieldError[] };

/** Reads the form; every error beside its field. A column that the view does not have is passed over. */
export function readExport(form: ExportForm, ground: ExportContext): Part<ExportAsked> {
  const purpose = readPurpose(form);
  const receiving = readReceiving(form, ground);
  const basis = readBasis(form, ground, receiving);
  const names = readNames(form);
  const columns = form.columns.filter((key) => ground.columns.some((one) => one.key === key));
  const format = isFormat(form.format) ? form.format : undefined;
  const destroy = readDateParts(form.destroy, {
    name: "Destroy-by date",
    earliest: ground.today,
    latest: addDays(ground.today, longestDays),
  });
  const errors = [
    ...errorsOf(purpose),
    ...errorsOf(receiving),
    ...errorsOf(basis),
    ...errorsOf(names),
    ...(columns.length === 0 ? [problem("columns", "Choose at least one column")] : []),
    ...(format === undefined ? [problem("format", "Choose what kind of file")] : []),
    ...(destroy.ok ? [] : [problem("destroy", destroy.error)]),
  ];
  const isRead = "value" in purpose && "value" in receiving && "value" in basis && "value" in names;
  if (!isRead || format === undefined || !destroy.ok || errors.length > 0) return { errors };
  return {
    value: {
      ...purpose.value,
      receiving: receiving.value,
      ...basis.value,
      namesReason: names.value,
      columns,
      format,
      destroyBy: destroy.value,
    },
  };
}

const problem = (field: string, message: string): FieldError => ({ field, message });
const errorsOf = (part: Part<unknown>): readonly FieldError[] =>
  "errors" in part ? part.errors : [];
const wrong = (field: string, message: string): { readonly errors: readonly FieldError[] } => ({
  errors: [problem(field, message)],
});

function readPurpose(form: ExportForm): Part<Pick<ExportAsked, "purpose" | "purposeWords">> {
  if (!isPurpose(form.purpose)) return wrong("purpose", "Choose what the file is for");
  const words = readText(form.purposeWords, {
    name: "What it is for",
    most: 500,
    ...(form.purpose === "other" ? { missing: "Enter what the file is for" } : {}),
  });
  if (!words.ok) return wrong("purpose-words", words.error);
  return { value: { purpose: form.purpose, purposeWords: words.value || null } };
}

function readReceiving(form: ExportForm, { agencies, colleagues }: ExportContext): Part<Receiving> {
  if (!isRecipient(form.recipient)) return wrong("recipient", "Choose who will have the file");
  if (form.recipient === "own") return { value: { kind: "own" } };
  if (form.recipient === "agency") {
    const agency = agencies.find(({ agencyId }) => agencyId === form.agency);
    if (!agency) return wrong("agency", "Choose the agency");
    return { value: { kind: "agency", agency, onlyInvolved: form.onlyInvolved } };
  }
  if (form.recipient === "colleague") {
    const colleague = colleagues.find(({ staffId }) => staffId === form.colleague);
    if (!colleague) return wrong("colleague", "Choose the colleague");
    return { value: { kind: "colleague", colleague } };
  }
  const name = readText(form.outside, {
    name: "Who will have the file",
    most: 200,
    missing: "Enter the person and the organisation",
  });
  return name.ok ? { value: { kind: "outside", name: name.value } } : wrong("outside", name.error);
}

function readBasis(
  form: ExportForm,
  { agreement, ownKind }: ExportContext,
  receiving: Part<Receiving>,
): Part<Pick<ExportAsked, "basis" | "basisReason">> {
  const isToAgency = "value" in receiving && receiving.value.kind === "agency";
  const usual = usualBasis(agreement, isToAgency ? receiving.value.agency.kind : ownKind);
  const basis = form.basis === "" ? usual : form.basis;
  if (!agreement.bases.some(({ key }) => key === basis)) {
    return wrong("basis", "Choose the lawful basis");
  }
  const differs = basis !== usual;
  const reason = readText(form.basisReason, {
    name: "Why the basis differs",
    most: 500,
    ...(differs ? { missing: "Enter why the basis differs from the agreement" } : {}),
  });
  if (!reason.ok) return wrong("basis-reason", reason.error);
  return { value: { basis, basisReason: differs ? reason.value : null } };
}

function readNames({ names, namesReason }: ExportForm): Part<string | null> {
  if (names !== "no" && names !== "yes") return wrong("names", "Choose whether names go out");
  const reason = readText(namesReason, {
    name: "Why names are needed",
    most: 500,
    ...(names === "yes" ? { missing: "Enter why names are needed" } : {}),
  });
  if (!reason.ok) return wrong("names-reason", reason.error);
  return { value: names === "yes" ? reason.value : null };
}
