import type { Row } from "./expected.ts";
import { listed, neverSeeAChild, sampled, without, workWithChildren } from "./groups.ts";

const editInPlace = "coordinator mash lead manager school nurse";
const editNot = `youthworker chair police intelligence ${sampled} ${neverSeeAChild}`;
const listedThen = { 303: workWithChildren, 403: `${sampled} ${neverSeeAChild}` };
/** No view has this address; whose view opens to whom is in test/access/tracker-views.test.ts. */
const noView = { 404: workWithChildren, 403: `${sampled} ${neverSeeAChild}` };
/** Nobody saved anything here; whose save opens to whom is in test/access/grid.test.ts. */
const noSave = { 404: editInPlace, 403: editNot };
const noColumn = { 404: "coordinator", 403: without("coordinator") };

/**
 * The tracker, in place, its columns and its views.
 * @param gather who adds children
 */
export const tracker = (gather: string): Readonly<Record<string, Row>> => ({
  "GET /children": listed,
  "GET /children/edit": { 200: editInPlace, 403: editNot },
  "POST /children/edit": { 303: editInPlace, 403: editNot },
  "GET /children/edit/saves": { 200: editInPlace, 403: editNot },
  "GET /children/edit/saves/:saveId": noSave,
  "POST /children/edit/saves/:saveId/undo": noSave,
  "GET /children/not-told": listed,
  "GET /children/columns": { 200: "coordinator", 403: without("coordinator") },
  "POST /children/columns": { 303: "coordinator", 403: without("coordinator") },
  "GET /children/columns/:columnId": noColumn,
  "POST /children/columns/:columnId": noColumn,
  "POST /children/columns/:columnId/move": noColumn,
  "GET /children/columns/:columnId/retire": noColumn,
  "POST /children/columns/:columnId/retire": noColumn,
  "POST /children/columns/:columnId/bring-back": noColumn,
  "GET /children/new": { 200: gather, 403: without(gather) },
  "POST /children/new": { 303: gather, 403: without(gather) },
  "GET /children/print": listed,
  "GET /children/views": listed,
  "GET /children/views/new": listed,
  "POST /children/views/new": listedThen,
  "POST /children/views/first": listedThen,
  "GET /children/views/:viewId": noView,
  "POST /children/views/:viewId": noView,
  "GET /children/views/:viewId/delete": noView,
  "POST /children/views/:viewId/delete": noView,
});
