import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { getConfiguration } from "../../configuration/index.ts";
import { noticeBudgetKind } from "../configuration-kinds.ts";
import type { Budget } from "../outside/budget.ts";
import { countOutgoing, listMyMessages } from "../outside/outgoing.ts";
import { findPreferences, savePreferences } from "../outside/preferences.ts";
import { outsidePage, type OutsidePage } from "./outside-page.tsx";

const form = z.object({ digest: field(), hour: field(), version: field() });

type ReadContext = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };

async function budgetOn(tx: Tx, clock: Clock): Promise<Budget> {
  const asked = { kind: noticeBudgetKind, key: "notices", on: clock.today() } as const;
  return (await getConfiguration(tx, asked)).body;
}

type FormState = Pick<OutsidePage, "csrfToken"> & Partial<OutsidePage>;

async function viewOf({ tx, actor, clock }: ReadContext, again: FormState) {
  const budget = await budgetOn(tx, clock);
  const { digest, digestHour, version } = await findPreferences(tx, actor, budget);
  const typed = {
    digest: digest ? "yes" : "no",
    hour: String(digestHour),
    version: String(version),
  };
  const messages = await listMyMessages(tx, actor);
  return outsidePage({ budget, typed, messages, ...again });
}

const apiState = z.object({
  days: z.int(),
  messages: z.array(
    z.object({
      form: z.string().describe("digest or danger"),
      state: z.string(),
      problem: z.string().nullable(),
      count: z.int(),
    }),
  ),
});

export const outsideRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/notices/outside",
    access: { signedIn: "each person chooses how they themselves are told" },
    audit: { action: "notices.outside.read" },
    shows: { nobody: "one’s own settings" },
    input: {},
    handle: async (given) => ({
      kind: "page",
      view: await viewOf(given, { csrfToken: given.frame.csrfToken }),
    }),
  }),
  route({
    method: "POST",
    path: "/notices/outside",
    access: { signedIn: "each person chooses how they themselves are told" },
    audit: { action: "notices.outside.choose" },
    shows: { nobody: "one’s own settings" },
    input: { form },
    handle: async (given) => {
      const { tx, actor, clock, form: typed, frame } = given;
      const budget = await budgetOn(tx, clock);
      const acting = { actor, at: clock.now() };
      const change = await savePreferences(tx, acting, { form: typed, budget });
      if (change.kind === "accepted")
        return redirectDone("/notices/outside", "Saved. Emails follow these choices from now on.");
      const { csrfToken } = frame;
      if (change.kind === "invalid") {
        const view = await viewOf(given, { csrfToken, typed, errors: change.errors });
        return { kind: "invalid", view };
      }
      // The choice as it was typed, over the version that stands: pressing again takes it.
      const { version } = await findPreferences(tx, actor, budget);
      const again = { ...typed, version: String(version) };
      return {
        kind: "stale",
        view: await viewOf(given, { csrfToken, typed: again, isStale: true }),
      };
    },
  }),
  route({
    method: "GET",
    path: "/api/admin/notices-outside",
    access: { permission: "health.view" },
    audit: { action: "notices.outside.count" },
    shows: { nobody: "one’s own settings" },
    input: {},
    answers: {
      summary: "Messages about notices of the last seven days: numbers by what became of them",
      schema: apiState,
    },
    handle: async ({ tx, clock }) => {
      const counts = await countOutgoing(tx, clock.now());
      const messages = counts.map(({ many, ...rest }) => ({ ...rest, count: many }));
      return { kind: "json", body: { days: 7, messages } };
    },
  }),
];
