import { z } from "zod";
import { field } from "../../../../../platform/http/field.ts";
import type { Route } from "../../../../../platform/http/route.ts";
import { keptForm } from "../../../../work/index.ts";
import { formAnswer } from "../../web/form-answer.ts";
import { actingIn, mashParams, mashRoute } from "../../web/mash-route.ts";
import { paths } from "../../web/paths.ts";
import { takeUp } from "../take-up.ts";
import { takeUpPage } from "./take-up-page.tsx";

const path = "/mash/:concernId/referral";
const takeUpForm = z.object({ reason: field(), version: field() });
const blank = takeUpForm.parse({});
const kept = keptForm("mash-referral", takeUpForm);

const draftOf = (concernId: string, savedAt?: string) =>
  kept.draft(concernId, { returnTo: paths.concern(concernId), savedAt });

export const takeUpRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.read" },
    input: { params: mashParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const { concernId, decidedAt } = facts.episode;
      if (decidedAt !== null || facts.takenUp) return { kind: "notFound" };
      const { typed = blank, savedAt } = await kept.find(tx, concernId);
      const draft = draftOf(concernId, savedAt);
      return { kind: "page", view: takeUpPage({ facts, csrfToken, typed, draft }) };
    },
  }),
  mashRoute({
    method: "POST",
    path,
    audit: { action: "mash.referral" },
    input: { params: mashParams, form: takeUpForm },
    handle: async (facts, { tx, frame: { csrfToken }, form: typed }) => {
      const { episode } = facts;
      const { concernId } = episode;
      // Taken up already, by whoever was quicker: what they wrote stands.
      if (facts.takenUp) return { kind: "redirect", to: paths.concern(concernId) };
      const change = await takeUp(tx, actingIn(facts), { episode, form: typed });
      const page = { facts, csrfToken, typed, draft: draftOf(concernId) };
      return formAnswer(change, {
        to: paths.concern(concernId),
        end: () => kept.end(tx, concernId),
        again: (state) => takeUpPage({ ...page, ...state }),
      });
    },
  }),
];
