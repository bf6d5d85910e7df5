import type { Route } from "../../../platform/http/route.ts";
import { childParams, childRoute, findOpenEpisode } from "../../child-record/index.ts";
import { listEpisodes } from "../episode-reads.ts";
import { gradeSchemeOn, thresholdOn } from "../missing-scheme.ts";
import { findMissingNumbers } from "../missing-count.ts";
import { reportMissing } from "../report-missing.ts";
import { tellOfMissing } from "../tell.ts";
import { findTriggerPlan } from "../trigger-plan-reads.ts";
import { childMissingPage } from "./child-missing-page.tsx";
import { episodeOf, viewOfEpisode } from "./episode-context.ts";
import { reportInput, type ReportTyped } from "./fields.ts";
import { momentOf, momentTyped } from "../../../kernel/moment-fields.ts";
import { missingPaths } from "./paths.ts";
import { reportPage } from "./report-page.tsx";

const formOf = (typed: ReportTyped) => ({
  ...typed,
  since: momentOf(typed, "since"),
  reported: momentOf(typed, "reported"),
});

/** What somebody typed into a second report, as words for an update. */
const asUpdate = ({ circumstances, reportedBy }: ReportTyped): string =>
  [circumstances, reportedBy.trim() === "" ? "" : `Reported by ${reportedBy}`]
    .filter((part) => part.trim() !== "")
    .join("\n\n");

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
      });
      return { kind: "page", view };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/missing/new",
    access: { permission: "missing.record" },
    audit: { action: "child.missing.read" },
    input: { params: childParams },
    handle: async (facts, { tx, clock, frame: { csrfToken } }) => {
      const { personId } = facts.person;
      if (facts.missing) {
        return { kind: "redirect", to: missingPaths.episode(personId, facts.missing.episodeId) };
      }
      const now = clock.now();
      const typed = {
        ...reportInput.parse({}),
        ...momentTyped("since", now),
        ...momentTyped("reported", now),
      };
      const scheme = await gradeSchemeOn(tx, facts.today);
      return { kind: "page", view: reportPage({ facts, scheme, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/missing/new",
    access: { permission: "missing.record" },
    audit: { action: "missing.report" },
    input: { params: childParams, form: reportInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today, circle } = facts;
      const scheme = await gradeSchemeOn(tx, today);
      const acting = { actor, at: clock.now(), today };
      const change = await reportMissing(
        tx,
        { ...acting, scheme },
        { person, form: formOf(typed) },
      );
      if (change.kind === "invalid") {
        const view = reportPage({ facts, scheme, csrfToken, typed, errors: change.errors });
        return { kind: "invalid", view };
      }
      if (change.kind === "accepted") {
        const href = missingPaths.episode(person.personId, change.episodeId);
        await tellOfMissing(tx, acting, { person, circle, href });
        return { kind: "redirect", to: href };
      }
      const open = await findOpenEpisode(tx, person.personId);
      const episode = open && (await episodeOf(tx, facts, open.episodeId));
      // Recorded as missing, and back, between two statements.
      if (!episode) return { kind: "redirect", to: missingPaths.child(person.personId) };
      const update = {
        wording: asUpdate(typed),
        grade: typed.grade === episode.grade ? "" : typed.grade,
        policeReference: typed.policeReference || (episode.policeReference ?? ""),
        version: String(episode.version),
      };
      const around = { csrfToken, update, isStale: true, isSecond: true };
      return { kind: "stale", view: await viewOfEpisode(tx, facts, episode, around) };
    },
  }),
];
