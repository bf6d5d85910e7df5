import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { childTabs } from "../child-record/index.ts";
import { paths } from "../child-record/web/paths.ts";
import { childRoutes } from "./web/child-routes.ts";
import { worryRoutes } from "./web/worry-routes.ts";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "child-overview",
  gives: [
    routes.give([...childRoutes, ...worryRoutes]),
    actionWords.give(auditWords),
    childTabs.give({ key: "overview", text: "Overview", href: paths.child, order: 10 }),
    childTabs.give({
      key: "chronology",
      text: "Chronology",
      href: (personId) => paths.chronology(personId),
      order: 20,
    }),
    childTabs.give({ key: "worry", text: "How worried we are", href: paths.worry, order: 30 }),
  ],
};
