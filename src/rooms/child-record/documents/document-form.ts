import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { texts } from "../../../kernel/read-texts.ts";
import type { DocumentScheme } from "./document-scheme.ts";

export type DocumentForm = {
  readonly kind: string;
  readonly title: string;
  readonly dated: DateParts;
  readonly source: string;
};

type Read = {
  readonly kind: DocumentScheme["kinds"][number];
  readonly title: string;
  readonly datedOn: string;
  readonly source: string;
};

type Reading = {
  readonly scheme: DocumentScheme;
  readonly today: string;
  readonly hasFile: boolean;
  /** Something is wrong with what came as the file, and said already. */
  readonly isFileRefused?: boolean;
};

/** The first day that anything here can be of. */
const earliest = "2000-01-01";

/** Reads the form of a document into what is kept of it, or what is wrong field by field. */
export function readDocument(
  form: DocumentForm,
  { scheme, today, hasFile, isFileRefused = false }: Reading,
): Read | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const kind = scheme.kinds.find(({ key }) => key === form.kind);
  if (!kind) errors.push({ field: "kind", message: "Choose what kind of document it is" });
  const title = texts(errors)(form.title, {
    field: "title",
    name: "Title",
    most: 200,
    missing: "Enter what the document is",
  });
  const dated = readDateParts(form.dated, { name: "Day of the document", earliest, latest: today });
  if (!dated.ok) errors.push({ field: "dated", message: dated.error });
  const source = texts(errors)(form.source, {
    field: "source",
    name: "Who gave it",
    most: 200,
    missing: "Enter who gave the document",
  });
  if (!hasFile && !isFileRefused) errors.push({ field: "file", message: "Choose the file" });
  if (errors.length > 0 || !kind || !dated.ok) return { errors };
  return { kind, title, datedOn: dated.value, source };
}
