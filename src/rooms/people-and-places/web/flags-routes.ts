import { z } from "zod";
import { holds } from "../../../platform/access/actor.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { moved } from "../../../platform/http/moved.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import {
  appendChronology,
  flagName,
  flagSchemeOn,
  childParams,
  childRoute,
} from "../../child-record/index.ts";
import {
  countFlagsToLookAt,
  listFlagsToLookAt,
  takeOutOfChilds,
  takeOutOfThings,
} from "../flags-to-look-at.ts";
import { OverdueTabs } from "../../work/index.ts";
import { thingFlagSchemeOn } from "../thing-scheme.ts";
import { flagsPage } from "./flags-page.tsx";
import { thingPaths } from "./paths.ts";
import { mayRecord, thingParams } from "./thing-routes.ts";

const pageSize = 50;
const query = z.object({
  show: optionalQuery(z.enum(["late", "mine", "still"])),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(200)),
});
const taken = z.object({ system: field() });
const still = thingPaths.flags({ show: "still" });

const access = { permission: "tracker.view" } as const;

export const flagsMovedRoute = moved({ from: "/flags", to: thingPaths.flags({}), access });

export const flagsRoute: Route = route({
  method: "GET",
  path: "/overdue/flags",
  access,
  audit: { action: "flag.list" },
  shows: { about: "children" },
  input: { query },
  handle: async ({
    tx,
    actor,
    clock,
    rooms,
    frame: { csrfToken },
    query: { show = "late", page = 1 },
  }) => {
    const today = clock.today();
    const flags = await listFlagsToLookAt(tx, actor, { show, today, page, pageSize });
    const view = flagsPage({
      tabs: OverdueTabs({ rooms, actor, current: thingPaths.flags({}) }),
      flags,
      show,
      page,
      pageSize,
      today,
      csrfToken,
      counts: await countFlagsToLookAt(tx, actor, today),
      ofChildren: await flagSchemeOn(tx, today),
      ofThings: await thingFlagSchemeOn(tx, today),
      mayEndChilds: holds(actor, "flag.manage"),
      mayRecord: holds(actor, "subject.record"),
    });
    const subjectIds = flags.flatMap(({ personId, thingId }) => personId ?? thingId ?? []);
    return { kind: "page", view, subjectIds: [...new Set(subjectIds)] };
  },
});

/** Where a flag ended here, somebody takes it out of the systems that carried the same one, and says so. */
export const takenOutOfThingsRoute: Route = route({
  method: "POST",
  path: "/subjects/:thingId/flags/:thingFlagId/taken-out",
  access: mayRecord,
  audit: { action: "subject.flag.taken-out" },
  shows: { about: "children" },
  input: { params: thingParams.extend({ thingFlagId: anId }), form: taken },
  handle: async ({ tx, params: { thingId, thingFlagId }, form: { system } }) => {
    const isTaken = await takeOutOfThings(tx, { thingId, flagId: thingFlagId, system });
    return {
      ...(isTaken
        ? redirectDone(still, "Recorded: the flag was taken out of the other system.")
        : { kind: "notFound" }),
      subjectIds: [thingId],
    };
  },
});

export const takenOutOfChildsRoute: Route = childRoute({
  method: "POST",
  path: "/children/:personId/flags/:flagId/taken-out",
  access: { permission: "flag.manage" },
  audit: { action: "flag.taken-out" },
  input: { params: childParams.extend({ flagId: anId }), form: taken },
  handle: async ({ person, flags, flagScheme, today }, { tx, actor, params, form: { system } }) => {
    const flag = flags.find(({ flagId }) => flagId === params.flagId);
    const { personId } = person;
    if (!flag || !(await takeOutOfChilds(tx, { personId, flagId: flag.flagId, system })))
      return { kind: "notFound" };
    await appendChronology(tx, person, {
      kind: "flag",
      headline: `The ended flag ${flagName(flagScheme, flag.type)} was taken out of ${system}`,
      detail: null,
      happenedOn: today,
      by: actor,
    });
    return redirectDone(still, "Recorded: the flag was taken out of the other system.");
  },
});
