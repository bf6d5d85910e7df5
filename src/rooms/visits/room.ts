import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { housekeeping, sweptBy } from "../../platform/jobs/housekeeping-slot.ts";
import { childDraft, leaverWork, offeredFacts } from "../child-record/index.ts";
import { draftForms, overdueTabs } from "../work/index.ts";
import { visitsRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { visitsKind } from "./configuration-kinds.ts";
import { factsOfVisits } from "./offered-facts.ts";
import { visitsOfLeaver } from "./leaver-work.ts";

export const room: Room = {
  name: "visits",
  gives: [
    // A recording that a legal hold kept is emptied once the hold is lifted.
    housekeeping.give({
      name: "sweep-voice",
      cron: "43 3 * * *",
      work: sweptBy("protect.sweep_voice_notes", 0),
    }),
    configurationKinds.give([visitsKind]),
    shippedVersions.give(async () => (await import("./shipped-visits.ts")).shippedVisits),
    routes.give(visitsRoutes),
    actionWords.give(auditWords),
    overdueTabs.give({
      text: "Visits",
      href: "/overdue/visits",
      needs: "tracker.view",
      order: 30,
    }),
    places.give({
      text: "Visits",
      href: "/overdue/visits",
      under: "children",
      needs: "tracker.view",
      order: 250,
    }),
    draftForms.give(childDraft("visit", "A visit", "visits/new")),
    leaverWork.give(visitsOfLeaver),
    offeredFacts.give(factsOfVisits),
  ],
};
