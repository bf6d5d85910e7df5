import { z } from "zod";
import { londonDate } from "../../../kernel/dates.ts";
import { holds } from "../../../platform/access/actor.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { fullName } from "../../subjects/index.ts";
import { findOrMake, placeForm, placePage, withFound, type PlacePage } from "../../intake/index.ts";
import type { Episode } from "../episode-reads.ts";
import { ageText } from "../mash-words.ts";
import { placeConcern } from "../place-concern.ts";
import { concernAnswer } from "./concern-answer.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { actingIn, mashParams, mashRoute } from "./mash-route.ts";
import { paths } from "./paths.ts";

const path = "/mash/:concernId/place";

const putOf = (episode: Episode, today: string): PlacePage["put"] => ({
  caption: `${fullName(episode)}, ${ageText(episode, today)}`,
  noun: "concern",
  address: paths.place(episode.concernId),
  breadcrumbs: [
    { text: "MASH", href: paths.queue() },
    { text: `Concern ${episode.reference}`, href: paths.concern(episode.concernId) },
  ],
});

/** About no child, and for somebody who records subjects. */
const isForThis = ({ episode, actor }: EpisodeFacts): boolean =>
  episode.about !== "child" && holds(actor, "subject.record");

/** Read by everybody who reads subjects: not who sent it, who may be a service that is not named. */
const sourceOf = ({ reference, source }: Episode): string =>
  `Concern ${reference} ${source === "public" ? "from the public, not verified" : "to the MASH"}`;

/** Puts a concern about no child with what it is about, as a message of the public is. */
export const placeRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.read" },
    input: { params: mashParams, query: z.object({ q: optionalQuery(text().max(100)) }) },
    handle: async (facts, { tx, frame: { csrfToken }, query }) => {
      const { episode, today } = facts;
      if (!isForThis(facts) || episode.decidedAt !== null) return { kind: "notFound" };
      const { q = episode.familyName } = query as { readonly q?: string };
      const typed = {
        kind: episode.about,
        label: episode.familyName,
        identifier: "",
        version: String(episode.version),
      };
      const page = { put: putOf(episode, today), q, csrfToken, typed };
      return { kind: "page", view: placePage(await withFound(tx, page, today)) };
    },
  }),
  mashRoute({
    method: "POST",
    path,
    audit: { action: "mash.place" },
    input: { params: mashParams, form: placeForm },
    handle: async (facts, { tx, frame: { csrfToken }, form: typed }): Promise<Outcome> => {
      if (!isForThis(facts)) return { kind: "notFound" };
      const { episode, today } = facts;
      const from = { source: sourceOf(episode), learnedOn: londonDate(episode.sentAt) };
      const put = await placeConcern(tx, { episode, version: typed.version }, () =>
        findOrMake(tx, actingIn(facts), { typed, ...from }),
      );
      const again = { put: putOf(episode, today), q: typed.label, csrfToken, typed };
      if (put.kind === "none") return { kind: "notFound" };
      if (put.kind === "invalid") {
        const page = await withFound(tx, { ...again, errors: put.errors }, today);
        return { kind: "invalid", view: placePage(page) };
      }
      if (put.kind === "stale" && episode.decidedAt === null) {
        const now = { ...typed, version: String(episode.version) };
        const page = await withFound(tx, { ...again, typed: now, isStale: true }, today);
        return { kind: "stale", view: placePage(page) };
      }
      return sayDone(
        "The concern was recorded about this place.",
        concernAnswer(facts, put, { tx, csrfToken, typed: {} }),
      );
    },
  }),
];
