import { z } from "zod";
import { sayDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { keptForm } from "../../work/index.ts";
import { listChecksOn } from "../checks/check-reads.ts";
import { decideConcern } from "../decide-concern.ts";
import { decidePage, type DecideFields } from "./decide-page.tsx";
import { formAnswer } from "./form-answer.ts";
import { actingIn, mashParams, mashRoute } from "./mash-route.ts";
import { paths } from "./paths.ts";

const path = "/mash/:concernId/decide";

const decideForm = z.object({
  threshold: field(),
  nextStep: field(),
  rationale: field(),
  dissent: field(),
  forFamily: field(),
  forSender: field(),
  version: field(),
});

const blank: DecideFields = decideForm.parse({});

const kept = keptForm("mash-decision", decideForm);

const draftOf = (concernId: string, savedAt?: string) =>
  kept.draft(concernId, { returnTo: paths.concern(concernId), savedAt });

export const decideRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.read" },
    input: { params: mashParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const { concernId, decidedAt } = facts.episode;
      const { typed, savedAt } = await kept.find(tx, concernId);
      const isStale = decidedAt !== null;
      // What was begun before a colleague decided is still to be read.
      if (isStale && typed === undefined) return { kind: "notFound" };
      const draft = draftOf(concernId, savedAt);
      const checks = await listChecksOn(tx, concernId);
      const page = { facts, checks, csrfToken, typed: typed ?? blank, draft, isStale };
      return { kind: "page", view: decidePage(page) };
    },
  }),
  mashRoute({
    method: "POST",
    path,
    audit: { action: "mash.decide" },
    input: { params: mashParams, form: decideForm },
    handle: async (facts, { tx, frame, form: typed }) => {
      const { choices, ...about } = facts;
      const deciding = { ...actingIn(facts), choices };
      const change = await decideConcern(tx, deciding, { ...about, form: typed });
      const { concernId } = facts.episode;
      const checks = await listChecksOn(tx, concernId);
      const draft = draftOf(concernId);
      const page = { facts, checks, csrfToken: frame.csrfToken, typed, draft };
      return sayDone(
        "Decision saved.",
        formAnswer(change, {
          to: paths.concern(concernId),
          end: () => kept.end(tx, concernId),
          again: (state) => decidePage({ ...page, ...state }),
        }),
      );
    },
  }),
];
