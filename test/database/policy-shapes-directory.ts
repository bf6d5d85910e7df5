import type { Shape } from "./policy-shapes.ts";

/** What policies of the directory of telephone numbers say: whose number it is, unless that is of a sensitive service. */
export type DirectoryTerm = "open service" | "open team" | "open agency" | "open number";

export const directoryTerms: readonly (readonly [DirectoryTerm, RegExp])[] = [
  [
    "open service",
    /^\(service_id IS NULL\) OR \(service_id = ANY \(\(SELECT sec\.open_services\(\)\)::uuid\[\]\)\)$/,
  ],
  [
    "open team",
    /^\(team_id IS NULL\) OR \(team_id <> ALL \(\(SELECT directory\.shut_teams\(\)\)::uuid\[\]\)\)$/,
  ],
  [
    "open agency",
    /^\(agency_id IS NULL\) OR \(agency_id <> ALL \(\(SELECT directory\.shut_agencies\(\)\)::uuid\[\]\)\)$/,
  ],
  ["open number", /^contact_number_id = ANY \(\(SELECT directory\.open_numbers\(\)\)::uuid\[\]\)$/],
];

export const directoryShapes: Readonly<Record<string, Shape>> = {
  "open agency + open service + open team + partnership": "directory",
  "open number + partnership": "directory",
  "author + open number + partnership": "directory",
};
