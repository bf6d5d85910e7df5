/** One violation for each rule of .dependency-cruiser.cjs, in files that no other plant uses. */
export type Plant = { readonly rule: string; readonly files: Readonly<Record<string, string>> };

const door = "export const offered = 1;\n";
const doors = Object.fromEntries(
  [
    "src/linkage",
    "src/network",
    "src/instruments",
    "src/disclosure",
    "src/modules/directory",
    "src/modules/subjects",
    "src/modules/work",
    "src/modules/identify",
    "src/modules/protect",
    "src/modules/panels",
    "src/modules/papers",
    "src/modules/plans",
    "src/modules/disrupt",
    "src/modules/prevent",
    "src/modules/govern",
    "src/modules/publicise",
  ].map((slice) => [`${slice}/index.ts`, door]),
);

/** A file at `at` that imports `what`; the file's name is the plant's own. */
function importing(at: string, what: string): Readonly<Record<string, string>> {
  return { [at]: `import * as other from "${what}";\nexport const used = other;\n` };
}

const upTo = (floor: string, at: string, what: string): Plant => ({
  rule: floor,
  files: importing(at, what),
});

export const plants: readonly Plant[] = [
  upTo("floor-1-kernel", "src/kernel/plant-floor.ts", "../platform/thing.ts"),
  upTo("floor-2-linkage", "src/linkage/plant-floor.ts", "../network/index.ts"),
  upTo("floor-2-network", "src/network/plant-floor.ts", "../ui/thing.tsx"),
  upTo("floor-2-instruments", "src/instruments/plant-floor.ts", "../disclosure/index.ts"),
  upTo("floor-2-disclosure", "src/disclosure/plant-floor.ts", "../platform/thing.ts"),
  upTo("floor-2-platform", "src/platform/plant-floor.ts", "../modules/directory/index.ts"),
  upTo("floor-2-ui", "src/ui/plant-floor.tsx", "../modules/subjects/index.ts"),
  upTo("floor-3-directory", "src/modules/directory/plant-floor.ts", "../work/index.ts"),
  upTo("floor-4-subjects", "src/modules/subjects/plant-floor.ts", "../work/index.ts"),
  upTo("floor-4-work", "src/modules/work/plant-floor.ts", "../protect/index.ts"),
  upTo("floor-5-identify", "src/modules/identify/plant-floor.ts", "../panels/index.ts"),
  // The other direction of the one line that is declared.
  upTo("floor-5-protect", "src/modules/protect/plant-floor.ts", "../identify/index.ts"),
  upTo("floor-5-panels", "src/modules/panels/plant-floor.ts", "../govern/index.ts"),
  // A paper is handed what it says: it never asks a meeting.
  upTo("floor-5-papers", "src/modules/papers/plant-floor.ts", "../panels/index.ts"),
  // A plan is read at a meeting, and asks none.
  upTo("floor-5-plans", "src/modules/plans/plant-floor.ts", "../panels/index.ts"),
  upTo("floor-5-disrupt", "src/modules/disrupt/plant-floor.ts", "../../app.ts"),
  upTo("floor-5-prevent", "src/modules/prevent/plant-floor.ts", "../disrupt/index.ts"),
  upTo("floor-6-govern", "src/modules/govern/plant-floor.ts", "../publicise/index.ts"),
  upTo("floor-6-publicise", "src/modules/publicise/plant-floor.ts", "../../main.ts"),
  upTo("floor-7-help", "src/help/plant-floor.ts", "../app.ts"),
  upTo("floor-7-demonstration", "src/demonstration/plant-floor.ts", "../main.ts"),
  upTo("floor-7-commands", "src/commands/plant-floor.ts", "../cli.ts"),
  upTo("kernel-needs-only-crypto", "src/kernel/plant-npm.ts", "zod"),
  upTo("engines-do-no-io", "src/linkage/plant-io.ts", "node:fs"),
  upTo("slices-by-their-door", "src/modules/protect/plant-door.ts", "../subjects/inside.ts"),
  upTo("slices-by-their-door-from-outside", "src/cli.ts", "./modules/subjects/inside.ts"),
  upTo("engines-by-their-door", "src/modules/identify/plant-engine.ts", "../../linkage/inside.ts"),
  upTo("pages-belong-in-web", "src/modules/protect/plant-page.ts", "../../ui/thing.tsx"),
  upTo("client-stands-alone", "src/client/plant-alone.ts", "../platform/thing.ts"),
  upTo("nobody-imports-the-client", "src/platform/plant-client.ts", "../client/main.ts"),
  {
    rule: "no-cycles",
    files: {
      "src/platform/plant-cycle-a.ts":
        'import type { B } from "./plant-cycle-b.ts";\nexport type A = B | 1;\n',
      "src/platform/plant-cycle-b.ts":
        'import type { A } from "./plant-cycle-a.ts";\nexport type B = A[];\n',
    },
  },
  upTo("no-test-code-in-production", "src/platform/plant-test.ts", "../../test/harness/fake.ts"),
  upTo("no-development-package-in-production", "src/platform/plant-dev.ts", "fast-check"),
  upTo("nothing-unresolved", "src/platform/plant-nowhere.ts", "./not-there.ts"),
];

/** What the rules must leave alone, and the files that the plants reach for. */
export const allowed: Readonly<Record<string, string>> = {
  ...doors,
  "src/main.ts": 'import "./app.ts";\nexport const top = 1;\n',
  ...importing("src/app.ts", "./modules/govern/index.ts"),
  "src/platform/thing.ts": door,
  "src/ui/thing.tsx": door,
  "src/client/main.ts": 'import "../kernel/thing.ts";\n',
  "src/kernel/thing.ts":
    'import { createHash } from "node:crypto";\nexport const h = createHash;\n',
  "src/linkage/inside.ts": 'import "../kernel/thing.ts";\nexport const i = 1;\n',
  "src/modules/subjects/inside.ts": 'import "./index.ts";\nimport "zod";\nexport const i = 1;\n',
  "src/modules/subjects/web/page.tsx": 'import "../../../ui/thing.tsx";\nexport const p = 1;\n',
  ...importing("src/modules/identify/import-row.ts", "../protect/index.ts"),
  ...importing("src/modules/identify/match.ts", "../../linkage/index.ts"),
  "src/modules/identify/type-only.ts":
    'import type { Arbitrary } from "fast-check";\nexport type A = Arbitrary<1>;\n',
  "src/modules/protect/deep.test.ts":
    'import "../subjects/inside.ts";\nimport "../govern/index.ts";\nimport "fast-check";\n',
  "src/kernel/pure.test.ts":
    'import "../platform/thing.ts";\nimport "node:fs";\nimport "vitest";\n',
  "test/harness/fake.ts": door,
};
