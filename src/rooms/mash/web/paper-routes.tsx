import type { Rooms } from "../../../platform/rooms/slot.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { paths as paperPaths } from "../../outgoing-papers/web/paths.ts";
import {
  prepareAgain,
  prepareFormOf,
  prepareInput,
  preparePaper,
  recipientChoices,
  textOf,
} from "../../outgoing-papers/index.ts";
import { findChild, type ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import {
  audiences,
  decisionPaperFor,
  isForFamilyToo,
  paperErrors,
  type Audience,
  type DecidedContext,
} from "../decision-paper.ts";
import { familyInConcern } from "../family-in-concern.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { mashParams, mashRoute } from "./mash-route.ts";
import { paperFormPage } from "./paper-form-page.tsx";

const params = mashParams.extend({ audience: text() });

/** Whoever prepares papers of meetings prepares these; the concern's pages are the MASH's besides. */
const permission = "meeting.manage";

type HandlerInput = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly rooms: Rooms;
};

type Ready = {
  readonly child: ChildFacts;
  readonly ground: DecidedContext;
  readonly audience: Audience;
};

const isAudience = (text: string): text is Audience => Object.hasOwn(audiences, text);

/** Undefined where the concern gives no such paper: it is not decided, about no child, or not for the family. */
async function readyFor(
  facts: EpisodeFacts,
  given: HandlerInput,
  audience: string,
): Promise<Ready | undefined> {
  const { person, decision } = facts;
  if (!person || !decision || !isAudience(audience)) return undefined;
  if (audience === "family" && !isForFamilyToo(decision)) return undefined;
  const child = await findChild(given, person.personId);
  if (!child || !mayDo(given.actor, permission, child)) return undefined;
  return { child, ground: { ...facts, person, decision }, audience };
}

const choicesFor = (tx: Tx, { child, audience }: Ready, { standing }: EpisodeFacts) =>
  recipientChoices(tx, {
    kind: audiences[audience],
    person: child.person,
    circle: child.circle,
    today: child.today,
    family: familyInConcern(standing),
  });

export const paperRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path: "/mash/:concernId/papers/:audience",
    access: { permission },
    audit: { action: "mash.read" },
    input: { params },
    handle: async (facts, given) => {
      const ready = await readyFor(facts, given, given.params.audience);
      if (!ready) return { kind: "notFound" };
      const choices = await choicesFor(given.tx, ready, facts);
      const { csrfToken } = given.frame;
      const page = { ...ready, facts, choices, csrfToken, typed: {}, errors: [] };
      return { kind: "page", view: paperFormPage(page) };
    },
  }),
  mashRoute({
    method: "POST",
    path: "/mash/:concernId/papers/:audience",
    access: { permission },
    audit: { action: "mash.paper.prepare" },
    input: { params, form: prepareInput },
    handle: async (facts, given) => {
      const { tx, actor, clock, asPapers, form: typed } = given;
      const ready = await readyFor(facts, given, given.params.audience);
      if (!ready) return { kind: "notFound" };
      const { child, ground, audience } = ready;
      const stopped = await given.stopPlaces(child.person.personId);
      if (stopped) return stopped;
      const next = textOf(typed, "next");
      const paper = decisionPaperFor(ground, { audience, next });
      const choices = await choicesFor(tx, ready, facts);
      const change = await preparePaper(
        tx,
        { actor, at: clock.now(), asPapers },
        {
          ...paper,
          person: child.person,
          kind: audiences[audience],
          choices,
          form: prepareFormOf(typed),
          wrong: paperErrors({ next, readable: textOf(typed, "readable") }, audience),
        },
      );
      if (change.kind === "accepted") {
        return redirectDone(
          paperPaths.paper(change.paperId),
          "Paper made. Next: read it, then ask for release.",
        );
      }
      const again = prepareAgain(change, child, paper.documentFor(""));
      const { csrfToken } = given.frame;
      const view = paperFormPage({ ...ready, facts, choices, csrfToken, typed, ...again });
      return { kind: "invalid", view, detail: { stopped: change.kind } };
    },
  }),
];
