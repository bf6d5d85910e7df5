import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { listColleagues } from "../../directory/index.ts";
import { declareConflict } from "../../subjects/index.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { chronicleOf } from "./chronicle.ts";
import { colleagueConflictPage, conflictRecordedPage, ownConflictPage } from "./conflict-pages.tsx";
import { accessPaths } from "./paths.ts";
import { tellOfConflict } from "./tell.ts";

const ownForm = z.object({ relation: field(), reason: field() });

export const conflictRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/conflicts",
    access: { permission: "conflict.manage" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame }) => {
      const colleagues = await listColleagues(tx, facts.today);
      const typed = { staff: "", relation: "", reason: "" };
      const page = { facts, csrfToken: frame.csrfToken, typed, colleagues };
      return { kind: "page", view: colleagueConflictPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/conflicts",
    access: { permission: "conflict.manage" },
    audit: { action: "conflict.declare" },
    input: { params: childParams, form: ownForm.extend({ staff: field() }) },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      // One's own conflict is said on the page that says what follows.
      const form = { ...typed, staff: typed.staff === actor.id ? "" : typed.staff };
      const chronicle = chronicleOf(tx, facts);
      const change = await declareConflict(tx, acting, { person, form, chronicle });
      if (change.kind === "notFound") return { kind: "notFound" };
      if (change.kind === "invalid") {
        const colleagues = await listColleagues(tx, today);
        const page = { facts, csrfToken: frame.csrfToken, typed, colleagues };
        return { kind: "invalid", view: colleagueConflictPage({ ...page, errors: change.errors }) };
      }
      const subjectIds = [person.personId, change.staffId];
      return redirectDone(
        accessPaths.access(person.personId),
        "Conflict of interest recorded. The record is closed to that person.",
        { subjectIds },
      );
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/conflict",
    access: { permission: "child.view" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: (facts, { frame }) => {
      const typed = { relation: "", reason: "" };
      const view = ownConflictPage({ facts, csrfToken: frame.csrfToken, typed });
      return Promise.resolve({ kind: "page", view });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/conflict",
    access: { permission: "child.view" },
    audit: { action: "conflict.declare" },
    input: { params: childParams, form: ownForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const form = { ...typed, staff: actor.id };
      const chronicle = chronicleOf(tx, facts);
      const change = await declareConflict(tx, acting, { person, form, chronicle });
      if (change.kind === "notFound") return { kind: "notFound" };
      if (change.kind === "invalid") {
        const page = { facts, csrfToken: frame.csrfToken, typed, errors: change.errors };
        return { kind: "invalid", view: ownConflictPage(page) };
      }
      await tellOfConflict(tx, facts, clock.now());
      const subjectIds = [person.personId, actor.id];
      return { kind: "redirect", to: accessPaths.conflictRecorded(), subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/conflict-recorded",
    access: { signedIn: "a person who has blocked their own access is told what comes next" },
    audit: { action: "conflict.recorded" },
    shows: { nobody: "a word of thanks" },
    input: {},
    handle: () => Promise.resolve({ kind: "page", view: conflictRecordedPage }),
  }),
];
