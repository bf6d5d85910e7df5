import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { mayDo } from "../../subjects/index.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { behind, isMasked, readDoor } from "../door-reads.ts";
import { doorPage } from "./door-page.tsx";
import { doorPaths } from "./paths.ts";

/** The page for a visit, and what of it is shown when it is asked for. */
export const doorRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/door",
    isOpenedOften: true,
    access: { permission: "child.view" },
    audit: { action: "door.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor, clock, rooms, shownToReader, frame: { csrfToken } }) => {
      const mayRecord = mayDo(actor, "visit.record", facts);
      const door = await readDoor(tx, facts, { rooms, shownToReader, at: clock.now() });
      return { kind: "page", view: doorPage({ ...door, facts, csrfToken, mayRecord }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/door",
    access: { permission: "child.view" },
    audit: { action: "door.show" },
    input: { params: childParams, form: z.object({ show: field() }) },
    handle: async (facts, { tx, actor, clock, rooms, shownToReader, frame, form: { show } }) => {
      const { personId } = facts.person;
      // Nothing else on the page asks for anything else.
      if (!isMasked(show)) return { kind: "redirect", to: doorPaths.door(personId) };
      const mayRecord = mayDo(actor, "visit.record", facts);
      const door = await readDoor(tx, facts, { rooms, shownToReader, at: clock.now() });
      const view = doorPage({
        ...door,
        facts,
        csrfToken: frame.csrfToken,
        mayRecord,
        shown: show,
      });
      const detail = { shown: show, facts: behind(door.home, show).length };
      return { kind: "page", view, detail };
    },
  }),
];
