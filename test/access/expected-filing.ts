import type { Row } from "./expected.ts";
import { everybody, without } from "./groups.ts";

/** Who takes decisions over into the council’s own record: whose is filed by whom is in test/access/filing.test.ts. */
const files = "coordinator mash lead manager chair";
const of = (status: number): Row => ({ [status]: files, 403: without(files) });

/** Of a child within reach or not; nothing has the id of a decision here. */
export function filingRows(reaches: boolean): Readonly<Record<string, Row>> {
  const note = "/children/:personId/notes-to-file/:noteId";
  return {
    "GET /children/:personId/notes-to-file": of(reaches ? 200 : 404),
    ...{ [`GET ${note}`]: of(404), [`POST ${note}`]: of(404) },
    ...{ [`GET ${note}/note.docx`]: of(404), [`GET ${note}/note.pdf`]: of(404) },
    [`GET ${note}/note.json`]: of(404),
  };
}

export const filingLists: Readonly<Record<string, Row>> = {
  ...{ "GET /notes-to-file": of(200), "GET /api/notes-to-file": of(200) },
  "GET /api/notes-to-file/:noteId": of(404),
  "POST /api/notes-to-file/:noteId/filed": { 403: everybody },
};
