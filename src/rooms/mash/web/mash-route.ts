import { z } from "zod";
import { holds } from "../../../platform/access/actor.ts";
import { anId } from "../../../platform/http/field.ts";
import { routeKind } from "../../../platform/http/route-kind.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { episodeFacts, type EpisodeFacts } from "./episode-facts.ts";

export const mashParams = z.object({ concernId: anId });

type Concern = {
  readonly params: z.output<typeof mashParams>;
  readonly found: EpisodeFacts | undefined;
};

/** The concern, and the child whom it is about. */
const whose = ({ params: { concernId }, found }: Concern): readonly string[] =>
  found?.episode.personId ? [concernId, found.episode.personId] : [concernId];

const ofConcern = (isHere: (facts: EpisodeFacts) => boolean) =>
  routeKind({
    under: "/mash/:concernId",
    params: mashParams,
    shows: { about: "children" },
    access: { permission: "mash.decide" },
    // Forms on one concern come one after the other: the second meets what the first did.
    inTurn: ({ concernId }) => `mash ${concernId}`,
    find: async ({ tx, actor, rooms, clock, params }) => {
      const asking = { tx, actor, rooms, now: clock.now(), today: clock.today() };
      // Whoever reaches the child reaches the episode in the database; its pages are the MASH's alone.
      return holds(actor, "mash.decide") ? episodeFacts(asking, params.concernId) : undefined;
    },
    read: (_, facts) => Promise.resolve(isHere(facts) ? facts : undefined),
    names: (about, named) => named ?? whose(about),
    // Whoever reads of others beside the concern is compared with its own child as well.
    compares: whose,
  });

/**
 * A route about the MASH's work on a concern within reach. For any other the answer is not found; the
 * audit names the concern either way, and the child whom it is about.
 */
export const mashRoute = ofConcern(() => true);

/** The same, of a concern about a child: of one about a place there is nothing at this address. */
export const mashChildRoute = ofConcern(({ episode }) => episode.about === "child");

export const actingIn = ({ actor, now, today }: EpisodeFacts): CommandContext => ({
  actor,
  at: now,
  today,
});
