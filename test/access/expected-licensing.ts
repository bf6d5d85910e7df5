import type { Row } from "./expected.ts";
import { without } from "./groups.ts";

/** No subject has a licence here: who reads a referral is in test/access/licensing.test.ts. */
const subjects = "coordinator mash manager intelligence police";
const records = "coordinator mash manager intelligence licensing";
const views = `${subjects} licensing`;
const listed: Row = { 200: views, 403: without(views) };
const recorded: Row = { 404: records, 403: without(records) };

const licence = "/subjects/:thingId/licences";
const referral = "/licensing/:licensingReferralId";

export const licensingRows: Readonly<Record<string, Row>> = {
  "GET /licensing": listed,
  "GET /api/licensing-referrals": listed,
  [`GET ${referral}`]: { 404: views, 403: without(views) },
  [`GET ${licence}`]: { 404: subjects, 403: without(subjects) },
  ...Object.fromEntries(
    [
      `${licence}/new`,
      `${licence}/:licenceId/refer`,
      `${licence}/:licenceId/end`,
      ...["sent", "checked", "answered", "close"].map((step) => `${referral}/${step}`),
    ].flatMap((path) => [
      [`GET ${path}`, recorded],
      [`POST ${path}`, recorded],
    ]),
  ),
};
