import type { Route } from "../../../../platform/http/route.ts";
import { mashDayOn } from "../../clock/mash-day.ts";
import { mashForm } from "../../web/mash-form.ts";
import { actingIn } from "../../web/mash-route.ts";
import { onwardForm, passOnward } from "../pass-onward.ts";
import { onwardPage } from "./onward-page.tsx";

export const onwardRoutes: readonly Route[] = mashForm({
  path: "/mash/:concernId/onward",
  action: "mash.onward",
  done: "Saved. What was sent on is shown below.",
  form: onwardForm,
  draft: "mash-onward",
  isHere: async ({ episode, today }, tx) =>
    episode.decidedAt === null && (await mashDayOn(tx, today)).takes !== "all",
  send: async (facts, { tx, typed }) => {
    const deciding = { ...actingIn(facts), choices: facts.choices };
    const day = await mashDayOn(tx, facts.today);
    return passOnward(tx, deciding, { ...facts, form: typed, day });
  },
  page: onwardPage,
});
