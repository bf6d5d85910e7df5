import { z } from "zod";
import { holds as mayDo } from "../../../../platform/access/actor.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { staffForm } from "../../../work/index.ts";
import { findController, listControllers, lookUpInformation } from "../controller-reads.ts";
import { markAgency, regimeForm, regimeOf } from "../mark-agency.ts";
import { controllersPage, markPage } from "./controllers-page.tsx";

const view = { permission: "governance.view" } as const;
const shows = { nobody: "agencies, and counts" } as const;
const home = "/governance/controllers";

export const controllerRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: home,
    access: view,
    audit: { action: "controllers.read" },
    shows,
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
  ...staffForm({
    path: `${home}/:agencyId`,
    params: z.object({ agencyId: anId }),
    access: { permission: "governance.manage" },
    reads: "controllers.look",
    action: "controllers.mark",
    shows,
    subjectIds: ({ agencyId }) => [agencyId],
    done: "Controller details saved.",
    form: regimeForm,
    about: ({ tx, params: { agencyId } }) => findController(tx, agencyId),
    begin: (controller, { blank }) => ({
      ...blank,
      regime: regimeOf(controller.marksLawEnforcement),
    }),
    send: (controller, { tx, typed }) => markAgency(tx, { controller, typed }),
    home: () => home,
    page: markPage,
  }),
];
