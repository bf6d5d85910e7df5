import { z } from "zod";
import { redirectDone, sayDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { keptForm } from "../../../work/index.ts";
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
      const { typed, savedAt } = await kept.find(tx, concernId);
      const isOver = decidedAt !== null || facts.takenUp !== undefined;
      // What was begun before somebody else was quicker is still to be read.
      if (isOver && typed === undefined) return { kind: "notFound" };
      const draft = draftOf(concernId, savedAt);
      return { kind: "page", view: takeUpPage({ facts, csrfToken, typed: typed ?? blank, draft }) };
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
      const page = { facts, csrfToken, typed, draft: draftOf(concernId) };
      const to = paths.concern(concernId);
      if (facts.takenUp) {
        // Pressed twice it is done once; what whoever was quicker wrote stands.
        return facts.takenUp.reason === typed.reason.trim()
          ? redirectDone(to, "Accepted as a referral.")
          : { kind: "stale", view: takeUpPage({ ...page, isStale: true }) };
      }
      const change = await takeUp(tx, actingIn(facts), { episode, form: typed });
      return sayDone(
        "Accepted as a referral.",
        formAnswer(change, {
          to,
          end: () => kept.end(tx, concernId),
          again: (state) => takeUpPage({ ...page, ...state }),
        }),
      );
    },
  }),
];
