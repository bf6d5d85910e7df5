import type { DraftForm } from "../work/index.ts";

/** A form at an address below a child's record: what it is about is the child, and what of the child. */
const below =
  (place: (rest: string) => string) =>
  (subject: string): string => {
    const [personId = "", rest = ""] = subject.split("/");
    return `/children/${personId}/${place(rest)}`;
  };

/** Forms about a child that are kept while they are filled in. Titles name nobody. */
export const childDrafts: readonly DraftForm[] = [
  {
    name: "exploitation",
    title: "An account of exploitation",
    address: below(() => "exploitation/add"),
  },
  { name: "note", title: "A note on a child’s record", address: below(() => "note") },
  { name: "harm-status", title: "A harm status", address: below(() => "harm-status") },
  { name: "level", title: "A level", address: below(() => "level") },
  { name: "tool", title: "A screening tool", address: below((tool) => `tools/${tool}`) },
  {
    name: "interview",
    title: "A return home interview",
    address: below((episode) => `missing/${episode}/interview`),
  },
  {
    name: "assessment",
    title: "The end of an assessment",
    address: below((assessment) => `assessments/${assessment}/finish`),
  },
  { name: "visit", title: "A visit", address: below(() => "visits/new") },
  { name: "voice", title: "What a child said", address: below(() => "voice") },
  { name: "supervision", title: "Supervision", address: below(() => "supervision") },
  { name: "closing", title: "A proposal to close", address: below(() => "closing/new") },
];
