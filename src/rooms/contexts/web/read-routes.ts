import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { listContextAssessments } from "../assess.ts";
import {
  findContext,
  listActions,
  listActs,
  listConflictsOf,
  listFacts,
  listMovedHere,
  listMoves,
  listVoices,
} from "../context-reads.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import { casePractices } from "../case-practices.ts";
import { listPanelsOn } from "../panel-record.ts";
import { contextSchemeOn, contextToolOf, contextToolsOn } from "../context-scheme.ts";
import type { ShownAssessment } from "./assessments-part.tsx";
import { contextParams, shows, views } from "./context-form.ts";
import { contextPage, type ShownContext } from "./context-page.tsx";

/** Each assessment with its tool as it was then: a changed tool changes none of them. */
async function assessmentsOf(tx: Tx, contextId: string): Promise<readonly ShownAssessment[]> {
  const shown: ShownAssessment[] = [];
  for (const one of await listContextAssessments(tx, contextId))
    shown.push({ ...one, tool: await contextToolOf(tx, one.configurationId) });
  return shown;
}

type Asked = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly today: string;
  readonly contextId: string;
  readonly rooms: Rooms;
};

async function readContext(asked: Asked): Promise<ShownContext | undefined> {
  const { tx, actor, today, contextId, rooms } = asked;
  const practice = casePractices.oneIn(rooms);
  const context = await findContext(tx, contextId);
  if (!context) return undefined;
  const scheme = await contextSchemeOn(tx, today);
  const tools = await contextToolsOn(tx, { on: today, kind: context.kind, scheme });
  return {
    context,
    scheme,
    tools: tools.map(({ instrument: { key, name } }) => ({ key, name })),
    assessments: await assessmentsOf(tx, contextId),
    actions: await listActions(tx, contextId),
    facts: await listFacts(tx, contextId),
    voices: await listVoices(tx, contextId),
    moves: await listMoves(tx, contextId),
    movedHere: await listMovedHere(tx, contextId),
    acts: await listActs(tx, contextId),
    conflicts: await listConflictsOf(tx, contextId),
    practices: { practices: await practice.read(tx, contextId), register: practice.register },
    panels: await listPanelsOn(tx, contextId),
    today,
    mayRecord: holds(actor, "context.record"),
    mayDecide: holds(actor, "context.decide"),
    maySeePlace: holds(actor, "subject.view"),
  };
}

export const contextReadRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/contexts/:contextId",
    access: views,
    audit: { action: "context.read" },
    shows,
    input: { params: contextParams },
    handle: async ({ tx, actor, clock, rooms, params: { contextId } }) => {
      const shown = await readContext({ tx, actor, today: clock.today(), contextId, rooms });
      const subjectIds = [contextId];
      if (!shown) return { kind: "notFound", subjectIds };
      return { kind: "page", view: contextPage(shown), subjectIds };
    },
  }),
];
