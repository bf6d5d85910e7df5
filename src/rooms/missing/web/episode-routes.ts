import type { z } from "zod";
import type { Permission } from "../../../kernel/permissions.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Outcome, View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { addUpdate } from "../add-update.ts";
import type { Change } from "../episode.ts";
import type { Episode } from "../episode-reads.ts";
import { gradeSchemeOn, interviewClockOn } from "../missing-scheme.ts";
import { recordPrevention } from "../record-prevention.ts";
import { recordReturn } from "../record-return.ts";
import { markInError, stopInterview } from "../stop-interview.ts";
import {
  errorPage,
  preventionPage,
  returnPage,
  stopPage,
  type EpisodeForm,
} from "./episode-form.tsx";
import { tellOfGrade } from "../tell.ts";
import { episodeOf, viewOfEpisode } from "./episode-context.ts";
import { preventionInput, reasonInput, returnInput, updateInput } from "./fields.ts";
import { momentOf, momentTyped } from "../../../kernel/moment-fields.ts";
import { missingPaths } from "./paths.ts";

export const episodeParams = childParams.extend({ episodeId: anId });

const record = { permission: "missing.record" } as const satisfies { permission: Permission };

type Given = Parameters<
  Parameters<typeof childRoute<typeof episodeParams, z.ZodObject, z.ZodObject>>[0]["handle"]
>[1];
type Found = Pick<Given, "tx" | "actor" | "clock" | "frame">;

type Part<T extends object> = {
  readonly part: "return" | "prevention" | "stop" | "error";
  readonly action: string;
  readonly form: z.ZodType<T>;
  readonly begins: (found: Found & { readonly facts: ChildFacts; readonly episode: Episode }) => T;
  /** Whether the form has anything to record: an episode that is over has no second return. */
  readonly isFor: (episode: Episode) => boolean;
  readonly page: (page: EpisodeForm<T>) => View;
  readonly record: (
    found: Found & { readonly facts: ChildFacts; readonly episode: Episode; readonly typed: T },
  ) => Promise<Change>;
};

/** A form about an episode: shown, sent, sent back, and with both versions where two were at it. */
function part<T extends object>(one: Part<T>): readonly Route[] {
  const path = `/children/:personId/missing/:episodeId/${one.part}` as const;
  const input = { params: episodeParams };
  return [
    childRoute({
      method: "GET",
      path,
      access: record,
      input,
      audit: { action: "child.missing.read" },
      handle: async (facts, { tx, actor, clock, frame, params }): Promise<Outcome> => {
        const episode = await episodeOf(tx, facts, params.episodeId);
        if (!episode) return { kind: "notFound" };
        const home = missingPaths.episode(facts.person.personId, episode.episodeId);
        if (!one.isFor(episode)) return { kind: "redirect", to: home };
        const typed = one.begins({ tx, actor, clock, frame, facts, episode });
        const view = one.page({ facts, episode, csrfToken: frame.csrfToken, typed });
        return { kind: "page", view };
      },
    }),
    childRoute({
      method: "POST",
      path,
      access: record,
      input: { ...input, form: one.form },
      audit: { action: one.action },
      handle: async (facts, { tx, actor, clock, frame, params, form: typed }): Promise<Outcome> => {
        const episode = await episodeOf(tx, facts, params.episodeId);
        if (!episode) return { kind: "notFound" };
        const change = await one.record({ tx, actor, clock, frame, facts, episode, typed });
        const to = missingPaths.episode(facts.person.personId, episode.episodeId);
        if (change.kind === "accepted") return { kind: "redirect", to };
        const now = (await episodeOf(tx, facts, params.episodeId)) ?? episode;
        const page = { facts, episode: now, csrfToken: frame.csrfToken, typed };
        return change.kind === "stale"
          ? { kind: "stale", view: one.page({ ...page, isStale: true }) }
          : { kind: "invalid", view: one.page({ ...page, errors: change.errors }) };
      },
    }),
  ];
}

const actingOf = ({ actor, clock }: Found, { today }: ChildFacts) => ({
  actor,
  at: clock.now(),
  today,
});

