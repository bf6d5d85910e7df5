import { holds, type StaffActor } from "../../src/platform/access/actor.ts";
import type { Page } from "./pages.ts";

/** What runs on people and places, one of them with many links, and what is counted of all children: for roles that read these. */
export const subjectPages = (actor: StaffActor, linked: string): readonly Page[] => [
  ...(holds(actor, "measure.view") ? [board, overduePlans] : []),
  ...(holds(actor, "subject.view") ? [subjectOf(linked)] : []),
  ...(holds(actor, "statistics.view") ? [equality] : []),
];

const equality: Page = {
  name: "equality of outcomes",
  address: () => "/equality?by=sex",
  shows: /What became of children/,
};

const board: Page = {
  name: "board of measures",
  address: () => "/measures",
  shows: /Benchmark place/,
};

const overduePlans: Page = {
  name: "plans with overdue actions",
  address: () => "/measures?show=overdue",
  shows: /Disruption plan/,
};

const subjectOf = (linked: string): Page => ({
  name: "subject with 500 links",
  address: () => `/subjects/${linked}`,
  shows: /Benchmark place 1/,
});
