import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { concernsAbout } from "../child-record/index.ts";
import { draftForms, mashAsks } from "../work/index.ts";
import { listAskedLines } from "./checks/asked-lines.ts";
import { countConcernsAbout } from "./concerns-about.ts";
import { mashDrafts } from "./drafts.ts";
import { professionalRoutes } from "./professionals/web/routes.ts";
import { mashRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "mash",
  gives: [
    routes.give([...mashRoutes, ...professionalRoutes]),
    ...mashDrafts.map(draftForms.give),
    concernsAbout.give(countConcernsAbout),
    mashAsks.give(listAskedLines),
  ],
};
