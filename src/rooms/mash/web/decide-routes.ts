import type { Route } from "../../../platform/http/route.ts";
import { listChecksOn } from "../checks/check-reads.ts";
import { decideConcern } from "../decide-concern.ts";
import { decisionForm } from "../decision-form.ts";
import { decidePage } from "./decide-page.tsx";
import { mashForm } from "./mash-form.ts";
import { actingIn } from "./mash-route.ts";

export const decideRoutes: readonly Route[] = mashForm({
  path: "/mash/:concernId/decide",
  action: "mash.decide",
  done: "Decision saved.",
  form: decisionForm,
  draft: "mash-decision",
  // What was begun before a colleague decided is still to be read.
  isOver: ({ episode }) => episode.decidedAt !== null,
  send: (facts, { tx, typed }) => {
    const deciding = { ...actingIn(facts), choices: facts.choices };
    return decideConcern(tx, deciding, { ...facts, form: typed });
  },
  page: async (facts, state, tx) =>
    decidePage(facts, state, await listChecksOn(tx, facts.episode.concernId)),
});
