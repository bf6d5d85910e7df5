import { holds, type StaffActor } from "../../src/platform/access/actor.ts";
import type { Page } from "./pages.ts";

/** What runs on people and places, and one of them with many links: for roles that read these. */
export const subjectPages = (actor: StaffActor, linked: string): readonly Page[] => [
  ...(holds(actor, "measure.view") ? [board] : []),
  ...(holds(actor, "subject.view") ? [subjectOf(linked)] : []),
];

const board: Page = {
  name: "board of measures",
  address: () => "/measures",
  shows: /Benchmark place/,
};

const subjectOf = (linked: string): Page => ({
  name: "subject with 500 links",
  address: () => `/subjects/${linked}`,
  shows: /Benchmark place 1/,
});
