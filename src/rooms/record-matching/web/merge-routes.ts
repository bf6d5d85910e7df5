import { z } from "zod";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import {
  answerMerge,
  countRowsOf,
  findOpenProposal,
  findPerson,
  findProposal,
  listCircle,
  mayDo,
  mergeRefusals,
  movedKinds,
  proposeMerge,
  type CircleMember,
  type MergeProposal,
  type PairedPerson,
  type Person,
} from "../../subjects/index.ts";
import { listSettledWhere } from "../merge-preview/web/settled-where.ts";
import { listWhatWillStand } from "../merge-preview/web/what-will-stand.ts";
import { subjectOf } from "../../work/index.ts";
import { answerForm, keptAnswer, keptProposal, proposalForm } from "./drafts.ts";
import type { Against, MergeContext } from "./merge-context.ts";
import { mergePage } from "./merge-page.tsx";
import { findOwnPair, joinedInstead, pairParams } from "./pair-facts.ts";
import { proposalPage } from "./proposal-page.tsx";
import { samePaths } from "./paths.ts";

const access = { permission: "record.merge" } as const;
const query = z.object({ stays: optionalQuery(anId) });
const proposalParams = pairParams.extend({ mergeProposalId: anId });

type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly now: Date;
  readonly today: string;
};
type Params = z.infer<typeof pairParams>;

/** While one of these stands against it, nobody can say which level, harm status or date will stand. */
const isOfStanding: ReadonlySet<string> = new Set(["unreachable", "closed", "level", "harm"]);

/** What stands and what would happen, for a pair of which the reader's posts let them join both. */
async function groundOf(
  asking: ReadContext,
  params: Params,
  staysId: string,
): Promise<MergeContext | undefined> {
  const { tx, today } = asking;
  const pair = await findOwnPair(asking, params, "record.merge");
  if (!pair || !["", pair.one.personId, pair.other.personId].includes(staysId)) return undefined;
  const [stays, ends] =
    staysId === pair.other.personId ? [pair.other, pair.one] : [pair.one, pair.other];
  const [here, there] = [await sideOf(asking, stays), await sideOf(asking, ends)];
  const direction = { stays: stays.personId, ends: ends.personId, today };
  const refusals = await mergeRefusals(tx, direction);
  const inside = new Set(here.circle.map(({ staffId }) => staffId));
  return {
    pair,
    stays,
    ends,
    refusals,
    today,
    against: await againstOf(asking, [here, there], refusals),
    willStand: refusals.some((key) => isOfStanding.has(key))
      ? []
      : await listWhatWillStand(tx, direction),
    moves: movedKinds(await countRowsOf(tx, ends.personId)),
    letIn: [
      ...new Set(there.circle.filter((one) => !inside.has(one.staffId)).map(({ name }) => name)),
    ],
  };
}

type Side = {
  readonly personId: string;
  readonly person: Person | undefined;
  readonly circle: readonly CircleMember[];
};

async function sideOf({ tx, actor, now }: ReadContext, { personId }: PairedPerson): Promise<Side> {
  const person = await findPerson(tx, actor, personId);
  return { personId, person, circle: person ? await listCircle(tx, person.circleId, now) : [] };
}

/** What either says that stands against it; with the way there where the reader may go it. */
async function againstOf(
  { tx, actor, today }: ReadContext,
  sides: readonly [Side, Side],
  refusals: readonly string[],
): Promise<readonly Against[]> {
  if (refusals.includes("unreachable")) return [];
  const two = [sides[0].personId, sides[1].personId] as const;
  const found = await listSettledWhere(tx, actor, { two, refusals, today });
  return found.map(({ permission, href, ...one }) => {
    const side = sides.find(({ personId }) => personId === one.personId);
    const may =
      side?.person && mayDo(actor, permission, { person: side.person, circle: side.circle });
    return { ...one, href: may === true ? href : undefined };
  });
}

const pairOf = ({ pair }: Pick<MergeContext, "pair">): string =>
  subjectOf(pair.one.personId, pair.other.personId);
const proposalDraft = (ground: MergeContext, savedAt?: string) =>
  keptProposal.draft(pairOf(ground), { returnTo: samePaths.all(), savedAt });

const proposeRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/same-child/:oneId/:otherId/merge",
    access,
    audit: { action: "merge.form" },
    shows: { about: "children" },
    input: { params: pairParams, query },
    handle: async ({ tx, actor, clock, params, query, frame: { csrfToken } }) => {
      const { stays = "" } = query;
      const subjectIds = [params.oneId, params.otherId];
      const asking = { tx, actor, now: clock.now(), today: clock.today() };
      const ground = await groundOf(asking, params, stays);
      if (!ground) return joinedInstead(asking, params);
      const open = await findOpenProposal(tx, params.oneId, params.otherId);
      if (open) {
        const to = samePaths.proposal(params.oneId, params.otherId, open.proposalId);
        return { kind: "redirect", to, subjectIds };
      }
      const { typed = { reason: "" }, savedAt } = await keptProposal.find(tx, pairOf(ground));
      const view = mergePage({
        ...ground,
        csrfToken,
        typed,
        draft: proposalDraft(ground, savedAt),
      });
      return { kind: "page", view, subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/same-child/:oneId/:otherId/merge",
    access,
    audit: { action: "merge.propose" },
    shows: { about: "children" },
    input: { params: pairParams, query, form: proposalForm },
    handle: async ({ tx, actor, clock, params, query, form, frame }) => {
      const { stays = "" } = query;
      const subjectIds = [params.oneId, params.otherId];
      await oneAtATime(tx, `pair ${subjectIds.toSorted().join(" ")}`);
      const asking = { tx, actor, now: clock.now(), today: clock.today() };
      const ground = await groundOf(asking, params, stays);
      if (!ground) return { kind: "notFound", subjectIds };
      const open = await findOpenProposal(tx, params.oneId, params.otherId);
      const to = (id: string) => samePaths.proposal(params.oneId, params.otherId, id);
      if (open)
        return redirectDone(
          to(open.proposalId),
          "Merging was proposed already. A second person decides.",
          { subjectIds },
        );
      const { partnershipId } = ground.stays;
      const direction = {
        partnershipId,
        stays: ground.stays.personId,
        ends: ground.ends.personId,
      };
      const change = await proposeMerge(
        tx,
        { actor, at: clock.now() },
        { direction, reason: form.reason },
      );
      if (change.kind === "accepted") {
        await keptProposal.end(tx, pairOf(ground));
        return redirectDone(to(change.id), "Merging proposed. A second person decides.", {
          subjectIds,
        });
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { csrfToken: frame.csrfToken, typed: form, draft: proposalDraft(ground) };
      const view = mergePage({ ...ground, ...again, errors });
      return { kind: change.kind === "invalid" ? "invalid" : "stale", view, subjectIds };
    },
  }),
];

type Found = { readonly ground: MergeContext; readonly proposal: MergeProposal };

const nothingAnswered = { answer: "", reason: "", version: "" };
const answerDraft = ({ ground }: Found, savedAt?: string) =>
  keptAnswer.draft(pairOf(ground), { returnTo: samePaths.merges(), savedAt });

/** What the reader began to answer to this proposal, and to none that was made of the two before. */
async function keptAnswerOf(tx: Tx, { ground, proposal }: Found) {
  const { typed, savedAt, keptAt } = await keptAnswer.find(tx, pairOf(ground));
  const isOfThis = keptAt !== undefined && keptAt >= proposal.proposedAt;
  return isOfThis && typed ? { typed, savedAt } : { typed: nothingAnswered, savedAt: undefined };
}

async function findOwnProposal(
  asking: ReadContext,
  params: z.infer<typeof proposalParams>,
): Promise<Found | undefined> {
  const proposal = await findProposal(asking.tx, params.mergeProposalId);
  const ids = [params.oneId, params.otherId];
  if (!proposal || ![proposal.staysId, proposal.endsId].every((id) => ids.includes(id))) {
    return undefined;
  }
  const ground = await groundOf(asking, params, proposal.staysId);
  return ground && { ground, proposal };
}

const answerRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/same-child/:oneId/:otherId/merge/:mergeProposalId",
    access,
    audit: { action: "merge.proposal" },
    shows: { about: "children" },
    input: { params: proposalParams },
    handle: async ({ tx, actor, clock, params, frame: { csrfToken } }) => {
      const subjectIds = [params.oneId, params.otherId];
      const asking = { tx, actor, now: clock.now(), today: clock.today() };
      const found = await findOwnProposal(asking, params);
      if (!found) return joinedInstead(asking, params);
      const isOwn = found.proposal.proposedBy === actor.id;
      const { typed, savedAt } = await keptAnswerOf(tx, found);
      const draft = answerDraft(found, savedAt);
      const view = proposalPage({ ...found, isOwn, csrfToken, typed, draft });
      return { kind: "page", view, subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/same-child/:oneId/:otherId/merge/:mergeProposalId",
    access,
    audit: { action: "merge.answer" },
    shows: { about: "children" },
    input: {
      params: proposalParams,
      form: answerForm,
    },
    handle: async ({ tx, actor, clock, params, form, frame: { csrfToken } }) => {
      const subjectIds = [params.oneId, params.otherId];
      await oneAtATime(tx, `pair ${subjectIds.toSorted().join(" ")}`);
      const asking = { tx, actor, now: clock.now(), today: clock.today() };
      const found = await findOwnProposal(asking, params);
      if (!found) return { kind: "notFound", subjectIds };
      const { proposal } = found;
      const change = await answerMerge(tx, { actor, at: clock.now() }, { proposal, form });
      if (change.kind === "accepted") {
        await keptAnswer.end(tx, pairOf(found.ground));
        const to = change.id === "" ? samePaths.merges() : samePaths.merged(change.id);
        return redirectDone(to, "Your answer was saved.", { subjectIds });
      }
      const isStale = change.kind !== "invalid";
      const errors = change.kind === "invalid" ? change.errors : [];
      const isOwn = proposal.proposedBy === actor.id;
      const again = { csrfToken, typed: form, draft: answerDraft(found) };
      const view = proposalPage({ ...found, isOwn, ...again, errors, isStale });
      return { kind: isStale ? "stale" : "invalid", view, subjectIds };
    },
  }),
];

export const mergeRoutes: readonly Route[] = [...proposeRoutes, ...answerRoutes];
