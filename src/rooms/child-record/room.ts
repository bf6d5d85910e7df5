import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { draftForms, overdueSources } from "../work/index.ts";
import { childDraft } from "./child-drafts.ts";
import { disputeRoutes } from "./disputes/web/dispute-routes.ts";
import { documentRoutes } from "./documents/web/routes.ts";
import { exploitationRoutes } from "./exploitation/web/exploitation-routes.ts";
import { saidRoutes } from "./exploitation/web/said-routes.ts";
import { numberRoutes } from "./identifiers/web/number-routes.ts";
import { toldRoutes } from "./privacy-notices/web/told-routes.ts";
import { flagRoutes } from "./web/flag-routes.ts";
import { harmRoutes } from "./web/harm-routes.ts";
import { levelRoutes } from "./web/level-routes.ts";
import { noteRoutes } from "./web/note-routes.ts";
import { lateReviews } from "./late-reviews.ts";
import { auditWords } from "./audit-words.ts";
import { standsAt } from "./web/child-pages.ts";
import { paths } from "./web/paths.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import {
  documentsKind,
  exploitationDefinitionKind,
  exploitationFactsKind,
  flagTypeKind,
  harmStatusKind,
  levelFloorsKind,
  levelSchemeKind,
  pathwayKind,
  stepDownKind,
} from "./configuration-kinds.ts";

export const room: Room = {
  name: "child-record",
  gives: [
    overdueSources.give(lateReviews),
    configurationKinds.give([
      levelSchemeKind,
      harmStatusKind,
      flagTypeKind,
      exploitationDefinitionKind,
      exploitationFactsKind,
      pathwayKind,
      documentsKind,
      stepDownKind,
      levelFloorsKind,
    ]),
    shippedVersions.give(
      async () => (await import("./shipped-exploitation.ts")).shippedExploitation,
    ),
    shippedVersions.give(async () => (await import("./shipped-documents.ts")).shippedDocuments),
    shippedVersions.give(async () => (await import("./shipped-levels.ts")).shippedLevels),
    routes.give([
      ...noteRoutes,
      ...exploitationRoutes,
      ...saidRoutes,
      ...numberRoutes,
      ...toldRoutes,
      ...documentRoutes,
      ...disputeRoutes,
      ...harmRoutes,
      ...levelRoutes,
      ...flagRoutes,
    ]),
    draftForms.give(childDraft("exploitation", "An account of exploitation", "exploitation/add")),
    draftForms.give(childDraft("note", "A note on a child’s record", "note")),
    draftForms.give(childDraft("harm-status", "A harm status", "harm-status")),
    draftForms.give(childDraft("level", "A level", "level")),
    actionWords.give(auditWords),
    standsAt.give({ check: "flag", order: 40, href: paths.worry }),
    standsAt.give({ check: "level-recent", order: 900, href: paths.worry }),
    standsAt.give({ check: "harm-now", order: 30, href: paths.worry }),
  ],
};
