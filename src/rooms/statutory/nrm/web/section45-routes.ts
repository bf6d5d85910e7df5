import { redirectDone } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { mayDo } from "../../../subjects/index.ts";
import { dateTyped, childParams, childRoute } from "../../../child-record/index.ts";
import { listViews45, recordView45 } from "../section45.ts";
import { form45Of, input45 } from "./fields.ts";
import { nrmPaths } from "./paths.ts";
import { section45Page } from "./section45-page.tsx";

export const section45Routes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/section-45",
    access: { permission: "child.view" },
    audit: { action: "section45.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor, frame: { csrfToken } }) => {
      const date = dateTyped("considered", facts.today);
      const typed = { ...input45.parse({}), ...date, consideredBy: actor.name };
      const views = await listViews45(tx, facts.person.personId);
      const mayRecord = mayDo(actor, "nrm.record", facts);
      return { kind: "page", view: section45Page({ facts, views, mayRecord, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/section-45",
    access: { permission: "nrm.record" },
    audit: { action: "section45.record" },
    input: { params: childParams, form: input45 },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change = await recordView45(tx, acting, { person, form: form45Of(typed) });
      if (change.kind === "accepted")
        return redirectDone(nrmPaths.section45(person.personId), "Saved. It is in the chronology.");
      const views = await listViews45(tx, person.personId);
      const page = { facts, views, mayRecord: true, csrfToken, typed, errors: change.errors };
      return { kind: "invalid", view: section45Page(page) };
    },
  }),
];
