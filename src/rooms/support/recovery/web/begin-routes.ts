import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { listServices } from "../../services/service-reads.ts";
import {
  childParams,
  childRoute,
  dateInput,
  dateOf,
  dateTyped,
} from "../../../child-record/index.ts";
import { beginWork } from "../begin-work.ts";
import { recoverySchemeOn } from "../recovery-scheme.ts";
import { recoveryPaths } from "./paths.ts";
import { beginPage } from "./work-forms.tsx";

const form = z.object({
  workerKind: field(),
  worker: field(),
  agency: field(),
  service: field(),
  goal: field(),
  goalBy: field(),
  ...dateInput("startedOn"),
});

/** Begins direct work: today, and by whoever begins it, unless they say otherwise. */
export const beginRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/recovery/new",
    access: { permission: "recovery.record" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor, frame: { csrfToken } }) => {
      const { today } = facts;
      const typed = {
        ...form.parse({ worker: actor.name, agency: actor.posts[0]?.agencyName, goalBy: "child" }),
        ...dateTyped("startedOn", today),
      };
      const scheme = await recoverySchemeOn(tx, today);
      const services = await listServices(tx, { today });
      return { kind: "page", view: beginPage({ facts, scheme, services, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/recovery/new",
    access: { permission: "recovery.record" },
    audit: { action: "direct-work.begin" },
    input: { params: childParams, form },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const scheme = await recoverySchemeOn(tx, today);
      const services = await listServices(tx, { today });
      const acting = { actor, at: clock.now(), today, scheme };
      const sent = { ...typed, startedOn: dateOf(typed, "startedOn") };
      const change = await beginWork(tx, acting, { person, services, form: sent });
      if (change.kind === "accepted") {
        return redirectDone(
          recoveryPaths.work(person.personId, change.workId),
          "Direct work started. Next: record the first session.",
        );
      }
      const { errors } = change;
      return {
        kind: "invalid",
        view: beginPage({ facts, scheme, services, csrfToken, typed, errors }),
      };
    },
  }),
];
