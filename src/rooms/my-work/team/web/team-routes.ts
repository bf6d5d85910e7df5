import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { levelSchemeOn } from "../../../child-record/index.ts";
import { supervisedSince } from "../supervision-reads.ts";
import { listLedChildren, listTeam } from "../team-reads.ts";
import { teamPage, workerPage } from "./team-page.tsx";

const access = { permission: "team.oversee" } as const;

type ReadContext = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };

async function ground({ tx, actor, clock }: ReadContext) {
  const today = clock.today();
  const since = await supervisedSince(tx, today);
  const scheme = await levelSchemeOn(tx, today);
  const team = await listTeam(tx, actor, { at: clock.now(), today, since, scheme });
  return { team, since, scheme };
}

export const teamPages: readonly Route[] = [
  route({
    method: "GET",
    path: "/team",
    access,
    audit: { action: "team.read" },
    shows: { about: "children" },
    input: {},
    handle: async (given) => ({ kind: "page", view: teamPage(await ground(given)) }),
  }),
  route({
    method: "GET",
    path: "/team/:staffId",
    access,
    audit: { action: "team.worker.read" },
    shows: { about: "children" },
    input: { params: z.object({ staffId: anId }) },
    handle: async (given) => {
      const { tx, clock, params } = given;
      const { team, ...rest } = await ground(given);
      const worker = team.find(({ staffId }) => staffId === params.staffId);
      if (!worker) return { kind: "notFound", subjectIds: [params.staffId] };
      const children = await listLedChildren(tx, {
        ...params,
        at: clock.now(),
        scheme: rest.scheme,
      });
      const subjectIds = [params.staffId, ...children.map(({ personId }) => personId)];
      return {
        kind: "page",
        view: workerPage({ worker, readerId: given.actor.id, children, ...rest }),
        subjectIds,
      };
    },
  }),
];
