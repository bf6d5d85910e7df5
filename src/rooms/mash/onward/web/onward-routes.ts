import { z } from "zod";
import { sayDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { keptForm } from "../../../work/index.ts";
import { mashDayOn } from "../../clock/mash-day.ts";
import { formAnswer } from "../../web/form-answer.ts";
import { actingIn, mashParams, mashRoute } from "../../web/mash-route.ts";
import { paths } from "../../web/paths.ts";
import { passOnward } from "../pass-onward.ts";
import { onwardPage } from "./onward-page.tsx";

const path = "/mash/:concernId/onward";
const onwardForm = z.object({
  route: field(),
  toWhom: field(),
  rationale: field(),
  forFamily: field(),
  forSender: field(),
  version: field(),
});
const blank = onwardForm.parse({});
const kept = keptForm("mash-onward", onwardForm);

const draftOf = (concernId: string, savedAt?: string) =>
  kept.draft(concernId, { returnTo: paths.concern(concernId), savedAt });

export const onwardRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.read" },
    input: { params: mashParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const { concernId, decidedAt } = facts.episode;
      const day = await mashDayOn(tx, facts.today);
      if (decidedAt !== null || day.takes === "all") return { kind: "notFound" };
      const { typed = blank, savedAt } = await kept.find(tx, concernId);
      const draft = draftOf(concernId, savedAt);
      return { kind: "page", view: onwardPage({ facts, csrfToken, day, typed, draft }) };
    },
  }),
  mashRoute({
    method: "POST",
    path,
    audit: { action: "mash.onward" },
    input: { params: mashParams, form: onwardForm },
    handle: async (facts, { tx, frame: { csrfToken }, form: typed }) => {
      const { choices, episode, person, isOpen, today } = facts;
      const { concernId } = episode;
      const day = await mashDayOn(tx, today);
      const deciding = { ...actingIn(facts), choices };
      const given = { episode, person, isOpen, form: typed, day };
      const change = await passOnward(tx, deciding, given);
      const page = { facts, csrfToken, day, typed, draft: draftOf(concernId) };
      return sayDone(
        "Saved. What was sent on is shown below.",
        formAnswer(change, {
          to: paths.concern(concernId),
          end: () => kept.end(tx, concernId),
          again: (state) => onwardPage({ ...page, ...state }),
        }),
      );
    },
  }),
];
