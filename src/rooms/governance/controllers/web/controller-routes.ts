import { z } from "zod";
import { holds as mayDo } from "../../../../platform/access/actor.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import {
  findController,
  listControllers,
  lookUpInformation,
  markAgency,
} from "../controller-reads.ts";
import { controllersPage, markPage } from "./controllers-page.tsx";

const view = { permission: "governance.view" } as const;
const manage = { permission: "governance.manage" } as const;
const params = z.object({ agencyId: anId });
const home = "/governance/controllers";

export const controllerRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: home,
    access: view,
    audit: { action: "controllers.read" },
    shows: { nobody: "agencies, and counts" },
    input: { query: z.object({ record: field() }) },
    handle: async ({ tx, actor, query: { record } }) => {
      const looked = record === "" ? undefined : await lookUpInformation(tx, record);
      const page = controllersPage({
        controllers: await listControllers(tx),
        mayManage: mayDo(actor, "governance.manage"),
        typed: record,
        looked,
      });
      return { kind: "page", view: page, detail: { lookedUp: looked?.kind ?? "nothing" } };
    },
  }),
  route({
    method: "GET",
    path: `${home}/:agencyId`,
    access: manage,
    audit: { action: "controllers.look" },
    shows: { nobody: "agencies, and counts" },
    input: { params },
    handle: async ({ tx, frame: { csrfToken }, params: { agencyId } }) => {
      const controller = await findController(tx, agencyId);
      if (!controller) return { kind: "notFound", subjectIds: [agencyId] };
      return { kind: "page", view: markPage({ controller, csrfToken }), subjectIds: [agencyId] };
    },
  }),
  route({
    method: "POST",
    path: `${home}/:agencyId`,
    access: manage,
    audit: { action: "controllers.mark" },
    shows: { nobody: "agencies, and counts" },
    input: {
      params,
      form: z.object({
        regime: z.enum(["safeguarding", "law-enforcement"]),
        version: z.coerce.number().int().positive(),
      }),
    },
    handle: async ({ tx, frame: { csrfToken }, params: { agencyId }, form }) => {
      const subjectIds = [agencyId];
      const marks = form.regime === "law-enforcement";
      const became = await markAgency(tx, { agencyId, marks, version: form.version });
      if (became === "done")
        return redirectDone(home, "Controller details saved.", { subjectIds, detail: { marks } });
      const controller = await findController(tx, agencyId);
      if (!controller || became === "none") return { kind: "notFound", subjectIds };
      const problem = "A colleague has changed this. Read the current version.";
      return { kind: "stale", view: markPage({ controller, csrfToken, problem }), subjectIds };
    },
  }),
];
