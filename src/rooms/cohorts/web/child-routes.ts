import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { mayDo } from "../../subjects/index.ts";
import {
  childAnswer,
  type ChildFacts,
  childParams,
  childRoute,
  dateOf,
  dateTyped,
  dateInput,
} from "../../child-record/index.ts";
import { listCohorts } from "../cohort-reads.ts";
import { cohortSchemeOn } from "../cohort-scheme.ts";
import {
  findMembership,
  listApproaches,
  listApproachReviews,
  listMemberships,
  type Membership,
} from "../member-reads.ts";
import { joinCohort } from "../membership.ts";
import { childFormPage, joinFields } from "./child-forms.tsx";
import { childCohortsPage, memberPage } from "./child-page.tsx";
import { cohortPaths } from "./paths.ts";

export const memberParams = childParams.extend({ cohortMemberId: anId });

/**
 * What the audit says of a place in a cohort with a list: the place, which those on the list can follow,
 * and not the child; whoever reads the audit or who looked at a record learns nothing of it.
 */
export const inAudit = (
  { isListed, memberId }: Pick<Membership, "isListed" | "memberId">,
  { person }: ChildFacts,
) => ({ subjectIds: [isListed ? memberId : person.personId] });

async function readAll(tx: Tx, { person: { personId } }: ChildFacts) {
  return {
    memberships: await listMemberships(tx, personId),
    approaches: await listApproaches(tx, { personId }),
    reviews: await listApproachReviews(tx, { personId }),
  };
}

const joinForm = z.object({
  cohort: field(),
  criterion: field(),
  evidence: field(),
  worker: field(),
  agency: field(),
  isTold: field(),
  told: field(),
  ...dateInput("from"),
  ...dateInput("reviewBy"),
});

type JoinTyped = z.output<typeof joinForm>;

async function joinParts(tx: Tx, facts: ChildFacts, typed: JoinTyped) {
  const cohorts = (await listCohorts(tx)).filter(({ closedOn }) => closedOn === null);
  const { personId } = facts.person;
  return {
    facts,
    cohorts,
    typed,
    heading: "In a cohort",
    button: "Decide this",
    action: cohortPaths.join(personId),
    now: cohortPaths.child(personId),
    fields: joinFields(
      cohorts,
      facts.circle.filter(({ isHidden }) => !isHidden).map(({ name }) => name),
    ),
  };
}

const day = z.iso.date();
const apiCohorts = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  cohorts: z.array(
    z.object({
      cohortId: z.uuid(),
      name: z.string(),
      from: day,
      reviewBy: day,
      leftOn: day.nullable(),
      approaches: z.array(z.object({ approach: z.string(), from: day, until: day.nullable() })),
    }),
  ),
});

const readRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/cohorts",
    access: { permission: "child.view" },
    audit: { action: "child.cohorts.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor }) => {
      const mayRecord = mayDo(actor, "cohort.record", facts);
      const view = childCohortsPage({ ...(await readAll(tx, facts)), facts, mayRecord });
      return { kind: "page", view };
    },
  }),
  childAnswer({
    path: "/api/children/:personId/cohorts",
    audit: { action: "child.cohorts.read" },
    answers: {
      summary: "Cohorts of a child you can see, of those that you may know of",
      description: "What was said about it is read only by people in Lantern.",
      schema: apiCohorts,
    },
    body: async (facts, tx) => {
      const { memberships, approaches } = await readAll(tx, facts);
      const cohorts = memberships.map((one) => ({
        cohortId: one.cohortId,
        name: one.cohort,
        from: one.from,
        reviewBy: one.reviewBy,
        leftOn: one.leftOn,
        approaches: approaches
          .filter(({ memberId }) => memberId === one.memberId)
          .map(({ approach, from, until }) => ({ approach, from, until })),
      }));
      return { cohorts };
    },
  }),
];

const joinRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/cohorts/new",
    access: { permission: "cohort.record" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor, frame: { csrfToken } }) => {
      const { today } = facts;
      const scheme = await cohortSchemeOn(tx, today);
      const typed = {
        ...joinForm.parse({ worker: actor.name, agency: actor.posts[0]?.agencyName }),
        ...dateTyped("from", today),
        ...dateTyped("reviewBy", addDays(today, scheme.reviewDays)),
      };
      const parts = await joinParts(tx, facts, typed);
      return { kind: "page", view: childFormPage({ ...parts, csrfToken }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/cohorts/new",
    access: { permission: "cohort.record" },
    audit: { action: "cohort.join" },
    input: { params: childParams, form: joinForm },
    handle: async (facts, { tx, actor, clock, form: typed, frame: { csrfToken } }) => {
      const { person, today } = facts;
      const parts = { ...(await joinParts(tx, facts, typed)), csrfToken };
      const scheme = await cohortSchemeOn(tx, today);
      const form = { ...typed, from: dateOf(typed, "from"), reviewBy: dateOf(typed, "reviewBy") };
      const acting = { actor, at: clock.now(), today, scheme };
      const change = await joinCohort(tx, acting, { person, cohorts: parts.cohorts, form });
      if (change.kind === "made") {
        const cohort = parts.cohorts.find(({ cohortId }) => cohortId === typed.cohort);
        const made = { isListed: cohort?.isListed ?? false, memberId: change.id };
        const to = cohortPaths.member(person.personId, change.id);
        return redirectDone(to, "The child was added to the cohort.", { ...inAudit(made, facts) });
      }
      if (change.kind === "stale") {
        return { kind: "stale", view: childFormPage({ ...parts, isStale: true }) };
      }
      return { kind: "invalid", view: childFormPage({ ...parts, errors: change.errors }) };
    },
  }),
];

/** After `/cohorts/new`, which is no id. */
const memberRoute: Route = childRoute({
  method: "GET",
  path: "/children/:personId/cohorts/:cohortMemberId",
  access: { permission: "child.view" },
  audit: { action: "cohort.member.read" },
  input: { params: memberParams },
  handle: async (facts, { tx, actor, params }) => {
    const found = { personId: facts.person.personId, memberId: params.cohortMemberId };
    const membership = await findMembership(tx, found);
    if (!membership) return { kind: "notFound" };
    const mayRecord = mayDo(actor, "cohort.record", facts);
    const view = memberPage({ ...(await readAll(tx, facts)), facts, membership, mayRecord });
    return { kind: "page", view, ...inAudit(membership, facts) };
  },
});

export const childCohortRoutes: readonly Route[] = [...readRoutes, ...joinRoutes, memberRoute];
