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
  // What a partnership sets, who works in it, and how they sign in.
  "rooms/configuration": 3,
  // What other rooms give to be searched.
  "rooms/search": 3,
  "rooms/directory": 4,
  "rooms/accounts": 5,
  "rooms/subjects": 5,
  "rooms/work": 5,
  // A child's record, and what any room about a child may begin.
  "rooms/child-record": 6,
  "rooms/actions": 7,
  "rooms/family-network": 7,
  "rooms/child-identity": 7,
  "rooms/photographs": 7,
  "rooms/reachable-moments": 7,
  // What is known of a child and done about it.
  "rooms/agency-leads": 8,
  "rooms/assessments": 8,
  "rooms/case-lifecycle": 8,
  "rooms/cohorts": 8,
  "rooms/education": 8,
  "rooms/escalation": 8,
  "rooms/families": 8,
  "rooms/missing": 8,
  "rooms/outgoing-papers": 8,
  "rooms/overdue": 8,
  "rooms/people-and-places": 8,
  "rooms/record-access": 8,
  "rooms/safety-plans": 8,
  "rooms/statutory": 8,
  "rooms/support": 8,
  "rooms/investigations": 8,
  "rooms/victim-requests": 8,
  "rooms/visits": 8,
  "rooms/vulnerability-profile": 8,
  // Where agencies tell, decide and meet.
  "rooms/contexts": 9,
  "rooms/offered-facts": 9,
  "rooms/disruption": 9,
  "rooms/feeds": 9,
  "rooms/imports": 9,
  "rooms/intake": 9,
  "rooms/intelligence": 9,
  "rooms/licensing": 9,
  "rooms/mash": 9,
  "rooms/meetings": 9,
  "rooms/panels": 9,
  "rooms/pattern-alerts": 9,
  "rooms/record-matching": 9,
  // What gathers from all of them.
  "rooms/child-overview": 10,
  "rooms/data-quality": 10,
  "rooms/duties": 10,
  "rooms/my-work": 10,
  "rooms/tracker": 10,
  "rooms/training": 10,
  "rooms/alarms": 11,
  "rooms/audit-review": 11,
  "rooms/campaigns": 11,
  "rooms/governance": 11,
  "rooms/leavers": 11,
  "rooms/safety-forums": 11,
  "rooms/webhooks": 11,
  help: 12,
  demonstration: 12,
  commands: 12,
};

/**
 * The only ways across a floor, and no two of them in a circle. Keep it short: each line weakens the plan of the
 * house.
 */
const acrossAFloor = [
  {
    from: "rooms/safety-plans",
    to: "rooms/outgoing-papers",
    because:
      "the family's print and the carer's sheet leave as papers that a second person releases",
  },
  {
    from: "rooms/safety-plans",
    to: "rooms/visits",
    because: "what the child said at a visit is kept with the child's own words in the plan",
  },
  {
    from: "rooms/safety-plans",
    to: "rooms/missing",
    because: "the carer's sheet says what to do when the child is missing, from the trigger plan",
  },
  {
    from: "rooms/outgoing-papers",
    to: "rooms/case-lifecycle",
    because: "the notice to another area is a paper about a transfer",
  },
  {
    from: "rooms/case-lifecycle",
    to: "rooms/assessments",
    because: "the pathway of a child shows the assessments at each stage",
  },
  {
    from: "rooms/case-lifecycle",
    to: "rooms/support",
    because: "stepping down asks for the look-backs of recovery",
  },
  {
    from: "rooms/agency-leads",
    to: "rooms/people-and-places",
    because: "a message to leads can be about a place, a vehicle or a business",
  },
  {
    from: "rooms/panels",
    to: "rooms/meetings",
    because: "an item of a panel is a meeting about one child, with its attendance and minutes",
  },
  {
    from: "rooms/mash",
    to: "rooms/intake",
    because: "the MASH works on concerns, which their senders own",
  },
  {
    from: "rooms/mash",
    to: "rooms/record-matching",
    because: "whom a concern is about may stand on two records",
  },
  {
    from: "rooms/mash",
    to: "rooms/feeds",
    because: "a missing child of another system whom nobody has matched stands on the MASH's queue",
  },
  {
    from: "rooms/mash",
    to: "rooms/pattern-alerts",
    because: "the MASH's queue says how many alerts nobody has taken up",
  },
  {
    from: "rooms/intake",
    to: "rooms/pattern-alerts",
    because: "a concern is begun from an alert, with its reasons",
  },
  {
    from: "rooms/feeds",
    to: "rooms/intake",
    because: "what another system reports becomes a concern",
  },
  {
    from: "rooms/my-work",
    to: "rooms/tracker",
    because: "files that wait for a second person are counted among that person's work",
  },
  {
    from: "rooms/webhooks",
    to: "rooms/governance",
    because: "an agency's system is told that a note reached the case record",
  },
  {
    from: "rooms/governance",
    to: "rooms/audit-review",
    because: "the governance page says how many unusual openings wait to be looked at",
  },
];

