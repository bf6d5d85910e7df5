import { z } from "zod";
import type { Tx } from "../../../../platform/database/database.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { actingIn, mashParams, mashRoute } from "../../web/mash-route.ts";
import { professionalLinksOn } from "../link-config.ts";
import { listProfessionalLinks } from "../link-reads.ts";
import { askProfessional, withdrawProfessional } from "../make-link.ts";
import { askPage, handedPage, type AskPage } from "./ask-page.tsx";
import { professionalPaths } from "./paths.ts";

type FormState = Pick<AskPage, "csrfToken"> &
  Partial<Pick<AskPage, "typed" | "errors" | "isStale">>;

const pageOf = async (tx: Tx, facts: EpisodeFacts, again: FormState) =>
  askPage({
    ...again,
    facts,
    config: (await professionalLinksOn(tx, facts.today)).body,
    links: await listProfessionalLinks(tx, facts.episode.concernId),
  });

export const askProfessionalRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path: "/mash/:concernId/professionals",
    audit: { action: "professional.links.read" },
    input: { params: mashParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => ({
      kind: "page",
      view: await pageOf(tx, facts, { csrfToken }),
    }),
  }),
  mashRoute({
    method: "POST",
    path: "/mash/:concernId/professionals",
    audit: { action: "professional.link.make" },
    input: { params: mashParams, form: z.object({ forWhom: field(), basis: field() }) },
    handle: async (facts, { tx, frame: { csrfToken, origin }, form: typed }) => {
      const asked = await askProfessional(tx, actingIn(facts), {
        concern: facts.episode,
        form: typed,
      });
      if (asked.kind === "invalid") {
        const view = await pageOf(tx, facts, { csrfToken, typed, errors: asked.errors });
        return { kind: "invalid", view };
      }
      const { handed, expiresAt } = asked;
      return { kind: "page", view: handedPage({ facts, origin, handed, expiresAt }) };
    },
  }),
  mashRoute({
    method: "POST",
    path: "/mash/:concernId/professionals/:professionalLinkId/withdraw",
    audit: { action: "professional.link.withdraw" },
    input: {
      params: mashParams.extend({ professionalLinkId: anId }),
      form: z.object({ version: field() }),
    },
    handle: async (facts, { tx, frame: { csrfToken }, params, form: { version } }) => {
      const { concernId, partnershipId } = facts.episode;
      const of = { concernId, partnershipId, linkId: params.professionalLinkId, version };
      return (await withdrawProfessional(tx, actingIn(facts), of))
        ? redirectDone(
            professionalPaths.ofConcern(concernId),
            "The link was withdrawn. It opens nothing now.",
          )
        : { kind: "stale", view: await pageOf(tx, facts, { csrfToken, isStale: true }) };
    },
  }),
];
