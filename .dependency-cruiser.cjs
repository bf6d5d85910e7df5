/**
 * Who may lean on whom. Every rule here is proven to fire by a planted violation in
 * test/house/dependency-rules.test.ts; a new rule without its plant fails that test.
 */

/** The floor of each room. A room imports what stands lower; the files at the top of src import anything. */
const floors = {
  kernel: 1,
  // The four pure engines, and the two rooms that know nothing of the domain. Standing on the
  // second floor means: the kernel alone.
  linkage: 2,
  network: 2,
  instruments: 2,
  disclosure: 2,
  platform: 2,
  ui: 2,
  "modules/directory": 3,
  "modules/subjects": 4,
  "modules/work": 4,
  "modules/identify": 5,
  "modules/protect": 5,
  "modules/panels": 5,
  "modules/papers": 5,
  "modules/plans": 5,
  "modules/disrupt": 5,
  "modules/prevent": 5,
  "modules/govern": 6,
  "modules/publicise": 6,
  help: 7,
  demonstration: 7,
  commands: 7,
};

/** The only ways across a floor. Keep it short: each line weakens the plan of the house. */
const acrossAFloor = [
  {
    from: "modules/identify",
    to: "modules/protect",
    because:
      "an imported row records a level, and a concern opens a child's record, through protect",
  },
  {
    from: "modules/panels",
    to: "modules/protect",
    because:
      "a meeting is a page about a child, and agrees a level, a flag and a plan through protect",
  },
  {
    from: "modules/papers",
    to: "modules/protect",
    because: "a paper about a child stands on the child's record, which protect draws",
  },
  {
    from: "modules/identify",
    to: "modules/papers",
    because: "what the MASH decided leaves as a paper that a second person releases",
  },
  {
    from: "modules/panels",
    to: "modules/papers",
    because: "what a meeting gives out leaves as a paper that a second person releases",
  },
  {
    from: "modules/plans",
    to: "modules/protect",
    because: "a plan and the child's own words stand on the child's record, which protect draws",
  },
  {
    from: "modules/plans",
    to: "modules/papers",
    because:
      "the family's print and the carer's sheet leave as papers that a second person releases",
  },
  {
    from: "modules/panels",
    to: "modules/plans",
    because: "one plan across meetings: what a meeting promises serves an outcome of that plan",
  },
];

// A folder named fixtures holds what only tests use.
const tests = "\\.test\\.tsx?$|\\.e2e\\.ts$|/fixtures/";
const engines = "linkage|network|instruments|disclosure";

/** Rooms on the same floor or above, and the top, are out of reach. */
function floorRule([room, floor]) {
  const allowedAcross = acrossAFloor.filter(({ from }) => from === room).map(({ to }) => to);
  const outOfReach = Object.keys(floors).filter(
    (other) => other !== room && floors[other] >= floor && !allowedAcross.includes(other),
  );
  return {
    name: `floor-${floor}-${room.replace("modules/", "")}`,
    comment: `${room} stands on floor ${floor}: it may import lower floors only`,
    severity: "error",
    from: { path: `^src/${room}/`, pathNot: tests },
    to: { path: [`^src/(${outOfReach.join("|")})/`, "^src/[^/]+\\.tsx?$"] },
  };
}

const forbidden = [
  ...Object.entries(floors).map(floorRule),
  {
    name: "kernel-needs-only-crypto",
    comment: "the kernel is pure: of Node it uses node:crypto, of npm nothing",
    severity: "error",
    from: { path: "^src/kernel/", pathNot: tests },
    to: { pathNot: ["^src/", "^(node:)?crypto$"] },
  },
  {
    name: "engines-do-no-io",
    comment: "a pure engine is handed its data: no file, network, database or page",
    severity: "error",
    from: { path: `^src/(${engines})/`, pathNot: tests },
    to: {
      path: [
        "^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|cluster)(/|$)",
        "node_modules/(pg|kysely|fastify|graphile-worker|preact|pino)/",
      ],
    },
  },
  {
    name: "slices-by-their-door",
    comment: "a slice is reached through its index.ts and nothing else in it",
    severity: "error",
    from: { path: "^src/modules/([^/]+)/", pathNot: tests },
    to: { path: "^src/modules/[^/]+/(?!index\\.ts$)", pathNot: "^src/modules/$1/" },
  },
  {
    name: "slices-by-their-door-from-outside",
    comment: "also the assembly and the command line go through a slice's index.ts",
    severity: "error",
    // The rooms below are kept out of the slices altogether, by their floors.
    from: { path: "^src/[^/]+\\.tsx?$", pathNot: tests },
    to: { path: "^src/modules/[^/]+/(?!index\\.ts$)" },
  },
  {
    name: "engines-by-their-door",
    comment: "an engine could be published on its own: what it offers is its index.ts",
    severity: "error",
    from: { path: "^src/", pathNot: [`^src/(${engines})/`, tests] },
    to: { path: `^src/(${engines})/(?!index\\.ts$)` },
  },
  {
    name: "pages-belong-in-web",
    comment:
      "commands and reads know nothing of pages; only the web folder of a slice or its part draws",
    severity: "error",
    from: {
      path: "^src/modules/",
      pathNot: [
        tests,
        "^src/modules/[^/]+/web/",
        "^src/modules/[^/]+/[^/]+/web/",
        "^src/modules/[^/]+/[^/]+/[^/]+/web/",
      ],
    },
    to: { path: "^src/ui/" },
  },
  {
    name: "client-stands-alone",
    comment: "what runs in the browser may share the kernel, never the server's code",
    severity: "error",
    from: { path: "^src/client/", pathNot: tests },
    to: { path: "^src/(?!client/|kernel/)" },
  },
  {
    name: "nobody-imports-the-client",
    comment: "client script reaches a page as a built file, not as a module",
    severity: "error",
    from: { path: "^src/(?!client/)", pathNot: tests },
    to: { path: "^src/client/" },
  },
  {
    name: "no-cycles",
    comment: "two files that need each other are one file, or three; types count too",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-test-code-in-production",
    comment: "fixtures and fakes must not be reachable from what runs",
    severity: "error",
    from: { path: "^src/", pathNot: tests },
    to: { path: ["^test/", tests] },
  },
  {
    name: "no-development-package-in-production",
    comment: "an installation without development packages must still start",
    severity: "error",
    from: { path: "^src/", pathNot: tests },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm"] },
  },
  {
    name: "nothing-unresolved",
    comment: "an import that the tool can't follow is an import that no rule looks at",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden,
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  },
};
