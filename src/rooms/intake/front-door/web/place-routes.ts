import { z } from "zod";
import { londonDate } from "../../../../kernel/dates.ts";
import { holds } from "../../../../platform/access/actor.ts";
import { sayDone } from "../../../../platform/http/outcome.ts";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { putWith } from "../handle-message.ts";
import { findPublicMessage, type PublicMessage } from "../queue-reads.ts";
import { aboutWhom } from "./message-parts.tsx";
import { paths } from "./paths.ts";
import { placePage, type PlacePage } from "./place-page.tsx";
import { findOrMake, placeForm, withFound } from "./put-with.ts";
import { answer } from "./queue-routes.ts";

const access = { permission: "mash.decide" } as const;
const params = z.object({ publicConcernId: anId });

/** Still to be dealt with, and about no child. */
const isOpen = (message: PublicMessage | undefined): message is PublicMessage =>
  message !== undefined && message.about !== "child" && message.concernId === null;

const putOf = (message: PublicMessage): PlacePage["put"] => ({
  caption: aboutWhom(message),
  noun: "message",
  address: paths.place(message.publicConcernId),
  breadcrumbs: [
    { text: "Messages from the public", href: paths.queue },
    { text: `Message ${message.number}`, href: paths.message(message.publicConcernId) },
  ],
});

export const placeRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/mash/public/:publicConcernId/place",
    access,
    audit: { action: "mash.public.read" },
    shows: { about: "children" },
    input: { params, query: z.object({ q: optionalQuery(text().max(100)) }) },
    handle: async ({
      tx,
      actor,
      clock,
      frame: { csrfToken },
      params: { publicConcernId },
      query,
    }) => {
      const message = await findPublicMessage(tx, publicConcernId);
      if (!isOpen(message) || !holds(actor, "subject.record")) return { kind: "notFound" };
      const typed = {
        kind: message.about === "group" ? "group" : "",
        label: message.aboutName ?? "",
        identifier: "",
        version: String(message.version),
      };
      const q = query.q ?? message.aboutName ?? "";
      return {
        kind: "page",
        view: placePage(
          await withFound(tx, { put: putOf(message), q, csrfToken, typed }, clock.today()),
        ),
        subjectIds: [publicConcernId],
      };
    },
  }),
  route({
    method: "POST",
    path: "/mash/public/:publicConcernId/place",
    access,
    audit: { action: "mash.public.place" },
    shows: { about: "children" },
    input: { params, form: placeForm },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const message = await findPublicMessage(tx, params.publicConcernId);
      if (!isOpen(message) || !holds(actor, "subject.record")) return { kind: "notFound" };
      const subjectIds = [message.publicConcernId];
      const acting = { actor, at: clock.now(), today: clock.today() };
      const from = {
        source: `Message ${message.number} from the public, not verified`,
        learnedOn: londonDate(message.sentAt),
      };
      const put = await putWith(tx, acting, { message, version: typed.version }, () =>
        findOrMake(tx, acting, { typed, ...from }),
      );
      if (put.kind === "none") return { kind: "notFound", subjectIds };
      const again = { put: putOf(message), q: typed.label, csrfToken, typed };
      if (put.kind === "invalid") {
        const page = await withFound(tx, { ...again, errors: put.errors }, clock.today());
        return { kind: "invalid", view: placePage(page), subjectIds };
      }
      const now =
        put.kind === "stale" ? await findPublicMessage(tx, params.publicConcernId) : undefined;
      if (isOpen(now) && now.thingId === null) {
        const since = { ...typed, version: String(now.version) };
        const page = await withFound(tx, { ...again, typed: since, isStale: true }, clock.today());
        return { kind: "stale", view: placePage(page), subjectIds };
      }
      return sayDone(
        "The message was recorded about this place.",
        answer(tx, put, { message, today: acting.today, csrfToken }),
      );
    },
  }),
];
