import type { Row } from "./expected.ts";
import { neverSeeAChild, reachAnyway, reachByCircle, sampled, workWithChildren } from "./groups.ts";

/** Who writes the plan, and who prepares what leaves of it; everybody else is refused. */
const writing = "coordinator mash lead manager chair school nurse";
const writingNot = "youthworker police intelligence scrutineer auditor";
const preparing = "coordinator mash lead manager chair";
const preparingNot = "school nurse youthworker police intelligence scrutineer auditor";

type Where = {
  /** What a page that everybody within reach may read answers. */
  readonly seen: Row;
  /** What adding the child's words answers: to those who may add a note. */
  readonly voice: Row;
  /** Of those who write and prepare, who does not reach the child here. */
  readonly outside: string;
};

/** The answer for those who may, where they reach the child; not found for the others of them. */
function row(status: number, { may, not, outside }: Record<"may" | "not" | "outside", string>) {
  const beyond = may.split(" ").filter((key) => outside.split(" ").includes(key));
  const within = may.split(" ").filter((key) => !beyond.includes(key));
  const refused = { 403: `${not} ${neverSeeAChild}` };
  if (status === 404) return { 404: may, ...refused };
  return {
    ...(within.length > 0 ? { [status]: within.join(" ") } : {}),
    ...(beyond.length > 0 ? { 404: beyond.join(" ") } : {}),
    ...refused,
  };
}

/**
 * The safety plan, what leaves of it, and what the child says. The walk begins a plan with an outcome
 * and closes it last; what it finds nothing for is tested in src/rooms/safety-plans.
 */
const plans = ({ seen, voice, outside }: Where): Readonly<Record<string, Row>> => {
  const write = (status: number): Row => row(status, { may: writing, not: writingNot, outside });
  const prepare = (status: number): Row =>
    row(status, { may: preparing, not: preparingNot, outside });
  const none: Row = {
    404: Object.entries(seen)
      .filter(([status]) => status !== "403")
      .map(([, keys]) => keys)
      .join(" "),
    403: neverSeeAChild,
  };
  const at = "/children/:personId/safety-plan";
  return {
    [`GET ${at}/outcomes`]: write(200),
    [`POST ${at}/outcomes`]: write(303),
    [`GET ${at}/outcomes/:outcomeId`]: none,
    [`POST ${at}/outcomes/:outcomeId`]: write(404),
    [`POST ${at}/outcomes/:outcomeId/rating`]: write(404),
    [`POST ${at}/outcomes/:outcomeId/promises`]: write(404),
    [`POST ${at}/outcomes/:outcomeId/end`]: write(404),
    [`GET ${at}/parts/:planPart`]: write(200),
    [`POST ${at}/parts/:planPart`]: write(303),
    [`GET ${at}/parts/:planPart/:rowId`]: write(404),
    [`POST ${at}/parts/:planPart/:rowId`]: write(404),
    [`GET ${at}/wants`]: write(200),
    [`POST ${at}/wants`]: write(303),
    [`GET ${at}/versions`]: seen,
    [`GET ${at}/versions/:number`]: none,
    "GET /children/:personId/voice": seen,
    "POST /children/:personId/voice": voice,
    [`GET ${at}/family`]: seen,
    [`POST ${at}/family`]: write(303),
    // Nothing has been agreed yet.
    [`POST ${at}/family/papers`]: prepare(404),
    [`GET ${at}/carer`]: seen,
    [`POST ${at}/carer`]: write(303),
    [`POST ${at}/carer/papers`]: prepare(303),
    "GET /api/children/:personId/safety-plan": seen,
    [`GET ${at}/agree`]: write(200),
    // The walk has not read the plan that it agrees.
    [`POST ${at}/agree`]: write(409),
    [`GET ${at}/close`]: write(200),
    [`POST ${at}/close`]: write(303),
  };
};

const noteNot = `${sampled} ${neverSeeAChild}`;

export const plansInTheCircle = plans({
  seen: { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
  voice: { 303: workWithChildren, 403: noteNot },
  outside: "",
});

export const plansOutside = plans({
  seen: { 200: reachAnyway, 404: `${reachByCircle} ${sampled}`, 403: neverSeeAChild },
  voice: { 303: reachAnyway, 404: reachByCircle, 403: noteNot },
  outside: reachByCircle,
});

/** A restricted child of another circle, a child of another partnership, and no child at all. */
export const plansBeyond = plans({
  seen: { 404: `${workWithChildren} ${sampled}`, 403: neverSeeAChild },
  voice: { 404: workWithChildren, 403: noteNot },
  outside: workWithChildren,
});
