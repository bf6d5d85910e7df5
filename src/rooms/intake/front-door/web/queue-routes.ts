import { z } from "zod";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field, optionalQuery } from "../../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { getConfiguration } from "../../../configuration/index.ts";
import { publicAreasKind } from "../../../directory/index.ts";
import { setAside, takeOn, type Handled } from "../handle-message.ts";
import {
  countPublicMessages,
  findPublicMessage,
  listPublicMessages,
  type PublicMessage,
} from "../queue-reads.ts";
import { messagePage } from "./message-page.tsx";
import type { Areas } from "./message-parts.tsx";
import { paths } from "./paths.ts";
import { publicQueuePage } from "./queue-page.tsx";

const access = { permission: "mash.decide" } as const;
const params = z.object({ publicConcernId: anId });
const version = { version: field() };

export const areasOn = async (tx: Tx, on: string): Promise<Areas> =>
  (await getConfiguration(tx, { kind: publicAreasKind, key: "public-areas", on })).body.areas;

type Answering = {
  readonly message: PublicMessage;
  readonly today: string;
  readonly csrfToken: string;
  readonly because?: string;
};

export async function answer(
  tx: Tx,
  change: Handled,
  { message, today, csrfToken, because = "" }: Answering,
): Promise<Outcome> {
  const { publicConcernId: id } = message;
  if (change.kind === "taken") {
    const { concernId } = change;
    return { kind: "redirect", to: paths.concern(concernId), subjectIds: [id, concernId] };
  }
  if (change.kind === "placed") {
    const { thingId } = change;
    return { kind: "redirect", to: paths.thing(thingId), subjectIds: [id, thingId] };
  }
  if (change.kind === "aside") return { kind: "redirect", to: paths.queue };
  const now = (await findPublicMessage(tx, id)) ?? message;
  const page = { message: now, areas: await areasOn(tx, today), csrfToken, because };
  return change.kind === "invalid"
    ? { kind: "invalid", view: messagePage({ ...page, errors: change.errors }) }
    : { kind: "stale", view: messagePage({ ...page, isStale: true }) };
}

export const publicQueueRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/mash/public",
    access,
    audit: { action: "mash.public.list" },
    shows: { about: "children" },
    input: {
      query: z.object({
        show: optionalQuery(z.literal("aside")),
        page: optionalQuery(z.coerce.number<string>().int().min(1).max(100_000)),
      }),
    },
    handle: async ({ tx, clock, query: { show, page = 1 } }) => {
      const isAside = show === "aside";
      const messages = await listPublicMessages(tx, { isAside, page });
      const counts = await countPublicMessages(tx);
      const areas = await areasOn(tx, clock.today());
      return {
        kind: "page",
        subjectIds: messages.map(({ publicConcernId }) => publicConcernId),
        view: publicQueuePage({ messages, counts, isAside, page, areas }),
      };
    },
  }),
  route({
    method: "GET",
    path: "/mash/public/:publicConcernId",
    access,
    audit: { action: "mash.public.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { publicConcernId } }) => {
      const message = await findPublicMessage(tx, publicConcernId);
      if (!message) return { kind: "notFound" };
      const areas = await areasOn(tx, clock.today());
      return { kind: "page", view: messagePage({ message, areas, csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/mash/public/:publicConcernId/take-on",
    access,
    audit: { action: "mash.public.take-on" },
    shows: { about: "children" },
    input: { params, form: z.object({ ...version, as: field() }) },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params, form }) => {
      const message = await findPublicMessage(tx, params.publicConcernId);
      if (!message) return { kind: "notFound" };
      const change = await takeOn(tx, { actor, at: clock.now() }, { message, form });
      return sayDone(
        "Accepted as a concern. Next: rate it.",
        answer(tx, change, { message, today: clock.today(), csrfToken }),
      );
    },
  }),
  route({
    method: "POST",
    path: "/mash/public/:publicConcernId/set-aside",
    access,
    audit: { action: "mash.public.set-aside" },
    shows: { about: "children" },
    input: { params, form: z.object({ ...version, because: field() }) },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params, form }) => {
      const message = await findPublicMessage(tx, params.publicConcernId);
      if (!message) return { kind: "notFound" };
      const change = await setAside(tx, { actor, at: clock.now() }, { message, form });
      const again = { message, today: clock.today(), csrfToken, because: form.because };
      return sayDone("The message was set aside with your reason.", answer(tx, change, again));
    },
  }),
];
