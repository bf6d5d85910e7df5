import { publicRoute, type Route } from "../../../platform/http/route.ts";
import { listPublished } from "../registers/entry-reads.ts";
import { algorithmsPage, privacyPage } from "./public-pages.tsx";

/** What is published is about nobody in particular, and is read without signing in. */
const access = { public: "a notice that nobody can read tells nobody anything" } as const;

export const publicGovernanceRoutes: readonly Route[] = [
  publicRoute({
    method: "GET",
    path: "/privacy",
    access,
    audit: { action: "privacy.read" },
    input: {},
    handle: async ({ tx }) => ({
      kind: "page",
      view: privacyPage(await listPublished(tx, "notice")),
    }),
  }),
  publicRoute({
    method: "GET",
    path: "/algorithms",
    access,
    audit: { action: "algorithms.read" },
    input: {},
    handle: async ({ tx, actor }) => ({
      kind: "page",
      view: algorithmsPage(await listPublished(tx, "algorithm"), actor !== undefined),
    }),
  }),
];
