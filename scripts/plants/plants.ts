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
    replace: "if (value === '' && !(rows?.has(value) ?? false))",
    test: "test/exit/verify.test.ts",
  },
  {
    kind: "Who may",
    what: "the audit is open to whoever is signed in",
    file: "src/rooms/audit-review/web/audit-routes.tsx",
    find: `access: { permission: "audit.view" },
    audit: { action: "audit.read" },`,
    replace: `access: { signedIn: "a planted fault" },
    audit: { action: "audit.read" },`,
    test: "test/access/route-walk.test.ts",
    only: "walks what is about no child",
  },
  {
    kind: "Canaries",
    what: "the police reach every child of the partnership",
    file: "src/kernel/roles.ts",
    find: `      "check.answer",
    ],
    reach: "team",
  },
  {
    key: "intelligence-officer",`,
    replace: `      "check.answer",
    ],
    reach: "partnership",
  },
  {
    key: "intelligence-officer",`,
    test: "test/access/canary.test.ts",
  },
  {
    kind: "Accessibility",
    what: "no page says its language",
    file: "src/ui/layout/page.tsx",
    find: 'lang={spoken?.lang ?? "en"}',
    replace: "lang={spoken?.lang}",
    test: "test/journeys/accessible.e2e.ts",
    only: "1 of 6",
  },
  {
    kind: "Phone",
    what: "the head of every page is wider than a phone",
    file: "src/ui/styles/_header.scss",
    find: ".app-banner {",
    replace: ".app-banner { min-width: 60rem;",
    test: "test/journeys/accessible.e2e.ts",
    only: "1 of 6",
  },
  {
    kind: "Without script",
    what: "without script the head of every page is wider than a phone",
    file: "src/ui/styles/_header.scss",
    find: ".app-banner {",
    replace: `body:not(.js-enabled) .app-banner { min-width: 60rem; }
.app-banner {`,
    test: "test/journeys/accessible.e2e.ts",
    only: "1 of 6",
  },
  {
    kind: "Print",
    what: "the navigation is printed",
    file: "src/ui/styles/_print.scss",
    find: "  .govuk-service-navigation,\n",
    replace: "",
    test: "test/journeys/print.e2e.ts",
  },
  {
    kind: "Commands",
    what: "a command that does not exist ends as if it were done",
    file: "src/cli.ts",
    find: "return isAsked ? 0 : 2;",
    replace: "return 0;",
    test: "test/commands/lantern.test.ts",
  },
];
