import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { findPerson, listNameable, restrictRecord } from "../../subjects/index.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { chronicleOf } from "./chronicle.ts";
import { accessPaths } from "./paths.ts";
import { keepName, overtakenPage, restrictPage } from "./restrict-page.tsx";

const restrictForm = z.object({ reason: field() }).catchall(field());

export const restrictRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/restrict",
    access: { permission: "record.restrict" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor, clock, frame }) => {
      const { person, today } = facts;
      if (person.isRestricted) return { kind: "redirect", to: accessPaths.access(person.personId) };
      const nameable = await listNameable(tx, { actor, at: clock.now(), today }, person);
      const typed = { reason: "", keep: [] };
      const page = { facts, csrfToken: frame.csrfToken, ...nameable, typed };
      return { kind: "page", view: restrictPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/restrict",
    access: { permission: "record.restrict" },
    audit: { action: "record.restrict" },
    input: { params: childParams, form: restrictForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const nameable = await listNameable(tx, acting, person);
      const keep = nameable.others
        .map(({ staffId }) => staffId)
        .filter((staffId) => typed[keepName(staffId)] === "yes");
      const form = { reason: typed.reason, keep };
      const chronicle = chronicleOf(tx, facts);
      const change = await restrictRecord(tx, acting, { person, form, chronicle });
      switch (change.kind) {
        case "accepted":
          return redirectDone(
            accessPaths.access(person.personId),
            "The record is restricted. Only those named can open it.",
          );
        case "invalid": {
          const page = { facts, csrfToken: frame.csrfToken, ...nameable, typed: form };
          return { kind: "invalid", view: restrictPage({ ...page, errors: change.errors }) };
        }
        case "stale": {
          const now = await findPerson(tx, actor, person.personId);
          if (!now) return { kind: "notFound" };
          return { kind: "stale", view: overtakenPage({ ...facts, person: now }) };
        }
      }
    },
  }),
];
