import { defineConfig, globalIgnores } from "eslint/config";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

/**
 * typescript-eslint's strictest set, plus the house rules. Every house rule is
 * proven to fire, and to leave its permitted place alone, in test/house/eslint-rules.test.ts.
 */
const typed = ["**/*.ts", "**/*.tsx"];
const tests = ["**/*.test.ts", "**/*.test.tsx", "test/**/*.ts", "test/**/*.tsx", "**/fixtures/**"];

const environment = {
  object: "process",
  property: "env",
  message: "Settings are read once, in src/platform/config, and handed on.",
};
const clock = {
  object: "Date",
  property: "now",
  message: "Take a Clock (src/kernel/clock.ts): time arrives as an argument.",
};
const randomness = {
  object: "Math",
  property: "random",
  message: "Randomness arrives as an argument, seeded where a result must be repeatable.",
};
const timeNow = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Take a Clock (src/kernel/clock.ts): time arrives as an argument.",
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: "Take a Clock (src/kernel/clock.ts): time arrives as an argument.",
  },
];
const rawHtml = [
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: "Raw HTML is written in src/ui alone, where it is escaped or proven.",
  },
  {
    selector: "Property[key.name='dangerouslySetInnerHTML']",
    message: "Raw HTML is written in src/ui alone, where it is escaped or proven.",
  },
];
const packed = [
  {
    selector: "ObjectExpression > SpreadElement > ObjectExpression",
    message: "Write the properties where they belong, one a line: `...{ a, b }` only hides them.",
  },
  {
    selector: "ArrayExpression > SpreadElement > ArrayExpression[elements.length>0]",
    message: "Write the elements where they belong: `...[a, b]` only hides them.",
  },
  {
    selector: "JSXSpreadAttribute > ObjectExpression",
    message: "Write the attributes one by one: `{...{ a, b }}` only hides them.",
  },
];
const environmentImport = {
  paths: [
    { name: "node:process", importNames: ["env"], message: environment.message },
    { name: "process", message: "Use the global, or node:process." },
  ],
};

const houseRules = {
  "no-restricted-properties": ["error", environment, clock, randomness],
  "no-restricted-syntax": ["error", ...timeNow, ...rawHtml, ...packed],
  "no-restricted-imports": ["error", environmentImport],
  "no-restricted-exports": [
    "error",
    { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true } },
  ],
  // A pattern that goes back over what it has read lets one form keep the server busy.
  "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
  "@typescript-eslint/max-params": ["error", { max: 4 }],
  "max-lines": ["error", { max: 300 }],
  "max-lines-per-function": ["error", { max: 50 }],
  "@typescript-eslint/switch-exhaustiveness-check": [
    "error",
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
  ],
  // A number in a template is plain to read; anything else is converted on purpose. The strict set
  // is written out, because a rule's options replace it and the rule's own defaults are lax.
  "@typescript-eslint/restrict-template-expressions": [
    "error",
    {
      allowNumber: true,
      allowAny: false,
      allowBoolean: false,
      allowNever: false,
      allowNullish: false,
      allowRegExp: false,
    },
  ],
  // A Fastify plugin is async by contract, whether or not it waits for anything.
  "@typescript-eslint/require-await": "off",
  // An underscore says "left out on purpose", as in `({ secret: _secret, ...rest }) => rest`.
  "@typescript-eslint/no-unused-vars": [
    "error",
    { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "all" },
  ],
  // `() => stop()` is the usual way to hand over a callback.
  "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
};

export default defineConfig(
  globalIgnores(["build/", "coverage/", ".lantern*/", "**/*.gen.ts", "**/*.cjs", "**/*.mjs"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { regexp },
    languageOptions: {
      // Two named projects are read once; finding the project of each file anew costs a third more.
      parserOptions: {
        project: ["tsconfig.json", "src/client/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: houseRules,
  },
  {
    // A command or a reading of a form goes from top to bottom, and says what it writes one property a line.
    files: ["src/rooms/**/*.ts"],
    ignores: ["src/rooms/*/web/**"],
    rules: { "max-lines-per-function": ["error", { max: 60 }] },
  },
  {
    // Markup is long without being hard: a page's outline is read from top to bottom.
    files: ["**/*.tsx"],
    rules: { "max-lines-per-function": ["error", { max: 80 }] },
  },
  {
    // A describe block is one long function, and a table of cases one long file.
    files: tests,
    rules: {
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": "off",
      "regexp/no-super-linear-backtracking": "off",
    },
  },
  {
    files: ["src/platform/config/**", "scripts/**", "test/**"],
    rules: {
      "no-restricted-properties": ["error", clock, randomness],
      "no-restricted-imports": "off",
    },
  },
  {
    files: ["src/kernel/clock.ts"],
    rules: {
      "no-restricted-properties": ["error", environment, randomness],
      "no-restricted-syntax": ["error", ...rawHtml, ...packed],
    },
  },
  {
    files: ["src/ui/**"],
    rules: { "no-restricted-syntax": ["error", ...timeNow, ...packed] },
  },
  {
    // The tools that read these files look for their default export.
    files: ["*.config.ts", "test/harness/global-setup.ts", "scripts/test/times-reporter.ts"],
    rules: { "no-restricted-exports": "off" },
  },
);
