import type { Row } from "./expected.ts";
import { movedAddresses } from "./expected-moved.ts";
import { neverSeeAChild, reachAnyway, reachByCircle, sampled, workWithChildren } from "./groups.ts";

const none = `${sampled} ${neverSeeAChild}`;
const oversee = "coordinator manager";
const notOverseers = `mash lead school youthworker chair police intelligence nurse ${none}`;
const noRaise = { 404: workWithChildren, 403: none };
const unseen = { 404: `${workWithChildren} ${sampled}`, 403: neverSeeAChild };

type Pages = {
  /** Who opens a page of the child. */
  readonly seen: Row;
  /** Who may raise a disagreement: the form, by its status, and the same sent empty. */
  readonly form: Row;
  readonly sent: Row;
  readonly supervised: Row;
};

/** Forms are empty here; what is raised, answered and supervised: work.test.ts. */
function rows({ seen, form, sent, supervised }: Pages): Readonly<Record<string, Row>> {
  const one = "/children/:personId/escalations/:escalationId";
  const steps = ["answer", "move", "pause", "resume", "resolve"];
  return {
    "GET /children/:personId/escalations": seen,
    "GET /children/:personId/escalations/new": form,
    "POST /children/:personId/escalations/new": sent,
    [`GET ${one}`]: unseen,
    ...Object.fromEntries(steps.map((step) => [`POST ${one}/${step}`, noRaise])),
    "GET /children/:personId/supervision": seen,
    "GET /api/children/:personId/supervision": seen,
    "POST /children/:personId/supervision": supervised,
  };
}

const supervised = { 422: oversee, 403: notOverseers };

export const inTheCircle = rows({
  seen: { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
  form: { 200: workWithChildren, 403: none },
  sent: { 422: workWithChildren, 403: none },
  supervised,
});

export const outside = rows({
  seen: { 200: reachAnyway, 404: `${reachByCircle} ${sampled}`, 403: neverSeeAChild },
  form: { 200: reachAnyway, 404: reachByCircle, 403: none },
  sent: { 422: reachAnyway, 404: reachByCircle, 403: none },
  supervised,
});

export const beyond = rows({
  seen: unseen,
  form: noRaise,
  sent: noRaise,
  supervised: { 404: oversee, 403: notOverseers },
});

/** Lists within reach, the reader's team, and numbers for whoever watches over the system. */
export const lists: Readonly<Record<string, Row>> = {
  ...movedAddresses,
  "GET /home": { 200: `${workWithChildren} ${sampled} ${neverSeeAChild}` },
  "GET /escalations": { 200: workWithChildren, 403: none },
  "GET /api/escalations": { 200: workWithChildren, 403: none },
  "GET /team": { 200: oversee, 403: notOverseers },
  // Nobody of this id is in the team, and nobody leaves.
  "GET /team/:staffId": { 404: oversee, 403: notOverseers },
  "GET /api/admin/notices-outside": {
    200: "admin",
    403: `${workWithChildren} ${sampled} ${neverSeeAChild.replace(" admin", "")}`,
  },
};

/** All that somebody leaves, in one list; nobody of this id leaves. */
export const leaverWork = (none: Row): Readonly<Record<string, Row>> => ({
  "GET /leavers/:staffId/work": none,
  "POST /leavers/:staffId/work": none,
  "POST /leavers/:staffId/work/confirm": none,
});
