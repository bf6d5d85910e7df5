import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { AnyForm } from "../../src/kernel/forms/index.ts";
import { root } from "./tree.ts";

/** Every file of a room, by what stands in it. */
const files = globSync("src/rooms/**/*.{ts,tsx}", { cwd: root })
  .filter((file) => !file.includes(".test."))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

type Asked = AnyForm["questions"];

const isMarked = ({ questions }: { readonly questions: Asked }): boolean =>
  Object.values(questions).some(
    ({ asked }) =>
      (asked.kind === "text" && asked.namesNoChild) ||
      (asked.kind === "each" && isMarked({ questions: asked.questions })),
  );

/** A group is read by another command, which would not look at its names. */
const isMarkedInGroup = ({ questions }: { readonly questions: Asked }): boolean =>
  Object.values(questions).some(
    ({ asked }) =>
      asked.kind === "group" &&
      (isMarked(asked) || isMarkedInGroup({ questions: asked.questions })),
  );

const isForm = (value: unknown): value is AnyForm =>
  typeof value === "object" && value !== null && "questions" in value && "open" in value;

type Declared = { readonly file: string; readonly name: string; readonly form: AnyForm };

/** The declared forms of all rooms, with the file that exports them. */
async function declared(): Promise<readonly Declared[]> {
  const found = files.filter(({ text }) => /\bdefineForm\b/.test(text));
  const all = await Promise.all(
    found.map(async ({ file }) => {
      const module = (await import(path.join(root, file))) as Readonly<Record<string, unknown>>;
      return Object.entries(module).flatMap(([name, form]) =>
        isForm(form) ? [{ file, name, form }] : [],
      );
    }),
  );
  return all.flat();
}

const reads = (text: string, { file, name }: Declared, inFile: string): boolean =>
  new RegExp(String.raw`\b${name}\.read\(`).test(text) &&
  (file === inFile || text.includes(`/${path.basename(file)}"`));

test("a form with a text that names no child is read by what refuses a name", async () => {
  const forms = await declared();
  const marked = forms.filter(({ form }) => isMarked(form));
  const plain = files.flatMap(({ file, text }) =>
    marked.filter((one) => reads(text, one, file)).map(({ name }) => `${file}: ${name}`),
  );
  expect(plain).toEqual([]);
  const names = marked.map(({ name }) => name);
  expect(names).toContain("assessForm");
  expect(names).toContain("takenTieForm");
  const inGroups = forms.filter(({ form }) => isMarkedInGroup(form));
  expect(inGroups.map(({ name }) => name)).toEqual([]);
});

test("a command asks for names by hand only where its texts are in no declared form", () => {
  const asking = files
    .filter(({ text }) => text.includes("await refusedNames("))
    .map(({ file }) => file);
  expect(asking.toSorted()).toEqual([
    "src/rooms/panels/case-sheets.ts",
    "src/rooms/panels/web/item-answers.ts",
    "src/rooms/people-and-places/change-thing-flag.ts",
    "src/rooms/people-and-places/join-things.ts",
    "src/rooms/people-and-places/keep-thing.ts",
    "src/rooms/subjects/naming/read-naming-no-child.ts",
  ]);
});
