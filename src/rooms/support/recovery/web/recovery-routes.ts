import { z } from "zod";
import type { Tx } from "../../../../platform/database/database.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { mayDo } from "../../../subjects/index.ts";
import { listHidden, listReferrals } from "../../services/referral-reads.ts";
import { waitingOf } from "../../services/referral-states.ts";
import { serviceSchemeOn } from "../../services/service-scheme.ts";
import {
  childAnswer,
  type ChildFacts,
  childParams,
  childRoute,
} from "../../../child-record/index.ts";
import { listLookBacks } from "../look-back-reads.ts";
import { missedInARow, standing } from "../missed.ts";
import { listRatings } from "../rating-reads.ts";
import { listSessions, listWork } from "../work-reads.ts";
import { recoveryPage } from "./recovery-page.tsx";

/** What there is of a child, as far as the reader may know; in place of the rest, words. */
async function readAll(tx: Tx, { person: { personId }, today }: ChildFacts) {
  const work = await listWork(tx, personId);
  return {
    work,
    sessions: await listSessions(
      tx,
      work.map(({ workId }) => workId),
    ),
    referrals: await listReferrals(tx, personId),
    hidden: await listHidden(tx, personId),
    ratings: await listRatings(tx, personId),
    lookBacks: await listLookBacks(tx, personId),
    serviceScheme: await serviceSchemeOn(tx, today),
  };
}

const day = z.iso.date();
const apiRecovery = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  services: z.array(
    z.object({
      serviceId: z.uuid(),
      name: z.string(),
      kind: z.string(),
      state: z.string(),
      since: day,
      referredOn: day.nullable(),
      startedOn: day.nullable(),
      waitedDays: z.int().nullable(),
      isLate: z.boolean(),
      outcome: z.string().nullable(),
      whyNotAvailable: z.string().nullable(),
    }),
  ),
  alsoKnownTo: z
    .array(z.string())
    .describe("In place of sensitive services on whose list you are not: words alone"),
  work: z.array(
    z.object({
      kind: z.string(),
      agency: z.string(),
      startedOn: day,
      endedOn: day.nullable(),
      lastSessionOn: day.nullable(),
      missedInARow: z.int(),
    }),
  ),
  lookBacks: z.array(
    z.object({
      months: z.int(),
      dueOn: day,
      answer: z.string().nullable().describe("Null while nobody has answered"),
    }),
  ),
});

type All = Awaited<ReturnType<typeof readAll>>;

const bodyOf = (all: All, { today }: ChildFacts): Omit<z.input<typeof apiRecovery>, "child"> => ({
  services: all.referrals.map((one) => {
    const waiting = waitingOf(one, { today, usualDays: all.serviceScheme.waitDays });
    return {
      serviceId: one.serviceId,
      name: one.name,
      kind: one.tier,
      state: one.state,
      since: one.stateSince,
      referredOn: one.referredOn,
      startedOn: one.startedOn,
      waitedDays: waiting?.days ?? null,
      isLate: waiting?.isLate ?? false,
      outcome: one.outcome,
      whyNotAvailable: one.reasonKey,
    };
  }),
  alsoKnownTo: [...all.hidden],
  work: all.work.map((one) => {
    const sessions = all.sessions.filter(({ workId }) => workId === one.workId);
    return {
      kind: one.workerKind,
      agency: one.agency,
      startedOn: one.startedOn,
      endedOn: one.endedOn,
      lastSessionOn: standing(sessions)[0]?.heldOn ?? null,
      missedInARow: missedInARow(sessions),
    };
  }),
  lookBacks: all.lookBacks.map(({ months, dueOn, answer }) => ({ months, dueOn, answer })),
});

export const recoveryPageRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/recovery",
    access: { permission: "child.view" },
    audit: { action: "child.recovery.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor }) => {
      const mayRecord = mayDo(actor, "recovery.record", facts);
      const view = recoveryPage({ ...(await readAll(tx, facts)), facts, mayRecord });
      return { kind: "page", view };
    },
  }),
  childAnswer({
    path: "/api/children/:personId/recovery",
    audit: { action: "child.recovery.read" },
    answers: {
      summary: "Services and direct work of a child you can see",
      description: "What was said and done is read by people in Lantern alone.",
      schema: apiRecovery,
    },
    body: async (facts, tx) => bodyOf(await readAll(tx, facts), facts),
  }),
];
