import { z } from "zod";
import { holds } from "../../../platform/access/actor.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { listConfiguration } from "../configuration-versions.ts";
import { kindNamed, kindsIn } from "../kind.ts";
import { configurationPage, kindPage } from "./configuration-pages.tsx";

const apiConfiguration = z.object({
  on: z.string(),
  kinds: z.array(
    z.object({
      kind: z.string(),
      title: z.string(),
      purpose: z.string(),
      versions: z.array(
        z.object({
          id: z.uuid(),
          key: z.string(),
          inForceFrom: z.string(),
          inForceTo: z.string().nullable(),
          state: z.enum(["past", "in force", "future"]),
          body: z.record(z.string(), z.unknown()).nullable(),
          problem: z.string().nullable(),
        }),
      ),
    }),
  ),
});

const access = { permission: "configuration.view" } as const;

export const configurationRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/admin/configuration",
    access,
    audit: { action: "configuration.read" },
    shows: { nobody: "configuration" },
    input: {},
    handle: async ({ tx, clock, actor, rooms }) => {
      const today = clock.today();
      const kinds = kindsIn(rooms);
      const onFile = await listConfiguration(tx, today, kinds);
      const mayManageCalendar = holds(actor, "calendar.manage");
      return { kind: "page", view: configurationPage({ kinds, onFile, today, mayManageCalendar }) };
    },
  }),
  route({
    method: "GET",
    path: "/admin/configuration/:kind",
    access,
    audit: { action: "configuration.read" },
    shows: { nobody: "configuration" },
    input: { params: z.object({ kind: text() }) },
    handle: async ({ tx, clock, actor, params, rooms }) => {
      const kind = kindNamed(kindsIn(rooms), params.kind);
      if (!kind) return { kind: "notFound" };
      const [found] = await listConfiguration(tx, clock.today(), [kind]);
      if (!found) return { kind: "notFound" };
      const mayWriteForm = holds(actor, "words.edit");
      return { kind: "page", view: kindPage({ ...found, words: kind.words, mayWriteForm }) };
    },
  }),
  route({
    method: "GET",
    path: "/api/configuration",
    access,
    audit: { action: "configuration.read" },
    shows: { nobody: "configuration" },
    input: {},
    answers: {
      summary: "Schemes, clocks and lists with their versions, as they stand today",
      schema: apiConfiguration,
    },
    handle: async ({ tx, clock, rooms }) => {
      const on = clock.today();
      const kinds = (await listConfiguration(tx, on, kindsIn(rooms))).map(
        ({ pieces, offered: _offered, ...kind }) => ({
          ...kind,
          versions: pieces.flatMap(({ versions }) =>
            versions.map(({ id, key, from, to, state, read }) => ({
              id,
              key,
              state,
              inForceFrom: from,
              inForceTo: to,
              body: "body" in read ? { ...read.body } : null,
              problem: "problem" in read ? read.problem : null,
            })),
          ),
        }),
      );
      return { kind: "json", body: { on, kinds } satisfies z.input<typeof apiConfiguration> };
    },
  }),
];
