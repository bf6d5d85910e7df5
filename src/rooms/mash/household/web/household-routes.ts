import { z } from "zod";
import { isId } from "../../../../kernel/ids.ts";
import { holds } from "../../../../platform/access/actor.ts";
import { anId, field, optionalQuery } from "../../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { keptForm } from "../../../work/index.ts";
import { actingIn } from "../../web/mash-route.ts";
import { episodeFacts, type EpisodeFacts } from "../../web/episode-facts.ts";
import { paths } from "../../web/paths.ts";
import { decideHousehold, holdConcerns } from "../decide-household.ts";
import type { HouseholdTyped } from "../household-form.ts";
import {
  hasHousehold,
  listHousehold,
  mostMembers,
  referencesIn,
  type Member,
} from "../household-reads.ts";
import type { HouseholdPage } from "./household-facts.ts";
import { householdPage } from "./household-page.tsx";

const path = "/mash/:concernId/household";
const access = { permission: "mash.decide" } as const;
const params = z.object({ concernId: anId });
const householdForm = z.record(text(), field());

const kept = keptForm<HouseholdTyped>("mash-household", householdForm);

const draftOf = (concernId: string, savedAt?: string) =>
  kept.draft(concernId, { returnTo: paths.concern(concernId), savedAt });

type HandlerInput = Parameters<Parameters<typeof route>[0]["handle"]>[0];
type ReadContext = Pick<HandlerInput, "tx" | "actor" | "rooms" | "clock">;

/** What is decided by itself has no household page: a restricted record, and a concern about no child. */
async function factsOf(
  { tx, actor, rooms, clock }: ReadContext,
  concernId: string,
): Promise<EpisodeFacts | undefined> {
  if (!holds(actor, "mash.decide")) return undefined;
  const asking = { tx, actor, rooms, now: clock.now(), today: clock.today() };
  const facts = await episodeFacts(asking, concernId);
  return facts && hasHousehold(facts.episode) ? facts : undefined;
}

/** The audit names every concern that stands on the page, and every child whom one is about. */
const namedIn = (members: readonly Member[]): readonly string[] => [
  ...new Set(
    members.flatMap(({ episode, person }) =>
      person ? [episode.concernId, person.personId] : [episode.concernId],
    ),
  ),
];

/** The concerns that a form shows, by the versions that it brought. */
const shownIn = (typed: HouseholdTyped): readonly string[] =>
  Object.keys(typed)
    .filter((name) => name.startsWith(versionOf) && isId(name.slice(versionOf.length)))
    .map((name) => name.slice(versionOf.length))
    .slice(0, mostMembers);

const versionOf = "version-";

export const householdRoutes: readonly Route[] = [
  route({
    method: "GET",
    path,
    access,
    audit: { action: "mash.household" },
    shows: { about: "children" },
    input: { params, query: z.object({ with: optionalQuery(text().max(400)) }) },
    handle: async ({ frame: { csrfToken }, params: { concernId }, query, ...asking }) => {
      const facts = await factsOf(asking, concernId);
      if (!facts) return { kind: "notFound", subjectIds: [concernId] };
      const { typed = {}, savedAt } = await kept.find(asking.tx, concernId);
      const added = referencesIn(query.with ?? typed["with"] ?? "");
      const asked = { episode: facts.episode, added, shown: shownIn(typed) };
      const near = await listHousehold(asking.tx, asking.actor, asked);
      const draft = draftOf(concernId, savedAt);
      const view = householdPage({ facts, ...near, added, typed, csrfToken, draft });
      return { kind: "page", view, subjectIds: namedIn(near.members) };
    },
  }),
  route({
    method: "POST",
    path,
    access,
    audit: { action: "mash.household.decide" },
    shows: { about: "children" },
    input: { params, form: householdForm },
    handle: async ({ frame: { csrfToken }, params: { concernId }, form: typed, ...asking }) => {
      const { tx } = asking;
      const shown = shownIn(typed);
      await holdConcerns(tx, [concernId, ...shown]);
      const facts = await factsOf(asking, concernId);
      if (!facts) return { kind: "notFound", subjectIds: [concernId] };
      const added = referencesIn(typed["with"] ?? "");
      const near = await listHousehold(tx, asking.actor, {
        episode: facts.episode,
        added,
        shown,
      });
      const deciding = { ...actingIn(facts), choices: facts.choices };
      const change = await decideHousehold(tx, deciding, { members: near.members, typed });
      if (change.kind === "accepted") {
        await kept.end(tx, concernId);
        const to = paths.household(concernId, added);
        return redirectDone(to, "Decisions for the household saved.", {
          subjectIds: namedIn(change.decided),
        });
      }
      const page = { facts, ...near, added, typed, csrfToken, draft: draftOf(concernId) };
      return { ...notDecided(page, change), subjectIds: namedIn(near.members) };
    },
  }),
];

function notDecided(
  page: HouseholdPage,
  change: Exclude<Awaited<ReturnType<typeof decideHousehold>>, { kind: "accepted" }>,
): Outcome {
  return change.kind === "invalid"
    ? { kind: "invalid", view: householdPage({ ...page, errors: change.errors }) }
    : { kind: "stale", view: householdPage({ ...page, isStale: true }) };
}
