/** One check of the house. All but vitest count as one check, passed or failed. */
export type Step = {
  readonly name: string;
  readonly what: string;
  /** The npm package that does it, and the name of its command where it differs. */
  readonly tool: { readonly package: string; readonly bin?: string };
  readonly args: readonly string[];
  /** What makes a second run quick; left out of `npm run test:all`. */
  readonly cached?: readonly string[];
  /** Runs beside the others, and what it prints comes when they leave room for it. */
  readonly isBeside?: boolean;
};

export const VITEST = "vitest";

/** Goes with the packages: `npm ci` empties it. */
const CACHE = "node_modules/.cache";
const incremental = (name: string): readonly string[] => [
  "--incremental",
  "--tsBuildInfoFile",
  `${CACHE}/types/${name}.tsbuildinfo`,
];

/** TypeScript 7 checks in half the time of 6, which the linter still needs. */
const typeChecker = { package: "typescript-7", bin: "tsc" };

/**
 * In order: what is fast and often wrong comes first. The check that takes longest has one core to itself
 * while the others, and vitest as it makes its databases, have the second.
 */
const checks: readonly Step[] = [
  {
    name: "format",
    what: "prettier",
    tool: { package: "prettier" },
    args: ["--check", "--log-level", "warn", "."],
    cached: ["--cache", "--cache-location", `${CACHE}/prettier/lantern`],
  },
  {
    name: "lint",
    what: "eslint, with types",
    tool: { package: "eslint" },
    args: ["--max-warnings", "0", "."],
    // Does not see a type that changed in another file: the whole run looks at every file.
    cached: ["--cache", "--cache-location", `${CACHE}/eslint/`],
    isBeside: true,
  },
  {
    name: "types",
    what: "tsc: server, tests, scripts",
    tool: typeChecker,
    args: ["--noEmit"],
    cached: incremental("server"),
  },
  {
    name: "types-client",
    what: "tsc: what runs in the browser",
    tool: typeChecker,
    args: ["--noEmit", "--project", "src/client/tsconfig.json"],
    cached: incremental("client"),
  },
  {
    name: "dependencies",
    what: "dependency-cruiser: who leans on whom",
    tool: { package: "dependency-cruiser", bin: "depcruise" },
    args: ["src", "--config", ".dependency-cruiser.cjs"],
    cached: ["--cache", `${CACHE}/dependency-cruiser`],
  },
  {
    name: "unused",
    what: "knip: files, exports, packages",
    tool: { package: "knip" },
    args: ["--no-config-hints"],
    cached: ["--cache"],
  },
];

export const stepNames: readonly string[] = [...checks.map(({ name }) => name), VITEST];

export type ReadQuery = {
  /** Where vitest leaves what it counted. */
  readonly report: string;
  /** What else was said on the command line, for vitest. */
  readonly extra: readonly string[];
  /** Everything is proved, and nothing is taken from a cache. */
  readonly isWhole: boolean;
};

/** Vitest reports to people as it goes, and to files so that its tests and their time can be counted. */
export function steps({ report, extra, isWhole }: ReadQuery): readonly Step[] {
  const reporters = [
    "--reporter=default",
    "--reporter=json",
    "--reporter=./scripts/test/times-reporter.ts",
    `--outputFile.json=${report}`,
  ];
  const withCache = (step: Step): Step => ({
    ...step,
    args: [...step.args, ...(step.cached ?? [])],
  });
  return [
    ...(isWhole ? checks : checks.map(withCache)),
    {
      name: VITEST,
      what: isWhole ? "every test, at full depth" : "every test, the walks in rotation",
      tool: { package: VITEST },
      args: ["run", ...reporters, ...extra],
    },
  ];
}
