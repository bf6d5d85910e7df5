import type { Row } from "./expected.ts";
import { recordedBy } from "./groups.ts";

/**
 * Who may record referrals to the NRM and references to forums.
 * Nothing has these ids here: whose opens to whom is in forums.test.ts and nrm.test.ts.
 */
const { unrecorded, unseen, formOf } = recordedBy(
  "coordinator mash lead manager school youthworker police nurse",
);

type Elsewhere = {
  /** Who reads the child's page. */
  readonly seen: Row;
  /** Who of those who may record reaches the child: all, none, or these. */
  readonly opens: string;
};

/** The National Referral Mechanism and other forums, on a child's record. */
export function elsewhere({ seen, opens }: Elsewhere): Readonly<Record<string, Row>> {
  const nrm = "/children/:personId/nrm";
  const forums = "/children/:personId/forums";
  return {
    [`GET ${forums}`]: seen,
    [`GET ${forums}/new`]: formOf(opens, 200),
    [`POST ${forums}/new`]: formOf(opens, 303),
    [`GET ${forums}/:forumReferenceId`]: unseen,
    [`POST ${forums}/:forumReferenceId/change`]: unrecorded,
    [`POST ${forums}/:forumReferenceId/end`]: unrecorded,
    [`GET ${nrm}/new`]: formOf(opens, 200),
    [`POST ${nrm}/new`]: formOf(opens, 303),
    [`GET ${nrm}/:nrmReferralId`]: unseen,
    [`GET ${nrm}/:nrmReferralId/copy`]: unseen,
    ...Object.fromEntries(
      ["prepare", "submit", "step"].flatMap((part) => [
        [`GET ${nrm}/:nrmReferralId/${part}`, unrecorded],
        [`POST ${nrm}/:nrmReferralId/${part}`, unrecorded],
      ]),
    ),
    "GET /children/:personId/section-45": seen,
    "POST /children/:personId/section-45": formOf(opens, 303),
    "GET /api/children/:personId/forums": seen,
    "GET /api/children/:personId/nrm": seen,
  };
}

type Cast = { readonly everybody: string; readonly list: Row };

/** Lists within reach, and who may know of a hidden forum. */
export function elsewhereLists({ everybody, list }: Cast): Readonly<Record<string, Row>> {
  const keepers = ["coordinator", "mash"];
  const without = (keys: readonly string[]): string =>
    everybody
      .split(" ")
      .filter((one) => !keys.includes(one))
      .join(" ");
  const readers = [...keepers, "governance"];
  return {
    "GET /nrm": list,
    "GET /api/nrm": list,
    "GET /forums": { 200: everybody },
    "GET /forums/:forum": list,
    "GET /forums/:forum/list": { 200: readers.join(" "), 403: without(readers) },
    "POST /forums/:forum/list": { 303: keepers.join(" "), 403: without(keepers) },
    "POST /forums/:forum/list/:forumMemberId/end": {
      404: keepers.join(" "),
      403: without(keepers),
    },
  };
}
