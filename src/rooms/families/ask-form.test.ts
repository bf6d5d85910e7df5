import { expect, test } from "vitest";
import { blankOf } from "../../kernel/forms/index.ts";
import { askForm, notAround, type LinkContext } from "./ask-form.ts";

const mother = {
  aroundId: "mother",
  called: "Mum",
  name: "Anna Example",
  relation: "mother",
  phone: null,
  email: null,
  isParent: true,
  isEnded: false,
  doNotTell: null,
};
const father = { ...mother, aroundId: "father", called: "Dad", name: "Marek Example" };
const unsafe = { ...father, doNotTell: "He is part of the harm" };

const english = {
  id: "1",
  key: "en",
  body: { name: "English", carer: undefined },
} as object as LinkContext["languages"][number];
const polish = { ...english, id: "2", key: "pl", body: { ...english.body, name: "Polish" } };

const links = {
  days: 14,
  relations: [
    { key: "young-person", name: "Young person" },
    { key: "parent", name: "Parent" },
  ],
  carerPage: { isOn: true },
} as object as LinkContext["links"];

const ground: LinkContext = {
  links,
  languages: [english],
  booked: [],
  isGuarded: false,
  mayBeTold: { people: [], namedAsAdult: undefined },
};

const around = (
  people: LinkContext["mayBeTold"]["people"],
  namedAsAdult?: readonly string[],
): LinkContext => ({ ...ground, mayBeTold: { people, namedAsAdult } });

type Typed = Partial<Parameters<typeof askForm.read>[0]>;

/** What is wrong, by field, of a form that is right but for what is typed over it. */
const wrongOf = (typed: Typed, context: LinkContext) => {
  const right = { relation: "parent", purpose: "saw", hands: "Her own telephone", safe: "yes" };
  const { errors = [] } = askForm.read({ ...blankOf(askForm), ...right, ...typed }, context);
  return errors.map(({ field, message }) => `${field}: ${message}`);
};

test.each<[string, Typed, LinkContext]>([
  ["nobody around the child", {}, ground],
  ["a parent who may be told", { person: "mother" }, around([mother, unsafe])],
  ["the young person, whoever is marked", { relation: "young-person" }, around([unsafe])],
  ["another, with who they are", { person: notAround, notThem: "Aunt" }, around([unsafe])],
  ["whom the young adult named", { person: "mother" }, around([mother], ["mother"])],
])("a link is made for %s", (_case, typed, context) => {
  expect(wrongOf(typed, context)).toEqual([]);
});

test.each<[string, Typed, LinkContext, readonly string[]]>([
  ["who must not be told", { person: "father" }, around([unsafe]), ["person: Dad"]],
  ["nobody, while a person is marked", {}, around([mother, unsafe]), ["person: Choose who"]],
  ["another, unsaid who", { person: notAround }, around([unsafe]), ["notThem: Enter who"]],
  [
    "whom the young adult did not name",
    { person: "mother" },
    around([mother], []),
    ["person: The young person is 18"],
  ],
  [
    "another, at 18",
    { person: notAround, notThem: "Aunt" },
    around([mother], []),
    ["person: The young person is 18"],
  ],
  [
    "a person who is not around them",
    { person: "x" },
    around([mother]),
    ["person: Choose who it is for"],
  ],
  [
    "hands of who must not be told",
    { person: "mother", hands: "Marek Example opens it" },
    around([mother, unsafe]),
    ["hands: Dad"],
  ],
  [
    "the page for carers, to the child",
    { relation: "young-person", purpose: "sheet" },
    ground,
    ["relation: The page is for", "language: There is no page for carers in English"],
  ],
  ["no language", {}, { ...ground, languages: [] }, ["language: Nobody has set up a language"]],
  [
    "a language that ended",
    { language: "ur" },
    { ...ground, languages: [english, polish] },
    ["language: Choose the language"],
  ],
  ["hands that are not safe", { safe: "no" }, ground, ["safe: Do not make a link"]],
])("no link is made for %s", (_case, typed, context, starts) => {
  const wrong = wrongOf(typed, context);
  expect(
    wrong.map((one, at) => one.startsWith(starts[at] ?? "?")),
    wrong.join("; "),
  ).toEqual(starts.map(() => true));
});
