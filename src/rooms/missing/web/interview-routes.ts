import { anId } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listAgencies, listPosted } from "../../directory/index.ts";
import { type ChildFacts, childForm, childFormSent } from "../../child-record/index.ts";
import { subjectOf } from "../../work/index.ts";
import { attemptForm, type AttemptDrawing } from "../attempt-form.ts";
import { listAttempts } from "../log-reads.ts";
import { reasonsOn } from "../missing-scheme.ts";
import { passOn, passOnForm, settleForm, settlePassedOn } from "../pass-on.ts";
import { recordAttempt } from "../record-attempt.ts";
import { actingOn, episodeParams, ofEpisode, rightNow, viewOfEpisode } from "./episode-context.ts";
import { isDue } from "./episode-routes.ts";
import { interviewPage } from "./interview-page.tsx";

async function drawingOf(tx: Tx, { today }: ChildFacts): Promise<AttemptDrawing> {
  const reasons = await reasonsOn(tx, today);
  const agencies = await listAgencies(tx);
  const posted = await listPosted(tx, today);
  const owners = agencies.flatMap(({ agencyId, name }) => [
    { value: `agency:${agencyId}`, text: name },
    ...posted
      .filter((one) => one.agencyId === agencyId)
      .map((one) => ({ value: `staff:${one.staffId}`, text: `${name}: ${one.name}` })),
  ]);
  return { reasons, owners };
}

export const leadsOf = ({ circle }: ChildFacts): readonly string[] =>
  circle.filter(({ basis }) => basis === "allocation").map(({ name }) => name);

/** The return home interview and what it passes on. */
export const interviewRoutes: readonly Route[] = [
  ...childForm({
    ...ofEpisode,
    path: "/children/:personId/missing/:episodeId/interview",
    action: "missing.interview",
    done: "Saved. It is in the missing episode’s log.",
    form: attemptForm,
    draft: {
      name: "interview",
      subject: ({ facts, episode }) => subjectOf(facts.person.personId, episode.episodeId),
    },
    isOpen: isDue,
    begin: async ({ episode }, asking) => {
      const attempts = await listAttempts(asking.tx, episode.episodeId);
      return {
        ...asking.blank,
        happened: rightNow(asking),
        interviewer: asking.actor.name,
        doneFor: attempts.find(({ doneFor }) => doneFor !== null)?.doneFor ?? "",
      };
    },
    send: async (about, sent) => {
      const { acting, of } = actingOn(about, sent);
      const reasons = await reasonsOn(sent.tx, acting.today);
      const by = { ...acting, reasons, leads: leadsOf(about.facts) };
      const { version } = sent.typed;
      const change = await recordAttempt(sent.tx, by, { ...of, form: sent.typed, version });
      if (change.kind !== "accepted" || change.letIn === undefined) return change;
      return { ...change, subjectIds: [of.person.personId, change.letIn] };
    },
    page: async (about, state, tx) => interviewPage(about, state, await drawingOf(tx, about.facts)),
  }),
  childFormSent({
    ...ofEpisode,
    path: "/children/:personId/missing/:episodeId/suggestions",
    action: "missing.suggest",
    done: "Saved. Answer it below.",
    form: passOnForm,
    send: (about, sent) => {
      const { acting, of } = actingOn(about, sent);
      return passOn(sent.tx, acting, { ...of, form: sent.typed });
    },
    page: (about, passing, tx) =>
      viewOfEpisode(tx, about, { csrfToken: passing.csrfToken, passing }),
  }),
  childFormSent({
    ...ofEpisode,
    path: "/children/:personId/missing/:episodeId/suggestions/:suggestionId",
    params: episodeParams.extend({ suggestionId: anId }),
    action: "missing.settle",
    done: "Your answer was saved.",
    form: settleForm,
    about: async (facts, tx, { suggestionId, ...params }) => {
      const about = await ofEpisode.about(facts, tx, params);
      return about && { ...about, suggestionId };
    },
    send: (about, sent) => {
      const { acting, of } = actingOn(about, sent);
      const { suggestionId } = about;
      return settlePassedOn(sent.tx, acting, { ...of, suggestionId, form: sent.typed });
    },
    page: ({ suggestionId, ...about }, state, tx) => {
      const settling = { ...state, suggestionId };
      return viewOfEpisode(tx, about, { csrfToken: state.csrfToken, settling });
    },
  }),
];