// Where a page is: a link to it may stand anywhere.
const addresses = "^src/rooms/.*paths\\.ts$";

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
    name: `floor-${floor}-${room.replace("rooms/", "")}`,
    comment: `${room} stands on floor ${floor}: it may import lower floors only`,
    severity: "error",
    from: { path: `^src/${room}/`, pathNot: tests },
    to: { path: [`^src/(${outOfReach.join("|")})/`, "^src/[^/]+\\.tsx?$"], pathNot: addresses },
  };
}

/** Within the linkage engine: what reads and compares values, what learns, what scores, and what stands above both. */
const linkage = (folders) => `^src/linkage/(${folders})/`;
const aboveLikelihood = "training|scoring|clustering|labels|model-file|shipped";

const forbidden = [
  ...Object.entries(floors).map(floorRule),
  {
    name: "linkage-values-below-models",
    comment: "how values are read and compared knows of no model",
    severity: "error",
    from: {
      path: linkage("priors|packed|text|identifiers|tables|fields|comparing"),
      pathNot: tests,
    },
    to: {
      path: linkage(`columns|comparing|blocking|likelihood|${aboveLikelihood}`),
      pathNot: "^src/linkage/$1/",
    },
  },
  {
    name: "linkage-likelihood-below-its-users",
    comment: "how likely a pair is of a class can be read without how that is learned or used",
    severity: "error",
    from: { path: linkage("likelihood"), pathNot: tests },
    to: { path: linkage(`columns|blocking|${aboveLikelihood}`) },
  },
  {
    name: "linkage-learning-apart-from-scoring",
    comment: "what learns a model and what scores by it share the likelihood and nothing else",
    severity: "error",
    from: { path: linkage("training|scoring"), pathNot: tests },
    to: { path: linkage(aboveLikelihood), pathNot: "^src/linkage/$1/" },
  },
  {
    name: "characteristics-judge-nobody",
    comment:
      "no protected characteristic enters a level, tool, weight, alert or suggestion: it only counts outcomes",
    severity: "error",
    from: {
      path: [
        "^src/(linkage|network|instruments)/",
        "^src/rooms/(assessments|pattern-alerts|record-matching|imports|feeds|mash|panels|tracker|overdue|subjects)/",
        "^src/rooms/child-record/(?!index\\.ts|before-contact\\.ts|web/before-contact\\.tsx)",
      ],
      pathNot: tests,
    },
    to: { path: "^src/rooms/child-identity/", pathNot: addresses },
  },
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
    name: "rooms-by-their-door",
    comment: "a room is reached through its index.ts and nothing else in it",
    severity: "error",
    from: { path: "^src/rooms/([^/]+)/", pathNot: tests },
    to: { path: "^src/rooms/[^/]+/(?!index\\.ts$)", pathNot: ["^src/rooms/$1/", addresses] },
  },
  {
    name: "rooms-by-their-door-from-outside",
    comment: "also the assembly and the command line go through a room's index.ts",
    severity: "error",
    // Floors 1 and 2 are kept out of the rooms altogether.
    from: { path: "^src/[^/]+\\.tsx?$", pathNot: tests },
    to: { path: "^src/rooms/[^/]+/(?!(index|room)\\.ts$)", pathNot: addresses },
  },
  {
    name: "manifests-by-their-list",
    comment:
      "what a room declares is read through the list of rooms, so that a test may bring another list",
    severity: "error",
    from: { path: "^src/", pathNot: ["^src/rooms\\.ts$", tests] },
    to: { path: "^src/rooms/[^/]+/room\\.ts$" },
  },
  {
    name: "addresses-know-nothing",
    comment:
      "any room may link to a page of another, because an address knows nothing but how it is written",
    severity: "error",
    from: { path: addresses },
    to: { path: "^src/", pathNot: ["^src/kernel/", addresses], dependencyTypesNot: ["type-only"] },
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
      "commands and reads know nothing of pages; only the web folder of a room or its part draws",
    severity: "error",
    from: {
      path: "^src/rooms/",
      pathNot: [tests, "^src/rooms/[^/]+/(|[^/]+/|[^/]+/[^/]+/)web/"],
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
