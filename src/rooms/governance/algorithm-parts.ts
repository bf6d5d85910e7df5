/**
 * Every part of Lantern that suggests something to a person, with where its record is in the register
 * of algorithms. A test finds such parts by what they are called and fails on one that is not here.
 */
export const algorithmParts: readonly { readonly path: string; readonly record: string }[] = [
  { path: "src/rooms/subjects/likeness", record: "Records that may be of the same child" },
  { path: "src/rooms/subjects/matching", record: "Records that may be of the same child" },
  { path: "src/rooms/record-matching", record: "Records that may be of the same child" },
  { path: "src/rooms/pattern-alerts", record: "Children nobody has referred" },
  {
    path: "src/rooms/my-work/web/work-routes.tsx",
    record: "Children nobody has referred",
  },
  {
    path: "src/rooms/people-and-places",
    record: "Links between adults, places and things",
  },
  { path: "src/rooms/imports", record: "Rows and words of a workbook" },
  { path: "src/rooms/mash", record: "Records that may be of the same child" },
  { path: "src/rooms/feeds", record: "Records that may be of the same child" },
  { path: "src/rooms/overdue", record: "What is late and due next" },
  { path: "src/rooms/my-work", record: "What is late and due next" },
  { path: "src/rooms/child-record/harm-scheme.ts", record: "Harm beside a low level" },
  { path: "src/rooms/child-overview/web/worry-page.tsx", record: "Harm beside a low level" },
  { path: "src/rooms/tracker/grid", record: "Records that may be of the same child" },
  { path: "src/rooms/intake/concerns", record: "Advice on wording" },
  {
    path: "src/rooms/record-access/configuration-kinds.ts",
    record: "Use of records that is out of the ordinary",
  },
  {
    path: "src/rooms/audit-review/shipped-unusual-use.ts",
    record: "Use of records that is out of the ordinary",
  },
  {
    path: "src/rooms/audit-review/anomalous-access",
    record: "Use of records that is out of the ordinary",
  },
];

/** Where the figures stand that a record speaks of, for whoever is signed in. */
export const figuresOf: Readonly<Record<string, { readonly text: string; readonly href: string }>> =
  {
    "Records that may be of the same child": {
      text: "How well records are recognised, by group",
      href: "/same-child/by-group",
    },
  };
