import { readdirSync } from "node:fs";
import path from "node:path";

/** What is wrong with one file, in words; nothing if it keeps to the house style. */
type Check = (file: string, text: string) => string[];

const isTest = (file: string) => /\.(test\.tsx?|e2e\.ts)$/.test(file);
const isTestCode = (file: string) => isTest(file) || /^test\/|\/fixtures\//.test(file);
const isGenerated = (file: string) => file.endsWith(".gen.ts");

const size: Check = (file, text) => {
  if (isGenerated(file)) return [];
  const limit = isTestCode(file) ? 400 : 300;
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return lines > limit ? [`${lines} lines, at most ${limit}`] : [];
};

const fileName: Check = (file) => {
  // Sass marks a part that is only imported by an underscore in front.
  const name = path.basename(file).replace(/^_(?=.+\.scss$)/, "");
  return /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name) ? [] : ["its name is not kebab-case"];
};

// eslint refuses default exports in TypeScript, except in configurations; this sees the rest.
const defaultExport: Check = (file, text) => {
  const isConfiguration =
    /(\.config\.[jt]s|\.cjs)$|^test\/harness\/global-setup\.ts$|\/times-reporter\.ts$/.test(file);
  return !isConfiguration && /^export default\b/m.test(text) ? ["a default export"] : [];
};

// Put together from halves, so that this file does not contain what it looks for.
const unfinished = [
  "TO" + "DO",
  "FIX" + "ME",
  "XX" + "X",
  "HA" + "CK",
  "@ts-ig" + "nore",
  "@ts-no" + "check",
];
const unfinishedWords = new RegExp(`(?<![\\w-])(${unfinished.join("|")})(?![\\w-])`, "g");

const leftovers: Check = (file, text) => {
  const words = [...text.matchAll(unfinishedWords)].map(([word]) => `the word ${word}`);
  const asAny = /\bas any\b/.test(text) ? ["a cast to any"] : [];
  const narrowed = isTest(file) ? switchedOff(text) : [];
  return [...words, ...asAny, ...narrowed];
};

// A test that runs only where it can (as root, with PostgreSQL installed) is counted as skipped at
// the end of `npm test` where it can't; one that is switched off for good is not a test.
function switchedOff(text: string): string[] {
  const found = text.matchAll(
    /\b(?:test|it|describe)\.(only|skip|todo|fails)\b|\b(xit|xdescribe|fit|fdescribe)\(/g,
  );
  return [...found].map(([, way, prefixed]) => `a test with .${way ?? prefixed ?? ""}`);
}

/** A rule is switched off for a reason, told on the same line after two hyphens. */
const reasons: Check = (_file, text) =>
  text
    .split("\n")
    .filter((line) => /(\/\/|\/\*|<!--|#)\s*(eslint-disable|@ts-expect-error)/.test(line))
    .filter((line) => !/eslint-disable[\w-]*\s+\S.*\s--\s+\S|@ts-expect-error\s+\S/.test(line))
    .map((line) => `a rule switched off without a reason: ${line.trim()}`);

const canFail: Check = (file, text) =>
  isTest(file) && !/\b(expect|assert)\w*[.(]/.test(text)
    ? ["a test file that asserts nothing"]
    : [];

const checks: readonly Check[] = [size, fileName, defaultExport, leftovers, reasons, canFail];

export function faultsIn(file: string, text: string): string[] {
  return checks.flatMap((check) => check(file, text));
}

const codeEnding = /\.(ts|tsx|js|mjs|cjs|scss)$/;
const folders = ["src", "test", "scripts"];

/** Every code file of the project, as paths from its top. */
export function codeFiles(root: string): string[] {
  const top = readdirSync(root).filter((name) => !name.startsWith(".") && codeEnding.test(name));
  const deep = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => codeEnding.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return [...top, ...deep];
}
