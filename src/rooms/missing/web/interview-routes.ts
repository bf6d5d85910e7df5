import { anId } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listAgencies, listPosted } from "../../directory/index.ts";
import { type ChildFacts, childRoute } from "../../child-record/index.ts";
import { keptForm, subjectOf } from "../../work/index.ts";
import type { Episode } from "../episode-reads.ts";
import { listAttempts } from "../log-reads.ts";
import { reasonsOn } from "../missing-scheme.ts";
import { recordAttempt } from "../record-attempt.ts";
import { settlePassedOn, passOn } from "../pass-on.ts";
import { episodeOf, viewOfEpisode } from "./episode-context.ts";
import { episodeParams } from "./episode-routes.ts";
import { attemptInput, settleInput, passOnInput, type AttemptTyped } from "./fields.ts";
import { momentOf, momentTyped } from "../../../kernel/moment-fields.ts";
import { reachOf } from "../../actions/index.ts";
import { interviewPage, reachTyped, type InterviewPage } from "./interview-page.tsx";
import { missingPaths } from "./paths.ts";

const record = { permission: "missing.record" } as const;

const formOf = (typed: AttemptTyped) => ({
  ...typed,
  happened: momentOf(typed, "happened"),
  promise: {
    wording: typed["promise-wording"],
    owner: typed["promise-owner"],
    reach: reachOf(reachTyped(typed)),
    due: {
      day: typed["promise-due-day"],
      month: typed["promise-due-month"],
      year: typed["promise-due-year"],
    },
  },
});

type Shown = Pick<InterviewPage, "csrfToken" | "typed"> &
  Partial<Pick<InterviewPage, "errors" | "isStale" | "unopened">> & {
    readonly savedAt?: string | undefined;
  };

const kept = keptForm("interview", attemptInput);

async function viewOf(tx: Tx, facts: ChildFacts, episode: Episode, { savedAt, ...shown }: Shown) {
  const { personId } = facts.person;
  const { episodeId } = episode;
  const returnTo = missingPaths.episode(personId, episodeId);
  return interviewPage({
    facts,
    episode,
    reasons: await reasonsOn(tx, facts.today),
    agencies: await listAgencies(tx),
    posted: await listPosted(tx, facts.today),
    draft: kept.draft(subjectOf(personId, episodeId), { returnTo, savedAt }),
    ...shown,
  });
}

const isDue = ({ errorAt, returnedAt, rhiOutcome }: Episode): boolean =>
  errorAt === null && returnedAt !== null && rhiOutcome === null;

/** The return home interview and what it passes on. */
export const interviewRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/missing/:episodeId/interview",
    access: record,
    audit: { action: "child.missing.read" },
    input: { params: episodeParams },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params }) => {
      const episode = await episodeOf(tx, facts, params.episodeId);
      if (!episode) return { kind: "notFound" };
      const home = missingPaths.episode(facts.person.personId, episode.episodeId);
      if (!isDue(episode)) return { kind: "redirect", to: home };
      const attempts = await listAttempts(tx, episode.episodeId);
      const subject = subjectOf(facts.person.personId, episode.episodeId);
      const { typed: before, savedAt } = await kept.find(tx, subject);
      const typed = before ?? {
        ...attemptInput.parse({}),
        ...momentTyped("happened", clock.now()),
        interviewer: actor.name,
        doneFor: attempts.find(({ doneFor }) => doneFor !== null)?.doneFor ?? "",
      };
      const shown = { csrfToken, typed, savedAt };
      return { kind: "page", view: await viewOf(tx, facts, episode, shown) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/missing/:episodeId/interview",
    access: record,
    audit: { action: "missing.interview" },
    input: { params: episodeParams, form: attemptInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const episode = await episodeOf(tx, facts, params.episodeId);
      if (!episode) return { kind: "notFound" };
      const { person, today, circle } = facts;
      const { episodeId } = episode;
      const leads = circle.filter(({ basis }) => basis === "allocation").map(({ name }) => name);
      const reasons = await reasonsOn(tx, today);
      const change = await recordAttempt(
        tx,
        { actor, at: clock.now(), today, reasons, leads },
        { person, episodeId, form: formOf(typed), version: typed.version },
      );
      if (change.kind === "accepted") {
        await kept.end(tx, subjectOf(person.personId, episodeId));
        const { letIn } = change;
        const subjectIds = [person.personId, ...(letIn === undefined ? [] : [letIn])];
        const to = missingPaths.episode(person.personId, episodeId);
        return { kind: "redirect", to, subjectIds };
      }
      const now = (await episodeOf(tx, facts, episodeId)) ?? episode;
      const shown = { csrfToken, typed };
      return change.kind === "stale"
        ? { kind: "stale", view: await viewOf(tx, facts, now, { ...shown, isStale: true }) }
        : {
            kind: "invalid",
            view: await viewOf(tx, facts, now, {
              ...shown,
              errors: change.errors,
              unopened: "unopened" in change ? change.unopened : undefined,
            }),
          };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/missing/:episodeId/suggestions",
    access: record,
    audit: { action: "missing.suggest" },
    input: { params: episodeParams, form: passOnInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const episode = await episodeOf(tx, facts, params.episodeId);
      if (!episode) return { kind: "notFound" };
      const { person, today } = facts;
      const { episodeId } = episode;
      const form = { kind: typed.kind, wording: typed.suggestion, told: typed.told };
      const acting = { actor, at: clock.now(), today };
      const change = await passOn(tx, acting, { person, episodeId, form });
      if (change.kind === "accepted") {
        return { kind: "redirect", to: missingPaths.episode(person.personId, episodeId) };
      }
      const around = { csrfToken, suggestion: typed };
      return change.kind === "stale"
        ? {
            kind: "stale",
            view: await viewOfEpisode(tx, facts, episode, { ...around, isStale: true }),
          }
        : {
            kind: "invalid",
            view: await viewOfEpisode(tx, facts, episode, { ...around, errors: change.errors }),
          };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/missing/:episodeId/suggestions/:suggestionId",
    access: record,
    audit: { action: "missing.settle" },
    input: { params: episodeParams.extend({ suggestionId: anId }), form: settleInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const episode = await episodeOf(tx, facts, params.episodeId);
      if (!episode) return { kind: "notFound" };
      const { person, today } = facts;
      const { episodeId } = episode;
      const { suggestionId } = params;
      const acting = { actor, at: clock.now(), today };
      const change = await settlePassedOn(tx, acting, { episodeId, suggestionId, form: typed });
      if (change.kind === "accepted") {
        return { kind: "redirect", to: missingPaths.episode(person.personId, episodeId) };
      }
      const around = { csrfToken, settled: { suggestionId, ...typed } };
      return change.kind === "stale"
        ? {
            kind: "stale",
            view: await viewOfEpisode(tx, facts, episode, { ...around, isStale: true }),
          }
        : {
            kind: "invalid",
            view: await viewOfEpisode(tx, facts, episode, { ...around, errors: change.errors }),
          };
    },
  }),
];
