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

/** The marked questions of a form, also those of its rows. */
const marksIn = (questions: Asked): readonly string[] =>
  Object.entries(questions).flatMap(([name, { asked }]) => {
    if (asked.kind === "each") return marksIn(asked.questions).map((one) => `${name}.${one}`);
    return asked.kind === "text" && asked.namesNoChild ? [name] : [];
  });

const isMarked = ({ questions }: { readonly questions: Asked }): boolean =>
  marksIn(questions).length > 0;

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

/** Where a name is imported from, as it stands there. */
const importsOf = (text: string, name: string): readonly string[] =>
  [...text.matchAll(/import (?:type )?\{([^}]*)\} from "([^"]+)"/g)]
    .filter(([, names = ""]) => new RegExp(String.raw`\b${name}\b`).test(names))
    .map(([, , from = ""]) => from);

/** Whether an import is of that file, or of what its room gives to others. */
const isOf = (from: string, file: string): boolean =>
  from.endsWith(`/${path.basename(file)}`) ||
  from.endsWith(`/${file.split("/")[2] ?? ""}/index.ts`);

const reads = (text: string, { file, name }: Declared, inFile: string): boolean =>
  new RegExp(String.raw`\b${name}\.read\(`).test(text) &&
  (file === inFile || importsOf(text, name).some((from) => isOf(from, file)));

/** Texts that are read by who reaches no child, by form. One that is added or taken away is reviewed here. */
const reviewed: Readonly<Record<string, string>> = {
  "campaigns/business-forms businessForm": "name authority locality",
  "campaigns/business-forms contactForm": "wording",
  "campaigns/resource-forms resourceForm": "title about",
  "cohorts/offers/offer-forms countForm": "learned",
  "contexts/assess-form assessForm":
    "sides.evidence youngSay youngNot adultsSay adultsNot judgement",
  "contexts/decide-forms decideForm": "reason",
  "contexts/decide-forms ownerForm": "reason",
  "contexts/decide-forms reopenForm": "reason",
  "contexts/decide-forms reviewForm": "facts levelReason",
  "contexts/outcome-forms closeForm": "reason",
  "contexts/outcome-forms factAfterForm": "afterSaid",
  "contexts/outcome-forms factForm": "wording source beforeSaid",
  "contexts/outcome-forms movedForm": "wording",
  "contexts/outcome-forms voiceForm": "wording heardHow",
  "contexts/plan actionForm": "wording guardian",
  "contexts/readers conflictForm": "reason",
  "contexts/readers readersForm": "reason",
  "contexts/refer referForm": "name reason",
  "disruption/forums/entry-forms endEntryForm": "endReason",
  "disruption/forums/entry-forms entryForm": "contact nextWhat basis",
  "disruption/plan-actions planActionForm": "wording",
  "people-and-places/adult-form adultForm": "source exploitedBasis",
  "people-and-places/adult-form harmForm":
    "tookPart argumentsFor argumentsAgainst safetyPlan nrm section45",
  "people-and-places/allegation-form renewForm": "because",
  "people-and-places/allegation-form withdrawForm": "because",
  "people-and-places/suggestions/suggestion-forms declineForm": "reason",
  "people-and-places/suggestions/suggestion-forms mayFactForm": "source",
  "people-and-places/tie-form endTieForm": "reason",
  "people-and-places/tie-form takenTieForm": "wording source",
  "people-and-places/tie-form tieForm": "wording source",
  "safety-forums/forum-forms changedForm": "changed",
  "safety-forums/forum-forms pointForm": "about said",
  "safety-forums/forum-forms promiseForm": "promise",
  "safety-forums/forum-forms toldForm": "toldHow",
  "support/commissioning/gaps/keep-gap gapForm": "title wording",
  "training/practice/practice-forms effectForm": "measuredHow effect",
  "training/practice/practice-forms practiceForm": "name cameFrom about",
  "training/programmes/parenting/seen-form seenForm": "agreed area",
  "work/action-ended-form endActionForm": "outcome",
};

test("a form with a text that names no child is read by what refuses a name", async () => {
  const forms = await declared();
  const marked = forms.filter(({ form }) => isMarked(form));
  const plain = files.flatMap(({ file, text }) =>
    marked.filter((one) => reads(text, one, file)).map(({ name }) => `${file}: ${name}`),
  );
  expect(plain).toEqual([]);
  const found = marked.map(({ file, name, form }) => [
    `${file.slice("src/rooms/".length).replace(/\.tsx?$/, "")} ${name}`,
    marksIn(form.questions).join(" "),
  ]);
  expect(Object.fromEntries(found)).toEqual(reviewed);
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
