import type { Row } from "./expected.ts";

type Tools = { readonly list: Row; readonly unseen: Row; readonly form: Row };

/** Who opens a tool's form sends it. A use with this id there is not: who reads one is in tools.test.ts. */
export function tools({ list, unseen, form }: Tools): Readonly<Record<string, Row>> {
  const { 200: opens, ...others } = form;
  return {
    "GET /children/:personId/tools": list,
    "GET /children/:personId/tools/:tool": form,
    "POST /children/:personId/tools/:tool": opens === undefined ? form : { 303: opens, ...others },
    "GET /children/:personId/tools/uses/:useId": unseen,
  };
}
