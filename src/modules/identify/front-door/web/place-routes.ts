import { z } from "zod";
import { londonDate } from "../../../../kernel/dates.ts";
import { datePartsOf, type FieldError } from "../../../../kernel/fields.ts";
import { isId } from "../../../../kernel/ids.ts";
import { holds } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { things } from "../../../protect/index.ts";
import { putWith } from "../handle-message.ts";
import { findPublicMessage, type PublicMessage } from "../queue-reads.ts";
import { newKinds, placePage, type PlacePage, type PlaceTyped } from "./place-page.tsx";
import { answer } from "./queue-routes.ts";

const access = { permission: "mash.decide" } as const;
const params = z.object({ publicConcernId: anId });
const form = z.object({
  ...{ thing: field(), kind: field(), label: field(), identifier: field(), version: field() },
});
const noDate = { day: "", month: "", year: "" };

/** Still to be dealt with, and about no child. */
const isOpen = (message: PublicMessage | undefined): message is PublicMessage =>
  message !== undefined && message.about !== "child" && message.concernId === null;

async function pageOf(
  tx: Tx,
  page: Pick<PlacePage, "message" | "q" | "csrfToken" | "typed" | "errors">,
): Promise<PlacePage> {
  const found = await things.listThings(tx, { sought: page.q, page: 1, pageSize: 20 });
  return { ...page, found: found.filter(({ kind }) => Object.hasOwn(newKinds, kind)).slice(0, 20) };
}

const formOf = (typed: PlaceTyped, message: PublicMessage) => ({
  ...{ kind: typed.kind, label: typed.label, identifier: typed.identifier },
  ...{ bornOn: noDate, knownAs: "", standing: "", standingBasis: "", says: "" },
  source: `Message ${message.number} from the public, not verified`,
  learnedOn: datePartsOf(londonDate(message.sentAt)),
});

const noKind: FieldError = { field: "kind", message: "Choose what it is" };

export const placeRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/mash/public/:publicConcernId/place",
    access,
    audit: { action: "mash.public.read" },
    input: { params, query: z.object({ q: optionalQuery(z.string().max(100)) }) },
    handle: async ({ tx, actor, frame: { csrfToken }, params: { publicConcernId }, query }) => {
      const message = await findPublicMessage(tx, publicConcernId);
      if (!isOpen(message) || !holds(actor, "subject.record")) return { kind: "notFound" };
      const typed = {
        ...{ kind: message.about === "group" ? "group" : "", label: message.aboutName ?? "" },
        ...{ identifier: "", version: String(message.version) },
      };
      const q = query.q ?? message.aboutName ?? "";
      return {
        kind: "page",
        view: placePage(await pageOf(tx, { message, q, csrfToken, typed })),
        subjectIds: [publicConcernId],
      };
    },
  }),
  route({
    method: "POST",
    path: "/mash/public/:publicConcernId/place",
    access,
    audit: { action: "mash.public.place" },
    input: { params, form },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const message = await findPublicMessage(tx, params.publicConcernId);
      if (!isOpen(message) || !holds(actor, "subject.record")) return { kind: "notFound" };
      const subjectIds = [message.publicConcernId];
      const acting = { actor, at: clock.now(), today: clock.today() };
      const shown = { message, today: acting.today, csrfToken };
      const again = async (errors: readonly FieldError[]) => ({
        kind: "invalid" as const,
        view: placePage(await pageOf(tx, { message, q: typed.label, csrfToken, typed, errors })),
        subjectIds,
      });
      const chosen = isId(typed.thing) ? await things.findThing(tx, typed.thing) : undefined;
      if (typed.thing !== "" && !chosen) return { kind: "notFound", subjectIds };
      if (!chosen && !Object.hasOwn(newKinds, typed.kind)) return again([noKind]);
      const saying = { form: formOf(typed, message), another: false, mashSays: false };
      const put = await putWith(tx, acting, { message, version: typed.version }, async () =>
        chosen
          ? { kind: "accepted", thingId: chosen.thingId }
          : things.addThing(tx, acting, saying),
      );
      return put.kind === "invalid" ? again(put.errors) : answer(tx, put, shown);
    },
  }),
];
