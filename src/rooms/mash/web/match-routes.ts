import { z } from "zod";
import { sayDone } from "../../../platform/http/outcome.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  findStandingNumber,
  matchingRules,
  type Candidate,
  type ChildNumber,
} from "../../subjects/index.ts";
import { listCandidates } from "../candidates.ts";
import { decideMatch } from "../decide-match.ts";
import { canBeLinked } from "../episode-reads.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { formAnswer } from "./form-answer.ts";
import { actingIn, mashParams, mashRoute } from "./mash-route.ts";
import { matchHowPage } from "./match-how-page.tsx";
import { matchPage } from "./match-page.tsx";
import { paths } from "./paths.ts";

const path = "/mash/:concernId/match/:candidateId";
const params = mashParams.extend({ candidateId: anId });
/** The row of the number that somebody typed and that led here. */
const query = z.object({ by: optionalQuery(z.uuid()) });

type Sought = { readonly candidateId: string; readonly by: string | undefined };
type Found = { readonly candidate: Candidate; readonly numbers: readonly ChildNumber[] };

/**
 * Only a record that stands among the likely ones, or under the number that led here: no other is
 * opened or linked by its address.
 */
async function findCandidate(
  tx: Tx,
  { episode, today }: EpisodeFacts,
  { candidateId, by }: Sought,
): Promise<Found | undefined> {
  if (!canBeLinked(episode)) return undefined;
  const number = by === undefined ? undefined : await findStandingNumber(tx, by);
  const numbers = number ? [number] : [];
  const candidates = await listCandidates(tx, episode, { today, numbers });
  const candidate = candidates.find(({ personId }) => personId === candidateId);
  return candidate && { candidate, numbers };
}

export const matchRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.compare" },
    input: { params, query },
    handle: async (facts, { frame, params: { concernId, candidateId }, query: { by }, tx }) => {
      const subjectIds = [concernId, candidateId];
      const found = await findCandidate(tx, facts, { candidateId, by });
      if (!found) return { kind: "notFound", subjectIds };
      const typed = { verdict: "", reason: "", version: "" };
      const view = matchPage({ facts, ...found, by, csrfToken: frame.csrfToken, typed });
      return { kind: "page", view, subjectIds };
    },
  }),
  mashRoute({
    method: "GET",
    path: `${path}/how`,
    audit: { action: "mash.how" },
    input: { params, query },
    handle: async (facts, { clock, params: { concernId, candidateId }, query: { by }, tx }) => {
      const subjectIds = [concernId, candidateId];
      const found = await findCandidate(tx, facts, { candidateId, by });
      if (!found) return { kind: "notFound", subjectIds };
      const rules = await matchingRules(tx, clock.today());
      return { kind: "page", view: matchHowPage({ facts, ...found, by }, rules), subjectIds };
    },
  }),
  mashRoute({
    method: "POST",
    path,
    audit: { action: "mash.match" },
    input: {
      params,
      query,
      form: z.object({ verdict: field(), reason: field(), version: field() }),
    },
    handle: async (facts, { frame, form: typed, params, query: { by }, tx }) => {
      const { concernId, candidateId } = params;
      const subjectIds = [concernId, candidateId];
      const found = await findCandidate(tx, facts, { candidateId, by });
      if (!found) return { kind: "notFound", subjectIds };
      const { episode } = facts;
      const given = { episode, candidate: found.candidate, form: typed };
      const change = await decideMatch(tx, actingIn(facts), given);
      const page = { facts, ...found, by, csrfToken: frame.csrfToken, typed };
      const outcome = await formAnswer(change, {
        to: `${paths.concern(concernId)}#records`,
        again: (state) => matchPage({ ...page, ...state }),
      });
      return sayDone("Your decision about this record was saved.", { ...outcome, subjectIds });
    },
  }),
];
