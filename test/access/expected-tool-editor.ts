import type { Row } from "./expected.ts";
import { without } from "./groups.ts";

/** The walk has no draft: what is done with one is in test/access/tool-editor.test.ts. */
const makes = "coordinator";
const of = (status: number): Row => ({ [status]: makes, 403: without(makes) });

const draft = "/tools/drafts/:toolDraftId";
const read = ["", "/about", "/questions", "/bands", "/floors", "/preview", "/test", "/file"];
const parts = ["/about", "/bands", "/preview", "/publish", "/discard", "/arrange"];
const inDomain = [
  "/domains/:domain",
  "/domains/:domain/questions/:question",
  "/floors/:floor",
] as const;
const nowhere = (method: string, ends: readonly string[]): Readonly<Record<string, Row>> =>
  Object.fromEntries(ends.map((end) => [`${method} ${draft}${end}`, of(404)]));

export const toolEditorRows: Readonly<Record<string, Row>> = {
  "GET /tools": of(200),
  "GET /api/tools/drafts": of(200),
  "GET /tools/new": of(200),
  "POST /tools/new": of(422),
  "GET /tools/file": of(200),
  "POST /tools/file": of(422),
  "GET /tools/kept/:tool": of(200),
  "GET /tools/kept/:tool/retire": of(200),
  // Without the version that was read.
  "POST /tools/kept/:tool/retire": of(409),
  "GET /tools/kept/:tool/withdraw": of(404),
  "POST /tools/kept/:tool/withdraw": of(404),
  "GET /tools/versions/:toolVersionId/file": of(404),
  ...nowhere("GET", [...read, "/publish", "/discard", ...inDomain]),
  // A form that names nothing to act on is none of ours.
  ...nowhere("POST", [...parts, ...inDomain]),
};