const isSound = ({ errorAt }: Episode): boolean => errorAt === null;
const isDue = (episode: Episode): boolean =>
  isSound(episode) && episode.returnedAt !== null && episode.rhiOutcome === null;
const reasonBegins = () => ({ reason: "", version: "" });

/** One episode: its page, its log and what is recorded of it. */
export const episodeRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/missing/:episodeId",
    access: { permission: "child.view" },
    audit: { action: "missing.episode.read" },
    input: { params: episodeParams },
    handle: async (facts, { tx, frame: { csrfToken }, params }) => {
      const episode = await episodeOf(tx, facts, params.episodeId);
      if (!episode) return { kind: "notFound" };
      return { kind: "page", view: await viewOfEpisode(tx, facts, episode, { csrfToken }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/missing/:episodeId/updates",
    access: record,
    audit: { action: "missing.update" },
    input: { params: episodeParams, form: updateInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const episode = await episodeOf(tx, facts, params.episodeId);
      if (!episode) return { kind: "notFound" };
      const { person, today } = facts;
      const { episodeId } = episode;
      const scheme = await gradeSchemeOn(tx, today);
      const acting = { actor, at: clock.now(), today, scheme };
      const change = await addUpdate(tx, acting, { person, episodeId, form: typed });
      const href = missingPaths.episode(person.personId, episodeId);
      if (change.kind === "accepted") {
        const isUrgent = scheme.grades.find(({ key }) => key === typed.grade)?.isUrgent === true;
        const told = { person, circle: facts.circle, href };
        if (isUrgent && !episode.isUrgent) await tellOfGrade(tx, acting, told);
        return { kind: "redirect", to: href };
      }
      const now = (await episodeOf(tx, facts, episodeId)) ?? episode;
      const around = { csrfToken, update: typed };
      return change.kind === "stale"
        ? { kind: "stale", view: await viewOfEpisode(tx, facts, now, { ...around, isStale: true }) }
        : {
            kind: "invalid",
            view: await viewOfEpisode(tx, facts, now, { ...around, errors: change.errors }),
          };
    },
  }),
  ...part({
    part: "return",
    action: "missing.return",
    form: returnInput,
    begins: ({ clock }) => ({
      ...returnInput.parse({}),
      ...momentTyped("returned", clock.now()),
    }),
    isFor: (episode) => isSound(episode) && episode.returnedAt === null,
    page: returnPage,
    record: async (found) => {
      const { tx, facts, episode, typed } = found;
      const { within } = await interviewClockOn(tx, facts.today);
      const clock = { within, calendar: await getWorkingCalendar(tx) };
      const form = { ...typed, returned: momentOf(typed, "returned") };
      const about = { person: facts.person, episodeId: episode.episodeId, form };
      return recordReturn(tx, { ...actingOf(found, facts), ...clock }, about);
    },
  }),
  ...part({
    part: "prevention",
    action: "missing.prevention",
    form: preventionInput,
    begins: ({ clock }) => ({
      ...preventionInput.parse({}),
      ...momentTyped("held", clock.now()),
    }),
    isFor: (episode) => isSound(episode) && episode.returnedAt !== null,
    page: preventionPage,
    record: (found) => {
      const { tx, facts, episode, typed } = found;
      const form = { ...typed, held: momentOf(typed, "held") };
      const about = { person: facts.person, episodeId: episode.episodeId, form };
      return recordPrevention(tx, actingOf(found, facts), about);
    },
  }),
  ...part({
    part: "stop",
    action: "missing.interview.stop",
    form: reasonInput,
    begins: reasonBegins,
    isFor: isDue,
    page: stopPage,
    record: (found) => {
      const { tx, facts, episode, typed } = found;
      const about = { person: facts.person, episodeId: episode.episodeId, form: typed };
      return stopInterview(tx, actingOf(found, facts), about);
    },
  }),
  ...part({
    part: "error",
    action: "missing.error",
    form: reasonInput,
    begins: reasonBegins,
    isFor: isSound,
    page: errorPage,
    record: (found) => {
      const { tx, facts, episode, typed } = found;
      const about = { person: facts.person, episodeId: episode.episodeId, form: typed };
      return markInError(tx, actingOf(found, facts), about);
    },
  }),
];
