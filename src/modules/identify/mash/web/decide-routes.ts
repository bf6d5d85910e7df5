import { z } from "zod";
import { field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { decideConcern } from "../decide-concern.ts";
import { decidePage, type DecideFields } from "./decide-page.tsx";
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

const blank: DecideFields = {
  threshold: "",
  nextStep: "",
  rationale: "",
  dissent: "",
  forFamily: "",
  forSender: "",
  version: "",
};

export const decideRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.read" },
    input: { params: mashParams },
    handle: (facts, { frame }) => {
      if (facts.episode.decidedAt !== null) return Promise.resolve({ kind: "notFound" });
      const view = decidePage({ facts, csrfToken: frame.csrfToken, typed: blank });
      return Promise.resolve({ kind: "page", view });
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
      const again = { facts, csrfToken: frame.csrfToken, typed };
      switch (change.kind) {
        case "accepted":
          return { kind: "redirect", to: paths.concern(facts.episode.concernId) };
        case "invalid":
          return { kind: "invalid", view: decidePage({ ...again, errors: change.errors }) };
        case "stale":
          return { kind: "stale", view: decidePage({ ...again, isStale: true }) };
      }
    },
  }),
];
