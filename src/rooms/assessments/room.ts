import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { draftOfChilds, standsAt, leaverWork } from "../child-record/index.ts";
import { draftForms } from "../work/index.ts";
import { toolEditorRoutes } from "./tool-editor/web/routes.ts";
import { assessmentsRoutes } from "./web/routes.ts";
import { toolRoutes } from "./web/tools/tool-routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { assessmentFactorsKind, assessmentKind, instrumentKind } from "./configuration-kinds.ts";
import { assessmentStands } from "./stands-at.ts";
import { assessmentsOfLeaver } from "./leaver-work.ts";

export const room: Room = {
  name: "assessments",
  gives: [
    configurationKinds.give([assessmentKind, assessmentFactorsKind, instrumentKind]),
    shippedVersions.give(async () => (await import("./shipped-assessments.ts")).shippedAssessments),
    shippedVersions.give(async () => (await import("./shipped-instruments.ts")).shippedInstruments),
    routes.give([...toolEditorRoutes, ...toolRoutes, ...assessmentsRoutes]),
    actionWords.give(auditWords),
    places.give({
      text: "Assessments",
      href: "/assessments",
      under: "children",
      needs: "tracker.view",
      order: 270,
    }),
    places.give({
      text: "Tools",
      href: "/tools",
      under: "partnership",
      needs: "tool.edit",
      order: 510,
    }),
    draftForms.give(
      draftOfChilds({ name: "tool", title: "A screening tool" }, "key", (tool) => `tools/${tool}`),
    ),
    draftForms.give(
      draftOfChilds(
        { name: "assessment", title: "The end of an assessment" },
        { table: "protect.assessments", key: "assessment_id" },
        (assessment) => `assessments/${assessment}/finish`,
      ),
    ),
    standsAt.give(assessmentStands),
    leaverWork.give(assessmentsOfLeaver),
  ],
};
