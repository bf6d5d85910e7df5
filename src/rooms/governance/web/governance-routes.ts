import { holds } from "../../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../../platform/database/database.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { readNeeds } from "../../../platform/rooms/home-slots.ts";
import { listAgencies } from "../../directory/index.ts";
import { countOverdueExports } from "../../tracker/index.ts";
import { listEmergencyReviews } from "../../subjects/index.ts";
import { countFacts, listRoles, listSchemaFacts } from "../facts.ts";
import { isHeld, listDueForReview } from "../legal-holds/hold-reads.ts";
import { countEntries, listEntries, listForStaff } from "../registers/entry-reads.ts";
import { countUnusual } from "../../audit-review/index.ts";
import { factsPage } from "./facts-page.tsx";
import { indexPage } from "./index-page.tsx";
import { retentionPage } from "./retention-page.tsx";
import { sharingPage } from "./sharing-page.tsx";

const countToReview = async (tx: Tx): Promise<number> =>
  (await listEmergencyReviews(tx)).filter(({ outcome }) => outcome === null).length;

const access = { permission: "governance.view" } as const;

export const governanceRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance",
    access,
    audit: { action: "governance.read" },
    shows: { nobody: "figures and registers of the partnership" },
    input: {},
    handle: async ({ tx, actor, clock, rooms }) => {
      const today = clock.today();
      const needs = await readNeeds({ tx, actor, rooms, now: clock.now(), today });
      await lookNarrowly(tx);
      const view = indexPage({
        needs,
        counts: await countEntries(tx, today),
        isHeld: await isHeld(tx, actor.partnershipId),
        exportsOverdue: await countOverdueExports(tx, today),
        emergencies: holds(actor, "emergency.review") ? await countToReview(tx) : undefined,
        unusual: holds(actor, "audit.view") ? await countUnusual(tx) : undefined,
        today,
      });
      return { kind: "page", view };
    },
  }),
  route({
    method: "GET",
    path: "/governance/retention",
    access,
    audit: { action: "retention.list" },
    shows: { nobody: "figures and registers of the partnership" },
    input: {},
    handle: async ({ tx, actor, clock }) => {
      const due = await listDueForReview(tx, clock.today());
      const view = retentionPage({ due, isHeld: await isHeld(tx, actor.partnershipId) });
      return { kind: "page", view, detail: { count: due.length } };
    },
  }),
  route({
    method: "GET",
    path: "/governance/facts",
    access,
    audit: { action: "governance.facts" },
    shows: { nobody: "figures and registers of the partnership" },
    input: {},
    handle: async ({ tx, actor, clock }) => {
      const view = factsPage({
        schemas: await listSchemaFacts(tx),
        counted: await countFacts(tx),
        roles: await listRoles(tx),
        retention: await listEntries(tx, { register: "retention", withEnded: false, page: 1 }),
        isHeld: await isHeld(tx, actor.partnershipId),
        now: clock.now(),
      });
      return { kind: "page", view };
    },
  }),
  route({
    method: "GET",
    path: "/governance/sharing",
    access: {
      signedIn: "everyone who shares reads the legal basis, who with and who is responsible",
    },
    audit: { action: "sharing.read" },
    shows: { nobody: "figures and registers of the partnership" },
    input: {},
    handle: async ({ tx, clock }) => {
      const view = sharingPage({
        agreements: await listForStaff(tx, "sharing-agreement"),
        sets: await listForStaff(tx, "basis-set"),
        arrangements: await listForStaff(tx, "controllers"),
        agencies: await listAgencies(tx),
        today: clock.today(),
      });
      return { kind: "page", view };
    },
  }),
];
