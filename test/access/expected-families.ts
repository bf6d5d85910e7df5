import type { Row } from "./expected.ts";
import { everybody, listed, recordedBy } from "./groups.ts";

/**
 * Who may ask a family by a link, and record a moment.
 * Nothing has these ids here: whose opens to whom is in families.test.ts and moments.test.ts.
 */
const asks = recordedBy("coordinator mash lead manager school youthworker nurse");
const agrees = recordedBy("coordinator mash manager");
const records = recordedBy("coordinator mash lead manager school youthworker police nurse");

type Families = {
  /** Who reads the child's page. */
  readonly seen: Row;
  /** Who of those who may ask reaches the child: all, none, or these. */
  readonly opens: string;
};

/** Links for families, moments, and several children side by side, on a child's record. */
export function families({ seen, opens }: Families): Readonly<Record<string, Row>> {
  const views = "/children/:personId/family-views";
  const link = "/children/:personId/family-links/:familyLinkId";
  const moments = "/children/:personId/moments";
  const group = "/children/:personId/group-chronology";
  return {
    [`GET ${views}`]: seen,
    [`GET ${views}/ask`]: asks.formOf(opens, 200),
    [`POST ${views}/ask`]: asked(opens),
    [`POST ${link}/give`]: asks.unrecorded,
    [`POST ${link}/agree`]: agrees.unrecorded,
    [`POST ${link}/withdraw`]: asks.unrecorded,
    [`GET ${views}/:familyViewId`]: asks.unseen,
    [`POST ${views}/:familyViewId/read`]: asks.unrecorded,
    [`POST ${views}/:familyViewId/came-of`]: asks.unrecorded,
    "GET /api/children/:personId/family-views": seen,
    [`GET ${moments}`]: seen,
    [`GET ${moments}/new`]: records.formOf(opens, 200),
    [`POST ${moments}/new`]: records.formOf(opens, 303),
    [`GET ${moments}/:momentId`]: records.unseen,
    [`POST ${moments}/:momentId/answer`]: records.unrecorded,
    "GET /api/children/:personId/moments": seen,
    [`GET ${group}`]: seen,
    [`GET ${group}/print`]: seen,
    [`GET ${group}/print.docx`]: seen,
  };
}

/** The link and its code are shown once, on the page that made them. */
const asked = (opens: string): Row => asks.formOf(opens, 200);

/** Of a restricted record a second person agrees first: the link is on no page yet. */
export const ofRestricted: Readonly<Record<string, Row>> = {
  "POST /children/:personId/family-views/ask": asks.formOf("all", 303),
};

/** Lists within reach; and the pages behind a link, which answer everybody alike who has none. */
export const familyLists: Readonly<Record<string, Row>> = {
  "GET /moments": listed,
  "GET /api/moments": listed,
  "GET /f/:familyToken": { 403: everybody },
  "POST /f/:familyToken": { 403: everybody },
  "POST /f/:familyToken/send": { 403: everybody },
};
