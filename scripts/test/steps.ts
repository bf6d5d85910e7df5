/** One check of the house. All but vitest count as one check, passed or failed. */
export type Step = {
  readonly name: string;
  readonly what: string;
  /** The npm package that does it, and the name of its command where it differs. */
  readonly tool: { readonly package: string; readonly bin?: string };
  readonly args: readonly string[];
  /** Runs beside the others, and what it prints comes when they leave room for it. */
  readonly isBeside?: boolean;
};

export const VITEST = "vitest";

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
  },
  {
    name: "lint",
    what: "eslint, with types",
    tool: { package: "eslint" },
    args: ["--max-warnings", "0", "."],
    isBeside: true,
  },
  {
    name: "types",
    what: "tsc: server, tests, scripts",
    tool: { package: "typescript", bin: "tsc" },
    args: ["--noEmit"],
  },
  {
    name: "types-client",
    what: "tsc: what runs in the browser",
    tool: { package: "typescript", bin: "tsc" },
    args: ["--noEmit", "--project", "src/client/tsconfig.json"],
  },
  {
    name: "dependencies",
    what: "dependency-cruiser: who leans on whom",
    tool: { package: "dependency-cruiser", bin: "depcruise" },
    args: ["src", "--config", ".dependency-cruiser.cjs"],
  },
  {
    name: "unused",
    what: "knip: files, exports, packages",
    tool: { package: "knip" },
    args: ["--no-config-hints"],
  },
];

export const stepNames: readonly string[] = [...checks.map(({ name }) => name), VITEST];

/** Vitest reports to people as it goes, and to a file so that its tests can be counted. */
export function steps(vitest: { report: string; extra: readonly string[] }): readonly Step[] {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${vitest.report}`];
  return [
    ...checks,
    {
      name: VITEST,
      what: "every test",
      tool: { package: VITEST },
      args: ["run", ...reporters, ...vitest.extra],
    },
  ];
}
