import type { Row } from "./expected.ts";

type Work = {
  /** Who opens a page of the child. */
  readonly seen: Row;
  /** Who sees nothing of an id that is not there, and who is refused. */
  readonly unseen: Row;
  /** Who may raise a disagreement: the form's page, by its status. */
  readonly raise: Row;
  /** The same where there is no disagreement of this id. */
  readonly noRaise: Row;
  /** Who may record supervision: an empty form, by its status. */
  readonly supervise: Row;
};

/** Forms are empty here; what is raised, answered and taken on: escalation.test.ts and team.test.ts. */
export function workRows(work: Work): Readonly<Record<string, Row>> {
  const { seen, unseen, raise, noRaise, supervise } = work;
  const { 200: opens, ...others } = raise;
  const one = "/children/:personId/escalations/:escalationId";
  return {
    "GET /children/:personId/escalations": seen,
    "GET /children/:personId/escalations/new": raise,
    "POST /children/:personId/escalations/new": opens === undefined ? raise : { 422: opens, ...others },
    [`GET ${one}`]: unseen,
    ...Object.fromEntries(
      ["answer", "move", "pause", "resume", "resolve"].map((step) => [
        `POST ${one}/${step}`,
        noRaise,
      ]),
    ),
    "GET /children/:personId/supervision": seen,
    "POST /children/:personId/supervision": supervise,
  };
}

type Lists = {
  readonly list: Row;
  readonly oversee: string;
  readonly without: (keys: string) => string;
};

/** Lists within reach, the reader's team, and numbers for whoever watches over the system. */
export const workLists = ({ list, oversee, without }: Lists): Readonly<Record<string, Row>> => ({
  "GET /escalations": list,
  "GET /api/escalations": list,
  "GET /team": { 200: oversee, 403: without(oversee) },
  // Nobody of this id is in the team.
  "GET /team/:staffId": { 404: oversee, 403: without(oversee) },
  "GET /api/admin/notices-outside": { 200: "admin", 403: without("admin") },
});
