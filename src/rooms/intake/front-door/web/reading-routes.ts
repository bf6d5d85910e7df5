import { z } from "zod";
import { optionalQuery } from "../../../../platform/http/field.ts";
import { publicRoute, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { findDoor } from "../door.ts";
import { atTheDoor, keptFor } from "./front-route.ts";
import { helpPage, posterPage, readerPage, signsPage } from "./reading-pages.tsx";

const params = z.object({ reader: text().max(100) });

export const readingRoutes: readonly Route[] = [
  publicRoute({
    ...atTheDoor,
    method: "GET",
    path: "/signs",
    audit: { action: "public.signs" },
    input: {},
    handle: async ({ tx, clock }) => {
      const door = await findDoor(tx, clock.today());
      return { kind: "page", view: signsPage(door), headers: keptFor(300) };
    },
  }),
  publicRoute({
    ...atTheDoor,
    method: "GET",
    path: "/signs/:reader",
    audit: { action: "public.signs" },
    input: { params },
    handle: async ({ tx, clock, params: { reader } }) => {
      const door = await findDoor(tx, clock.today());
      const found = door.signs.readers.find(({ key }) => key === reader);
      if (!found) return { kind: "notFound" };
      return { kind: "page", view: readerPage(found, door), headers: keptFor(300) };
    },
  }),
  publicRoute({
    ...atTheDoor,
    method: "GET",
    path: "/signs/:reader/poster",
    audit: { action: "public.signs" },
    input: { params },
    handle: async ({ tx, clock, params: { reader } }) => {
      const door = await findDoor(tx, clock.today());
      const found = door.signs.readers.find(({ key }) => key === reader);
      if (found?.isPoster !== true) return { kind: "notFound" };
      return { kind: "page", view: posterPage(found, door), headers: keptFor(300) };
    },
  }),
  publicRoute({
    ...atTheDoor,
    method: "GET",
    path: "/what-to-do-now",
    audit: { action: "public.help" },
    input: { query: z.object({ area: optionalQuery(text().max(100)) }) },
    handle: async ({ tx, clock, query: { area = "" } }) => {
      const door = await findDoor(tx, clock.today());
      // A minute: which number comes first changes with the hour.
      const view = helpPage({ door, area, at: clock.now() });
      return { kind: "page", view, headers: keptFor(60) };
    },
  }),
];
