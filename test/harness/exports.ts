import type { Answer, Client } from "./client.ts";

/** A form for taking the tracker out, right in every field: no names, no ward, no school. */
export const exportForm = {
  purpose: "panel",
  "purpose-words": "",
  recipient: "own",
  agency: "",
  "only-involved": "yes",
  colleague: "",
  outside: "",
  basis: "",
  "basis-reason": "",
  names: "no",
  "names-reason": "",
  columns: "level",
  format: "csv",
  "destroy-day": "22",
  "destroy-month": "12",
  "destroy-year": "2026",
};

type Taking = { readonly by: Client; readonly second: Client };

/** The file: at once, or after the second person has released it, where it takes one. */
export async function takeOut(
  { by, second }: Taking,
  address: string,
  form: Readonly<Record<string, string>>,
): Promise<Answer> {
  const asked = await by.post(address, form);
  const at = asked.location ?? "";
  if (!at.startsWith("/exports/waiting/")) return asked;
  await second.post(`${at}/release`, { version: "1" });
  return by.post(`${at}/take`, { version: "2" });
}
