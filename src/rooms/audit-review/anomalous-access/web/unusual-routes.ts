import { versionOf } from "../../../../kernel/version-of.ts";
import { z } from "zod";
import { lookNarrowly, type Tx } from "../../../../platform/database/database.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { getConfiguration } from "../../../configuration/index.ts";
import { unusualUseKind } from "../../../record-access/index.ts";
import { decideUnusual } from "../decide-unusual.ts";
import { findUnusual, listUnusual, type UnusualUse } from "../unusual-reads.ts";
import { unusualListPage, unusualPage } from "./unusual-pages.tsx";

const access = { permission: "audit.view" } as const;
const params = z.object({ unusualId: anId });
const pageSize = 50;

async function ruleOf(tx: Tx, { rule, usedOn }: UnusualUse) {
  const asked = { kind: unusualUseKind, key: "unusual-use", on: usedOn } as const;
  const { body } = await getConfiguration(tx, asked);
  return body.rules.find(({ key }) => key === rule);
}

export const unusualRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/audit/unusual",
    access,
    audit: { action: "unusual.list" },
    shows: { about: "children" },
    input: {
      query: z.object({
        show: optionalQuery(z.enum(["decided"])),
        page: optionalQuery(z.coerce.number<string>().int().min(1).max(1_000)),
      }),
    },
    handle: async ({ tx, query: { show, page = 1 } }) => {
      await lookNarrowly(tx);
      const asked = { isDecided: show === "decided", page, pageSize };
      const uses = await listUnusual(tx, asked);
      return { kind: "page", view: unusualListPage({ uses, ...asked }) };
    },
  }),
  route({
    method: "GET",
    path: "/audit/unusual/:unusualId",
    access,
    audit: { action: "unusual.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ tx, actor, frame: { csrfToken }, params: { unusualId } }) => {
      await lookNarrowly(tx);
      const use = await findUnusual(tx, unusualId);
      if (!use) return { kind: "notFound", subjectIds: [unusualId] };
      const reader = { readerId: actor.id, csrfToken, typed: { outcome: "", words: "" } };
      const view = unusualPage({ use, rule: await ruleOf(tx, use), ...reader });
      return { kind: "page", view, subjectIds: [unusualId] };
    },
  }),
  route({
    method: "POST",
    path: "/audit/unusual/:unusualId",
    access,
    audit: { action: "unusual.answer" },
    shows: { about: "children" },
    input: { params, form: z.object({ outcome: field(), words: field(), version: field() }) },
    handle: async (given) => {
      const { tx, actor, clock, form: typed, frame, params: at } = given;
      await lookNarrowly(tx);
      const subjectIds = [at.unusualId];
      const use = await findUnusual(tx, at.unusualId);
      if (!use) return { kind: "notFound", subjectIds };
      const asked = { use, form: typed, version: versionOf(typed.version) };
      const change = await decideUnusual(tx, { actor, at: clock.now() }, asked);
      const page = {
        readerId: actor.id,
        csrfToken: frame.csrfToken,
        typed,
        rule: await ruleOf(tx, use),
      };
      switch (change.kind) {
        case "accepted":
          return redirectDone("/audit/unusual", "Your review was saved.", { subjectIds });
        case "invalid":
          return {
            kind: "invalid",
            view: unusualPage({ ...page, use, errors: change.errors }),
            subjectIds,
          };
        case "stale": {
          const problem = "A colleague has answered this. Read what was recorded.";
          const now = (await findUnusual(tx, at.unusualId)) ?? use;
          return { kind: "stale", view: unusualPage({ ...page, use: now, problem }), subjectIds };
        }
        case "own":
          return { kind: "forbidden", subjectIds };
      }
    },
  }),
];
