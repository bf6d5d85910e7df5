/**
 * Every part of Lantern that suggests something to a person, with where its record is in the register
 * of algorithms. A test finds such parts by what they are called and fails on one that is not here.
 */
export const suggesting: readonly { readonly path: string; readonly record: string }[] = [
  { path: "src/modules/subjects/likeness", record: "Records that may be of the same child" },
  { path: "src/modules/subjects/matching", record: "Records that may be of the same child" },
  { path: "src/modules/identify/same-child", record: "Records that may be of the same child" },
  { path: "src/modules/identify/standing", record: "Children whom nobody has referred" },
  {
    path: "src/modules/protect/web/my-work/work-routes.tsx",
    record: "Children whom nobody has referred",
  },
  { path: "src/modules/identify/imports", record: "Rows and words of a workbook" },
  { path: "src/modules/identify/mash", record: "Records that may be of the same child" },
  { path: "src/modules/identify/feeds", record: "Records that may be of the same child" },
  { path: "src/modules/protect/chasing", record: "What is late and due next" },
  { path: "src/modules/protect/my-work", record: "What is late and due next" },
  { path: "src/modules/protect/harm-scheme.ts", record: "Harm beside a low level" },
  { path: "src/modules/protect/web/worry-page.tsx", record: "Harm beside a low level" },
  { path: "src/modules/protect/tracker/grid", record: "Records that may be of the same child" },
  { path: "src/modules/identify/concerns", record: "Advice on wording" },
  { path: "src/modules/govern", record: "Use of records that is out of the ordinary" },
];

/** Where the figures stand that a record speaks of, for whoever is signed in. */
export const figuresOf: Readonly<Record<string, { readonly text: string; readonly href: string }>> =
  {
    "Records that may be of the same child": {
      text: "How well records are recognised, by group",
      href: "/same-child/by-group",
    },
  };
