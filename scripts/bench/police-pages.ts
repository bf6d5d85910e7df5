import type { Page } from "./pages.ts";

/** What agencies sent to police, for the police's officer. */
export function policePages(place: string): readonly Page[] {
  return [
    { name: "intelligence, new", address: () => "/intelligence", shows: /Benchmark car/ },
    {
      name: "intelligence, late",
      address: () => "/intelligence?show=late",
      shows: /Benchmark text/,
    },
    {
      name: "intelligence of a place",
      address: () => `/subjects/${place}`,
      shows: /Benchmark text/,
    },
    {
      name: "search by police",
      address: () => "/search",
      form: () => ({ sought: "Benchmark place 77" }),
      asksForPage: true,
    },
  ];
}
