import type { StaffActor } from "../../src/platform/access/actor.ts";
import type { Page } from "./pages.ts";
import { subjectPages } from "./subject-pages.ts";
import type { Reach } from "./visits.ts";

/** What agencies sent to police, for the police's officer. */
export function policePages(
  actor: StaffActor,
  { place, linked }: Pick<Reach, "linked" | "place">,
): readonly Page[] {
  return [
    { name: "intelligence, new", address: () => "/intelligence", shows: /Benchmark car/ },
    {
      name: "intelligence, late",
      address: () => "/intelligence?show=late",
      shows: /Benchmark text/,
    },
    { name: "home of police", address: () => "/home", shows: /\/intelligence\?show=/ },
    knownOf(place),
    ...subjectPages(actor, linked),
    {
      name: "search by police",
      address: () => "/search",
      form: () => ({ sought: "Benchmark place 77" }),
      asksForPage: true,
    },
  ];
}

/** A place about which 500 pieces of intelligence were sanitised, for a role that reads places. */
export const knownOf = (place: string): Page => ({
  name: "intelligence of a place",
  address: () => `/subjects/${place}`,
  shows: /Benchmark text/,
});
