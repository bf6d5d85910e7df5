import type { Row } from "./expected.ts";
import { everybody, without } from "./groups.ts";

/** Who takes decisions over into the council’s own record: whose is filed by whom is in test/access/filing.test.ts. */
const files = "coordinator mash lead manager chair";
const of = (status: number): Row => ({ [status]: files, 403: without(files) });

/** @param seen who opens the child's page; nothing has the id of a decision here */
export function filingRows(seen: Row): Readonly<Record<string, Row>> {
  const note = "/children/:personId/notes-to-file/:noteId";
  const opens = (seen[200] ?? "").split(" ");
  const [reach, beyond] = [true, false].map((is) =>
    files.split(" ").filter((key) => opens.includes(key) === is),
  );
  return {
    "GET /children/:personId/notes-to-file": {
      ...(reach?.length ? { 200: reach.join(" ") } : {}),
      ...(beyond?.length ? { 404: beyond.join(" ") } : {}),
      403: without(files),
    },
    [`GET ${note}`]: of(404),
    [`POST ${note}`]: of(404),
    [`GET ${note}/note.docx`]: of(404),
    [`GET ${note}/note.pdf`]: of(404),
    [`GET ${note}/note.json`]: of(404),
  };
}

export const filingLists: Readonly<Record<string, Row>> = {
  "GET /notes-to-file": of(200),
  "GET /api/notes-to-file": of(200),
  "GET /api/notes-to-file/:noteId": of(404),
  "POST /api/notes-to-file/:noteId/filed": { 403: everybody },
};
