import type { Route } from "../../../../platform/http/route.ts";
import { mashForm } from "../../web/mash-form.ts";
import { actingIn } from "../../web/mash-route.ts";
import { takeUp, takeUpForm } from "../take-up.ts";
import { takeUpPage } from "./take-up-page.tsx";

export const takeUpRoutes: readonly Route[] = mashForm({
  path: "/mash/:concernId/referral",
  action: "mash.referral",
  done: "Accepted as a referral.",
  form: takeUpForm,
  draft: "mash-referral",
  // What was begun before somebody else was quicker is still to be read.
  isOver: ({ episode, takenUp }) => episode.decidedAt !== null || takenUp !== undefined,
  send: async (facts, { tx, typed }) => {
    const { episode, takenUp } = facts;
    if (!takenUp) return takeUp(tx, actingIn(facts), { episode, form: typed });
    // Pressed twice it is done once; what whoever was quicker wrote stands.
    return { kind: takenUp.reason === typed.reason.trim() ? "accepted" : "stale" };
  },
  page: takeUpPage,
});
