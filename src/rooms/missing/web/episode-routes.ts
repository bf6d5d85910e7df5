import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { childForm, childFormSent, childRoute } from "../../child-record/index.ts";
import { addUpdate } from "../add-update.ts";
import { gradeSchemeOn, interviewClockOn } from "../missing-scheme.ts";
import { preventionForm } from "../prevention-form.ts";
import { recordPrevention } from "../record-prevention.ts";
import { recordReturn } from "../record-return.ts";
import { returnForm } from "../return-form.ts";
import { errorForm, markInError, stopForm, stopInterview } from "../stop-interview.ts";
import { tellOfGrade } from "../tell.ts";
import { updateForm } from "../update-form.ts";
import {
  actingOn,
  episodeOf,
  episodeParams,
  ofEpisode,
  rightNow,
  viewOfEpisode,
} from "./episode-context.ts";
import { episodeForm, type OfEpisode } from "./episode-form.tsx";

const isSound = ({ episode }: OfEpisode): boolean => episode.errorAt === null;
const isBack = ({ episode }: OfEpisode): boolean => episode.returnedAt !== null;
export const isDue = (about: OfEpisode): boolean =>
  isSound(about) && isBack(about) && about.episode.rhiOutcome === null;

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
      return { kind: "page", view: await viewOfEpisode(tx, { facts, episode }, { csrfToken }) };
    },
  }),
  childFormSent({
    ...ofEpisode,
    path: "/children/:personId/missing/:episodeId/updates",
    action: "missing.update",
    done: "Update saved. It is in the missing episode’s log.",
    form: updateForm,
    send: async (about, sent) => {
      const { tx, typed } = sent;
      const { acting, of } = actingOn(about, sent);
      const scheme = await gradeSchemeOn(tx, acting.today);
      const change = await addUpdate(tx, { ...acting, scheme }, { ...of, form: typed });
      const isUrgent = scheme.grades.find(({ key }) => key === typed.grade)?.isUrgent === true;
      if (change.kind === "accepted" && isUrgent && !about.episode.isUrgent) {
        const { circle } = about.facts;
        await tellOfGrade(tx, acting, { ...of, circle, href: ofEpisode.home(about) });
      }
      return change;
    },
    page: (about, update, tx) => viewOfEpisode(tx, about, { csrfToken: update.csrfToken, update }),
  }),
  ...childForm({
    ...ofEpisode,
    path: "/children/:personId/missing/:episodeId/return",
    action: "missing.return",
    done: "Return saved. It is in the missing episode’s log.",
    form: returnForm,
    isOpen: (about) => isSound(about) && !isBack(about),
    begin: (_about, asking) => ({ ...asking.blank, returned: rightNow(asking) }),
    send: async (about, sent) => {
      const { tx, typed } = sent;
      const { acting, of } = actingOn(about, sent);
      const { within } = await interviewClockOn(tx, acting.today);
      const calendar = await getWorkingCalendar(tx);
      return recordReturn(tx, { ...acting, within, calendar }, { ...of, form: typed });
    },
    page: (about, state) =>
      episodeForm(about, {
        form: returnForm,
        state,
        drawing: {},
        heading: "Record the return",
        part: "/return",
        button: "Record the return",
        intro:
          "The clock of the return home interview begins with the time of the return, not with the time at which you record it.",
      }),
  }),
  ...childForm({
    ...ofEpisode,
    path: "/children/:personId/missing/:episodeId/prevention",
    action: "missing.prevention",
    done: "Prevention interview saved. It is in the missing episode’s log.",
    form: preventionForm,
    isOpen: (about) => isSound(about) && isBack(about),
    begin: (_about, asking) => ({ ...asking.blank, held: rightNow(asking) }),
    send: (about, sent) => {
      const { acting, of } = actingOn(about, sent);
      return recordPrevention(sent.tx, acting, { ...of, form: sent.typed });
    },
    page: (about, state) =>
      episodeForm(about, {
        form: preventionForm,
        state,
        drawing: {},
        heading: "Prevention interview",
        part: "/prevention",
        button: "Record this",
        intro:
          "The police’s own short talk after a return, which was called “safe and well”. It is not a return home interview and does not stop that clock.",
      }),
  }),
  ...childForm({
    ...ofEpisode,
    path: "/children/:personId/missing/:episodeId/stop",
    action: "missing.interview.stop",
    done: "Decision saved. It is in the missing episode’s log.",
    form: stopForm,
    isOpen: isDue,
    send: (about, sent) => {
      const { acting, of } = actingOn(about, sent);
      return stopInterview(sent.tx, acting, { ...of, form: sent.typed });
    },
    page: (about, state) =>
      episodeForm(about, {
        form: stopForm,
        state,
        drawing: {},
        heading: "Stop further attempts",
        part: "/stop",
        button: "Decide this",
        intro:
          "A child who declines once may talk another time, or to another person. Only a person ends this clock, and their name and reason stay in the chronology.",
      }),
  }),
  ...childForm({
    ...ofEpisode,
    path: "/children/:personId/missing/:episodeId/error",
    action: "missing.error",
    done: "Marked as recorded in error. It is in the missing episode’s log.",
    form: errorForm,
    isOpen: isSound,
    send: (about, sent) => {
      const { acting, of } = actingOn(about, sent);
      return markInError(sent.tx, acting, { ...of, form: sent.typed });
    },
    page: (about, state) =>
      episodeForm(about, {
        form: errorForm,
        state,
        drawing: {},
        heading: "Recorded in error",
        part: "/error",
        button: "Mark as recorded in error",
        intro:
          "The episode stays in the record, marked with your name and reason, and counts nowhere.",
      }),
  }),
];
