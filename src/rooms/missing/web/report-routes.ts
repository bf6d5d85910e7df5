import type { Sent } from "../../../kernel/forms/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  aroundOf,
  type ChildFacts,
  childForm,
  childParams,
  childRoute,
  findOpenEpisode,
} from "../../child-record/index.ts";
import { holdsPhotographs } from "../../photographs/index.ts";
import { listEpisodes } from "../episode-reads.ts";
import { gradeSchemeOn, thresholdOn } from "../missing-scheme.ts";
import { findMissingNumbers } from "../missing-count.ts";
import { reportForm } from "../report-form.ts";
import { reportMissing } from "../report-missing.ts";
import { tellOfMissing } from "../tell.ts";
import { findTriggerPlan } from "../trigger-plan-reads.ts";
import { childMissingPage } from "./child-missing-page.tsx";
import { episodeOf, rightNow, viewOfEpisode } from "./episode-context.ts";
import { missingPaths } from "./paths.ts";
import { reportPage } from "./report-page.tsx";

type Report = Sent<typeof reportForm>;

/** What somebody typed into a second report, as words for an update. */
const asUpdate = ({ circumstances, reportedBy }: Report): string =>
  [circumstances, reportedBy.trim() === "" ? "" : `Reported by ${reportedBy}`]
    .filter((part) => part.trim() !== "")
    .join("\n\n");

type Second = { readonly tx: Tx; readonly typed: Report; readonly csrfToken: string };

/** Whoever comes second gets the episode that is open, with what they typed as an update of it. */
async function answerSecond(facts: ChildFacts, { tx, typed, csrfToken }: Second): Promise<Outcome> {
  const { personId } = facts.person;
  const open = await findOpenEpisode(tx, personId);
  const episode = open && (await episodeOf(tx, facts, open.episodeId));
  // Recorded as missing, and back, between two statements.
  if (!episode)
    return redirectDone(
      missingPaths.child(personId),
      "The child was reported as missing and is back already. Nothing was added.",
    );
  const update = {
    csrfToken,
    isStale: true,
    typed: {
      wording: asUpdate(typed),
      grade: typed.grade === episode.grade ? "" : typed.grade,
      policeReference: typed.policeReference || (episode.policeReference ?? ""),
      version: String(episode.version),
    },
  };
  const forms = { csrfToken, update, isSecond: true };
  return { kind: "stale", view: await viewOfEpisode(tx, { facts, episode }, forms) };
}

/** A child's missing episodes, and the report of a new one. */
export const reportRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/missing",
    access: { permission: "child.view" },
    audit: { action: "child.missing.read" },
    input: { params: childParams },
    handle: async (facts, { tx }) => {
      const { personId } = facts.person;
      const view = childMissingPage({
        facts,
        episodes: await listEpisodes(tx, personId),
        threshold: await thresholdOn(tx, facts.today),
        plan: await findTriggerPlan(tx, personId),
        numbers: await findMissingNumbers(tx, { personId, at: facts.now }),
        around: await aroundOf(tx, facts),
        holdsPhotographs: await holdsPhotographs(tx, facts.today),
      });
      return { kind: "page", view };
    },
  }),
  ...childForm({
    path: "/children/:personId/missing/new",
    params: childParams,
    permission: "missing.record",
    reads: "child.missing.read",
    action: "missing.report",
    done: "Missing report saved. The child’s professional network was told.",
    form: reportForm,
    about: (facts) => Promise.resolve(facts),
    isOpen: ({ missing }) => !missing,
    begin: (_facts, asking) => ({
      ...asking.blank,
      since: rightNow(asking),
      reported: rightNow(asking),
    }),
    send: async (facts, { tx, actor, clock, typed, frame: { csrfToken } }) => {
      const { person, circle, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const scheme = await gradeSchemeOn(tx, today);
      const change = await reportMissing(tx, { ...acting, scheme }, { person, form: typed });
      if (change.kind === "invalid") return change;
      if (change.kind === "open already") {
        const outcome = await answerSecond(facts, { tx, typed, csrfToken });
        return { kind: "answered", outcome };
      }
      const to = missingPaths.episode(person.personId, change.episodeId);
      await tellOfMissing(tx, acting, { person, circle, href: to });
      return { kind: "accepted", to };
    },
    home: ({ person, missing }) =>
      missing
        ? missingPaths.episode(person.personId, missing.episodeId)
        : missingPaths.child(person.personId),
    page: async (facts, state, tx) =>
      reportPage(facts, state, await gradeSchemeOn(tx, facts.today)),
  }),
];
