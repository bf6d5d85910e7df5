import type { Row } from "./expected.ts";
import { recordedBy } from "./groups.ts";

/**
 * Who reads documents of a child, adds them and takes them back. Nothing here has such an id: which file
 * opens to whom is in test/access/documents.test.ts.
 */
const { unrecorded, unseen, formOf } = recordedBy("coordinator mash lead manager school nurse");
const looks = recordedBy("mash").unrecorded;

type Documents = {
  readonly seen: Row;
  /** Who of those who may add reaches the child: all, none, or these. */
  readonly opens: string;
};

export function documents({ seen, opens }: Documents): Readonly<Record<string, Row>> {
  const path = "/children/:personId/documents";
  return {
    [`GET ${path}`]: seen,
    [`GET /api${path}`]: seen,
    [`GET ${path}/add`]: formOf(opens, 200),
    // The walk brings no file: the form comes back.
    [`POST ${path}/add`]: formOf(opens, 422),
    [`GET ${path}/:documentId/file`]: unseen,
    [`GET ${path}/:documentId/look-through`]: unseen,
    [`POST ${path}/:documentId/look-through`]: unseen,
    [`GET ${path}/:documentId/take-back`]: unrecorded,
    [`POST ${path}/:documentId/take-back`]: unrecorded,
    [`GET ${path}/:documentId/picture`]: looks,
    [`POST ${path}/:documentId/picture`]: looks,
  };
}
