import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import { sayDone } from "../../../platform/http/outcome.ts";
import { anyField, field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listOwningTeams, type OwningTeam } from "../../directory/index.ts";
import { rowsOfNumber, type Candidate } from "../../subjects/index.ts";
import { findWhomToRing, listCandidates, nhsNumbers, readNhs } from "../candidates.ts";
import { createChild } from "../create-child.ts";
import { canBeLinked } from "../episode-reads.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { formAnswer } from "./form-answer.ts";
import { actingIn, mashParams, mashChildRoute } from "./mash-route.ts";
import { newChildPage, type NewChildFields } from "./new-child-page.tsx";
import { paths } from "./paths.ts";

const path = "/mash/:concernId/new-child";

const childForm = z.object({
  givenName: field(),
  familyName: field(),
  "born-day": field(),
  "born-month": field(),
  "born-year": field(),
  sex: field(),
  nhsNumber: field(),
  seen: anyField.default([]),
  team: field(),
  reason: field(),
  version: field(),
});

/** What the page says beside the form: the teams, and the records that the form rejects. */
async function around(tx: Tx, facts: EpisodeFacts, nhsNumber = "") {
  const { episode, now, today } = facts;
  const numbers = nhsNumbers(readNhs(nhsNumber));
  const [number] = numbers;
  const candidates = await listCandidates(tx, episode, { today, numbers });
  return {
    teams: await listOwningTeams(tx),
    rejected: candidates.filter(({ likeness }) => !likeness.isFamilyNameOnly),
    ring: await findWhomToRing(tx, episode, now),
    holders: number
      ? await rowsOfNumber(tx, episode.partnershipId, number)
      : new Map<string, string>(),
  };
}

const idsOf = (candidates: readonly Candidate[]): readonly string[] =>
  candidates.map(({ personId }) => personId);

/** As it was sent; the team is whichever imported children belong to. */
function asSent({ episode }: EpisodeFacts, teams: readonly OwningTeam[]): NewChildFields {
  const born = episode.bornOn === null ? undefined : datePartsOf(episode.bornOn);
  return {
    givenName: episode.givenName,
    familyName: episode.familyName,
    "born-day": born?.day ?? "",
    "born-month": born?.month ?? "",
    "born-year": born?.year ?? "",
    sex: "",
    nhsNumber: "",
    team: teams.find(({ receivesImports }) => receivesImports)?.teamId ?? "",
    reason: "",
    version: "",
  };
}

export const newChildRoutes: readonly Route[] = [
  mashChildRoute({
    method: "GET",
    path,
    audit: { action: "mash.read" },
    input: { params: mashParams },
    handle: async (facts, { tx, frame }) => {
      if (!canBeLinked(facts.episode) || facts.person) return { kind: "notFound" };
      const beside = await around(tx, facts);
      const typed = asSent(facts, beside.teams);
      return {
        kind: "page",
        view: newChildPage({ facts, csrfToken: frame.csrfToken, typed, ...beside }),
        shown: idsOf(beside.rejected),
      };
    },
  }),
  mashChildRoute({
    method: "POST",
    path,
    audit: { action: "mash.create-child" },
    input: { params: mashParams, form: childForm },
    handle: async (facts, { tx, frame, form: typed }) => {
      const { episode } = facts;
      const beside = await around(tx, facts, typed.nhsNumber);
      const seen = [typed.seen].flat();
      const holder = beside.rejected.find(
        ({ personId }) => beside.holders.has(personId) && !seen.includes(personId),
      );
      const bornOn = {
        day: typed["born-day"],
        month: typed["born-month"],
        year: typed["born-year"],
      };
      const change = facts.person
        ? ({ kind: "stale" } as const)
        : await createChild(tx, actingIn(facts), {
            episode,
            rejected: beside.rejected,
            holder,
            form: { ...typed, bornOn },
          });
      const page = { facts, csrfToken: frame.csrfToken, typed, ...beside };
      const outcome = await sayDone(
        "Record created, and the concern is about this child. Next: decide.",
        formAnswer(change, {
          to: paths.concern(episode.concernId),
          again: (state) => newChildPage({ ...page, ...state }),
        }),
      );
      return { ...outcome, shown: idsOf(beside.rejected) };
    },
  }),
];
