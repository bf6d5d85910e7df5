/** One violation for each rule of .dependency-cruiser.cjs, in files that no other plant uses. */
export type Plant = { readonly rule: string; readonly files: Readonly<Record<string, string>> };

const door = "export const offered = 1;\n";
const doorOf = (folder: string): readonly [string, string] => [`${folder}/index.ts`, door];
const doors = Object.fromEntries([
  ...["linkage", "network", "instruments", "disclosure"].map((engine) => doorOf(`src/${engine}`)),
  ...[
    "accounts",
    "child-identity",
    "child-record",
    "governance",
    "intake",
    "mash",
    "meetings",
    "outgoing-papers",
    "panels",
    "safety-plans",
    "subjects",
    "tracker",
    "webhooks",
    "work",
  ].map((room) => doorOf(`src/rooms/${room}`)),
]);

/** For each room one that stands on its floor or above: where a line is declared, its other direction. */
const outOfReach = {
  "3-configuration": "../accounts/index.ts",
  "3-search": "../accounts/index.ts",
  "4-directory": "../work/index.ts",
  "5-accounts": "../subjects/index.ts",
  "5-subjects": "../work/index.ts",
  "5-work": "../child-record/index.ts",
  "6-child-record": "../intake/index.ts",
  "7-actions": "../meetings/index.ts",
  "7-family-network": "../panels/index.ts",
  "7-child-identity": "../meetings/index.ts",
  "7-photographs": "../panels/index.ts",
  "7-reachable-moments": "../panels/index.ts",
  "8-agency-leads": "../safety-plans/index.ts",
  "8-assessments": "../safety-plans/index.ts",
  "8-case-lifecycle": "../outgoing-papers/index.ts",
  "8-cohorts": "../tracker/index.ts",
  "8-education": "../meetings/index.ts",
  "8-escalation": "../panels/index.ts",
  "8-families": "../meetings/index.ts",
  "8-missing": "../safety-plans/index.ts",
  // A paper is handed what it says: it never asks a meeting.
  "8-outgoing-papers": "../meetings/index.ts",
  "8-overdue": "../panels/index.ts",
  "8-people-and-places": "../panels/index.ts",
  "8-record-access": "../outgoing-papers/index.ts",
  // A plan is read at a meeting, and asks none.
  "8-safety-plans": "../meetings/index.ts",
  "8-statutory": "../panels/index.ts",
  "8-support": "../safety-plans/index.ts",
  "8-visits": "../safety-plans/index.ts",
  "8-investigations": "../panels/index.ts",
  "8-victim-requests": "../panels/index.ts",
  "8-vulnerability-profile": "../panels/index.ts",
  "9-contexts": "../panels/index.ts",
  "9-feeds": "../mash/index.ts",
  "9-imports": "../tracker/index.ts",
  "9-disruption": "../panels/index.ts",
  "9-intake": "../mash/index.ts",
  "9-licensing": "../panels/index.ts",
  "9-mash": "../panels/index.ts",
  "9-meetings": "../panels/index.ts",
  "9-offered-facts": "../tracker/index.ts",
  "9-panels": "../governance/index.ts",
  "9-pattern-alerts": "../intake/index.ts",
  "9-record-matching": "../mash/index.ts",
  "9-intelligence": "../intake/index.ts",
  "10-child-overview": "../tracker/index.ts",
  "10-data-quality": "../governance/index.ts",
  "10-duties": "../governance/index.ts",
  "10-my-work": "../governance/index.ts",
  "10-tracker": "../governance/index.ts",
  "10-training": "../governance/index.ts",
  "11-alarms": "../governance/index.ts",
  "11-audit-review": "../governance/index.ts",
  "11-governance": "../webhooks/index.ts",
  "11-leavers": "../webhooks/index.ts",
  "11-campaigns": "../webhooks/index.ts",
  "11-safety-forums": "../webhooks/index.ts",
  "11-webhooks": "../../help/index.ts",
} as const;

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
  upTo("floor-2-platform", "src/platform/plant-floor.ts", "../rooms/work/index.ts"),
  upTo("floor-2-ui", "src/ui/plant-floor.tsx", "../rooms/subjects/index.ts"),
  ...Object.entries(outOfReach).map(([floorAndRoom, what]) => {
    const room = floorAndRoom.replace(/^\d+-/, "");
    return upTo(`floor-${floorAndRoom}`, `src/rooms/${room}/plant-floor.ts`, what);
  }),
  upTo("floor-12-help", "src/help/plant-floor.ts", "../app.ts"),
  upTo("floor-12-demonstration", "src/demonstration/plant-floor.ts", "../main.ts"),
  upTo("floor-12-commands", "src/commands/plant-floor.ts", "../cli.ts"),
  upTo(
    "characteristics-judge-nobody",
    "src/rooms/pattern-alerts/plant-judge.ts",
    "../child-identity/index.ts",
  ),
  upTo("kernel-needs-only-crypto", "src/kernel/plant-npm.ts", "zod"),
  upTo("linkage-values-below-models", "src/linkage/fields/plant.ts", "../columns/thing.ts"),
  upTo("linkage-likelihood-below-its-users", "src/linkage/likelihood/plant.ts", "../training/l.ts"),
  upTo("linkage-learning-apart-from-scoring", "src/linkage/training/plant.ts", "../scoring/s.ts"),
  upTo("engines-do-no-io", "src/linkage/plant-io.ts", "node:fs"),
  upTo("rooms-by-their-door", "src/rooms/child-record/plant-door.ts", "../subjects/inside.ts"),
  upTo("rooms-by-their-door-from-outside", "src/cli.ts", "./rooms/subjects/inside.ts"),
  upTo("manifests-by-their-list", "src/app.ts", "./rooms/subjects/room.ts"),
  upTo("addresses-know-nothing", "src/rooms/child-record/web/plant-paths.ts", "../plain.ts"),
  upTo("engines-by-their-door", "src/rooms/intake/plant-engine.ts", "../../linkage/inside.ts"),
  upTo("pages-belong-in-web", "src/rooms/child-record/plant-page.ts", "../../ui/thing.tsx"),
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
  "src/help/index.ts": door,
  "src/main.ts": 'import "./app.ts";\nexport const top = 1;\n',
  "src/rooms.ts":
    'import { offered } from "./rooms/subjects/room.ts";\nexport const r = offered;\n',
  "src/rooms/subjects/room.ts": door,
  "src/rooms/child-record/plain.ts": door,
  "src/rooms/work/web/paths.ts": door,
  ...importing("src/rooms/child-record/links-up.ts", "../meetings/web/paths.ts"),
  "src/rooms/meetings/web/paths.ts": door,
  ...importing("src/readiness.ts", "./rooms/governance/index.ts"),
  "src/platform/thing.ts": door,
  "src/ui/thing.tsx": door,
  "src/client/main.ts": 'import "../kernel/thing.ts";\n',
  "src/kernel/thing.ts":
    'import { createHash } from "node:crypto";\nexport const h = createHash;\n',
  "src/linkage/columns/thing.ts": door,
  "src/linkage/training/l.ts": door,
  "src/linkage/scoring/s.ts": door,
  "src/linkage/inside.ts": 'import "../kernel/thing.ts";\nexport const i = 1;\n',
  "src/rooms/subjects/inside.ts": 'import "./index.ts";\nimport "zod";\nexport const i = 1;\n',
  "src/rooms/subjects/web/page.tsx": 'import "../../../ui/thing.tsx";\nexport const p = 1;\n',
  ...importing("src/rooms/intake/import-row.ts", "../child-record/index.ts"),
  ...importing("src/rooms/intake/match.ts", "../../linkage/index.ts"),
  "src/rooms/intake/type-only.ts":
    'import type { Arbitrary } from "fast-check";\nexport type A = Arbitrary<1>;\n',
  "src/rooms/child-record/deep.test.ts":
    'import "../subjects/inside.ts";\nimport "../governance/index.ts";\nimport "fast-check";\n',
  "src/kernel/pure.test.ts":
    'import "../platform/thing.ts";\nimport "node:fs";\nimport "vitest";\n',
  "test/harness/fake.ts": door,
};
