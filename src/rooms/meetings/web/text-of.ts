import type { FormFields } from "../../../platform/http/field.ts";

/** What came in one field of a form whose fields are named after people. */
export const textOf = (form: FormFields, name: string): string => {
  const value = form[name];
  return typeof value === "string" ? value : "";
};
