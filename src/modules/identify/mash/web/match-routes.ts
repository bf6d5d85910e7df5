import { z } from "zod";
import { anId, field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { matchingRules, type Candidate } from "../../../subjects/index.ts";
import { listCandidates } from "../candidates.ts";
import { decideMatch } from "../decide-match.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { formAnswer } from "./form-answer.ts";
import { actingIn, mashParams, mashRoute } from "./mash-route.ts";
import { matchHowPage } from "./match-how-page.tsx";
import { matchPage } from "./match-page.tsx";
import { paths } from "./paths.ts";

const path = "/mash/:concernId/match/:candidateId";
const params = mashParams.extend({ candidateId: anId });

/** Only a record that stands among the likely ones: no other is opened or linked by its address. */
async function findCandidate(
  tx: Tx,
  { episode, today }: EpisodeFacts,
  candidateId: string,
): Promise<Candidate | undefined> {
  if (episode.decidedAt !== null) return undefined;
  const candidates = await listCandidates(tx, episode, { today });
  return candidates.find(({ personId }) => personId === candidateId);
}

export const matchRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.compare" },
    input: { params },
    handle: async (facts, { tx, frame, params: { concernId, candidateId } }) => {
      const subjectIds = [concernId, candidateId];
      const candidate = await findCandidate(tx, facts, candidateId);
      if (!candidate) return { kind: "notFound", subjectIds };
      const typed = { verdict: "", reason: "", version: "" };
      const view = matchPage({ facts, candidate, csrfToken: frame.csrfToken, typed });
      return { kind: "page", view, subjectIds };
    },
  }),
  mashRoute({
    method: "GET",
    path: `${path}/how`,
    audit: { action: "mash.how" },
    input: { params },
    handle: async (facts, { tx, clock, params: { concernId, candidateId } }) => {
      const subjectIds = [concernId, candidateId];
      const candidate = await findCandidate(tx, facts, candidateId);
      if (!candidate) return { kind: "notFound", subjectIds };
      const rules = await matchingRules(tx, clock.today());
      return { kind: "page", view: matchHowPage(facts, candidate, rules), subjectIds };
    },
  }),
  mashRoute({
    method: "POST",
    path,
    audit: { action: "mash.match" },
    input: { params, form: z.object({ verdict: field(), reason: field(), version: field() }) },
    handle: async (facts, { tx, frame, form: typed, params: { concernId, candidateId } }) => {
      const subjectIds = [concernId, candidateId];
      const candidate = await findCandidate(tx, facts, candidateId);
      if (!candidate) return { kind: "notFound", subjectIds };
      const { episode } = facts;
      const given = { episode, candidate, form: typed };
      const change = await decideMatch(tx, actingIn(facts), given);
      const page = { facts, candidate, csrfToken: frame.csrfToken, typed };
      const outcome = await formAnswer(change, {
        to: `${paths.concern(concernId)}#records`,
        again: (state) => matchPage({ ...page, ...state }),
      });
      return { ...outcome, subjectIds };
    },
  }),
];
