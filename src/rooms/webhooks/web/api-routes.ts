import { z } from "zod";
import { route, type Route } from "../../../platform/http/route.ts";
import { hookState, listOwnHooks } from "../hook-reads.ts";

const moment = z.iso.datetime();

const listed = z.object({
  webhooks: z.array(
    z.object({
      id: z.uuid(),
      address: z.string(),
      events: z.array(z.string()),
      madeAt: moment,
      state: z.enum(["waiting", "stands", "failing", "stopped"]),
      messages: z.array(
        z.object({
          id: z.uuid(),
          type: z.string(),
          happenedAt: moment,
          state: z.enum(["waiting", "claimed", "sent", "dead"]),
          attempts: z.int(),
          status: z.int().nullable(),
        }),
      ),
    }),
  ),
});

/** A system looks at its own webhooks, and finds what it missed. */
export const hookApiRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/webhooks",
    access: { signedIn: "a system reads its own webhooks; a person has none" },
    audit: { action: "webhook.own" },
    shows: { nobody: "systems that are told" },
    input: {},
    answers: {
      summary: "Your system’s webhooks, each with its last 20 messages",
      description:
        "The id of a message is its webhook-id: with it a system tells a message that came twice, and finds one that never came.",
      schema: listed,
    },
    handle: async ({ tx }) => {
      const own = await listOwnHooks(tx);
      const webhooks = own.map((hook) => ({
        id: hook.hookId,
        address: hook.address,
        events: [...hook.events],
        madeAt: hook.madeAt.toISOString(),
        state: hookState(hook),
        messages: hook.deliveries.map((one) => ({
          ...one,
          happenedAt: new Date(one.happenedAt).toISOString(),
        })),
      }));
      const subjectIds = own.map(({ hookId }) => hookId);
      return { kind: "json", body: { webhooks }, subjectIds };
    },
  }),
];
