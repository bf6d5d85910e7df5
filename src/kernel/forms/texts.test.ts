import { expect, test } from "vitest";
import {
  along,
  blankOf,
  choiceOr,
  defineForm,
  optionalChoiceFrom,
  optionalText,
  text,
  tick,
  trap,
} from "./index.ts";

type Words = { readonly more: string; readonly missing: string; readonly kinds: Kinds };
type Kinds = Readonly<Record<"child" | "place", string>>;

const form = defineForm<Words, Words>()({
  id: along(),
  website: trap(),
  kind: choiceOr({
    label: "About",
    options: { child: "", place: "" },
    words: ({ kinds }) => kinds,
    otherwise: "not-said",
  }),
  area: optionalChoiceFrom({ label: "Area", options: () => [{ value: "north", text: "North" }] }),
  worry: text({
    label: "Worry",
    called: "Worry",
    most: 5,
    missing: (_typed, { missing }) => missing,
  }),
  more: optionalText({
    label: ({ more }) => more,
    called: ({ more }) => more,
    most: 5,
    tooLong: ({ name, length }, { more }) => `${name} (${more}): ${length}`,
  }),
});
const words: Words = { more: "Mwy", missing: "Beth?", kinds: { child: "Plentyn", place: "Lle" } };
const blank = { ...blankOf(form), worry: "W" };

test("what goes with a form is given on as it came, and what filled in the trap is no person", () => {
  expect(form.read({ ...blank, id: "k7" }, words).value).toMatchObject({
    id: "k7",
    website: false,
  });
  expect(form.read({ ...blank, website: "x" }, words).value?.website).toBe(true);
});

test("an answer that is none of the options is left out, and nobody is asked again", () => {
  const read = form.read({ ...blank, kind: "constructor", area: "south" }, words);
  expect(read.value).toMatchObject({ kind: "not-said", area: null });
  expect(form.read({ ...blank, kind: "place", area: "north" }, words).value).toMatchObject({
    kind: "place",
    area: "north",
  });
});

test("what is missing and what is too long is said in the words that it is read with", () => {
  expect(form.read({ ...blank, worry: " ", more: "123456" }, words).errors).toEqual([
    { field: "worry", message: "Beth?" },
    { field: "more", message: "Mwy (Mwy): 6" },
  ]);
});

test("one box is ticked or not, whatever else is sent as it", () => {
  const box = defineForm()({ whole: tick({ text: "This is the whole list" }) });
  expect(box.read({ whole: ["yes"] }, {}).value).toEqual({ whole: true });
  expect(box.read({ whole: [] }, {}).value).toEqual({ whole: false });
  expect(box.read({ whole: ["no"] }, {}).value).toEqual({ whole: false });
});
