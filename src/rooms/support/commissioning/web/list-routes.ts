import { route, type Route } from "../../../../platform/http/route.ts";
import { OverdueTabs } from "../../../work/index.ts";
import { commissionedList, contractList, ownMonthList } from "../commissioning-list.ts";
import { demandList } from "../demand-list.ts";
import { commissionedPage, contractsPage, demandPage } from "./commissioning-pages.tsx";
import { commissioningPaths } from "./paths.ts";
import { ownMonthsPage } from "./return-pages.tsx";

export const shows = { nobody: "services and counts, and no child" } as const;
export const keeps = { permission: "service.manage" } as const;
export const answers = {
  signedIn: "who answers for a service returns its numbers; policies and the command say which",
} as const;
const counts = { permission: "statistics.view" } as const;

export const commissioningListRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/commissioning",
    access: keeps,
    audit: { action: "commissioning.list" },
    shows,
    input: { query: commissionedList.query },
    handle: async (given) => {
      const shown = await commissionedList.show(given, { path: commissioningPaths.home });
      return { kind: "page", view: commissionedPage(shown) };
    },
  }),
  route({
    method: "GET",
    path: "/api/commissioning",
    access: keeps,
    audit: { action: "commissioning.list" },
    shows,
    input: { query: commissionedList.apiQuery },
    answers: commissionedList.answers({
      summary: "Services as they are commissioned, with their contracts and notice dates",
      description: "Facts on services of the directory, and counts; nobody is named.",
    }),
    handle: (given) => commissionedList.json(given),
  }),
  route({
    method: "GET",
    path: "/overdue/contracts",
    access: keeps,
    audit: { action: "commissioning.contracts" },
    shows,
    input: { query: contractList.query },
    handle: async (given) => {
      const { rooms, actor } = given;
      const shown = await contractList.show(given, { path: commissioningPaths.overdue });
      const tabs = OverdueTabs({ rooms, actor, current: commissioningPaths.overdue });
      return { kind: "page", view: contractsPage(shown, tabs) };
    },
  }),
  route({
    method: "GET",
    path: "/commissioning/demand",
    access: counts,
    audit: { action: "commissioning.demand" },
    shows,
    input: { query: demandList.query },
    handle: async (given) => {
      const shown = await demandList.show(given, { path: commissioningPaths.demand });
      return { kind: "page", view: demandPage(shown) };
    },
  }),
  route({
    method: "GET",
    path: "/api/commissioning/demand",
    access: counts,
    audit: { action: "commissioning.demand" },
    shows,
    input: { query: demandList.apiQuery },
    answers: demandList.answers({
      summary: "Demand, waits and unmet need over twelve whole months",
      description:
        "By service, or of all services by age, sex, ethnicity or area. Small numbers are null.",
    }),
    handle: (given) => demandList.json(given),
  }),
  route({
    method: "GET",
    path: "/commissioning/returns",
    access: answers,
    audit: { action: "service-return.list" },
    shows,
    input: { query: ownMonthList.query },
    handle: async (given) => {
      const shown = await ownMonthList.show(given, { path: commissioningPaths.returns });
      return { kind: "page", view: ownMonthsPage(shown) };
    },
  }),
];
