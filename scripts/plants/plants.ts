/** A fault put into one source file on purpose, and the test that has to find it. */
export type Plant = {
  /** The kind of proof in the map of docs/testing.md. */
  readonly kind: string;
  readonly what: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly test: string;
  /** A part of the test file, as vitest's `-t` takes it. */
  readonly only?: string;
};

export const plants: readonly Plant[] = [
  {
    kind: "Forgeries",
    what: "a form whose token is of another browser is taken",
    file: "src/platform/http/checks.ts",
    find: "ours) => isSameToken(sessionsPart(ours), part)",
    replace: "ours) => isSameToken(sessionsPart(ours), part) || part !== undefined",
    test: "test/web/csrf.test.ts",
  },
  {
    kind: "Double submit",
    what: "a button that was pressed twice does its work twice",
    file: "src/platform/http/pressed-twice.ts",
    find: "if (before !== undefined) return {",
    replace: "if (before === press.toString()) return {",
    test: "test/web/double-submit.test.ts",
  },
  {
    kind: "Plans",
    what: "the tracker's index by next review is gone",
    file: "db/migrations/0011_harm_and_flags.sql",
    find: "(partnership_id, is_open, next_review_by, person_id) include (shut_out) where not restricted;",
    replace:
      "(partnership_id, is_open, next_review_by, person_id) include (shut_out) where restricted;",
    test: "test/database/plans.test.ts",
  },
  {
    kind: "Durability",
    what: "a commit that nobody answered is told as not done",
    file: "src/platform/database/commit-in-doubt.ts",
    find: "if (!asked.isAsked || isServersNo(error)) throw error;",
    replace: "if (asked || isServersNo(error)) throw error;",
    test: "test/durability/cut-at-commit.test.ts",
  },
  {
    kind: "Formats",
    what: "a row that names another which was not taken along is passed over",
    file: "src/platform/exit/verify-table.ts",
    find: "if (value !== undefined && !(rows?.has(value) ?? false))",
    replace: "if (value !== undefined && !(rows?.has(value) ?? true))",
    test: "test/exit/verify.test.ts",
  },
];
