import {
  choicesOf,
  itemsOf,
  type Condition,
  type Fact,
  type Floor,
  type Instrument,
} from "../../../instruments/index.ts";
import {
  blankOf,
  choice,
  choiceFrom,
  givenForm,
  severalFrom,
  text,
  wholeNumber,
  type FormTyped,
  type Question,
} from "../../../kernel/forms/index.ts";
import { edited, small, type Edited } from "./about-form.ts";

export const facts: Readonly<Record<Fact, string>> = {
  "learning-disability": "The child has a learning disability",
  "physical-disability": "The child has a physical disability",
  "in-care": "The child is in care",
};

/** What a floor looks at: the child's age, a fact, one question, or an answer wherever it is given. */
export type Looks =
  | { readonly at: "age" }
  | { readonly at: "fact" }
  | { readonly at: "question"; readonly item: string }
  | { readonly at: "any" };

export function looksOf({ when }: Floor): Looks {
  if ("ageUnder" in when) return { at: "age" };
  if ("fact" in when) return { at: "fact" };
  return "item" in when ? { at: "question", item: when.item } : { at: "any" };
}

/** Its question was removed, or has nothing to choose: then it can only be taken away. */
export const looksNowhere = (tool: Instrument, { when }: Floor): boolean =>
  "item" in when &&
  !itemsOf(tool).some((item) => item.key === when.item && choicesOf(item).length > 0);

/** Every answer that some question of the tool can have, once, in words. */
export function answersAnywhere(tool: Instrument): readonly { value: string; text: string }[] {
  const all = new Map(
    itemsOf(tool).flatMap((item) => choicesOf(item).map(({ value, label }) => [value, label])),
  );
  return [...all].map(([value, text]) => ({ value, text }));
}

type WhenForm = {
  /** The name of its field, and what is asked there. */
  readonly name: string;
  readonly question: Question<never, unknown, object, object>;
  /** What the answer says of when the floor applies. */
  readonly condition: (answer: unknown) => Condition;
  readonly typed: (when: Condition) => unknown;
};

/** Undefined where the question is not there or has nothing to choose. */
function whenForm(tool: Instrument, looks: Looks): WhenForm | undefined {
  switch (looks.at) {
    case "age":
      return {
        name: "under",
        question: wholeNumber({
          label: "When the child is younger than",
          called: "Age",
          least: 1,
          most: 25,
          missing: "Enter an age from 1 to 25",
        }),
        condition: (answer) => ({ ageUnder: answer as number }),
        typed: (when) => ("ageUnder" in when ? String(when.ageUnder) : ""),
      };
    case "fact":
      return {
        name: "fact",
        question: choice({
          label: "When it is known that",
          classes: small,
          options: facts,
          missing: "Choose what is known of the child",
        }),
        condition: (answer) => ({ fact: answer as Fact }),
        typed: (when) => ("fact" in when ? when.fact : ""),
      };
    case "any":
      return {
        name: "anywhere",
        question: choiceFrom({
          label: "When any question is answered with",
          unchosen: "Choose one",
          options: () => answersAnywhere(tool),
          missing: "Choose the answer",
        }),
        condition: (answer) => ({ anyItemIs: answer as string }),
        typed: (when) => ("anyItemIs" in when ? when.anyItemIs : ""),
      };
    case "question": {
      const item = itemsOf(tool).find(({ key }) => key === looks.item);
      const choices = item ? choicesOf(item) : [];
      if (!item || choices.length === 0) return undefined;
      return {
        name: "answers",
        question: severalFrom({
          label: `When “${item.label}” is answered with`,
          classes: "govuk-checkboxes--small",
          options: () => choices.map(({ value, label }) => ({ value, text: label })),
          missing: "Choose at least one answer",
        }),
        condition: (answer) => ({ item: looks.item, isOneOf: answer as readonly string[] }),
        typed: (when) => ("isOneOf" in when ? when.isOneOf : []),
      };
    }
  }
}

/** The form of a floor by what it looks at; `place` is undefined for a new one. */
export function floorForm(
  tool: Instrument,
  { place, looks }: { readonly place: number | undefined; readonly looks: Looks },
) {
  const when = whenForm(tool, looks);
  if (!when) return undefined;
  const floor = place === undefined ? undefined : tool.floors[place];
  const form = givenForm({
    [when.name]: when.question,
    atLeast: choiceFrom({
      label: "It does not go below",
      classes: small,
      options: () => tool.bands.map(({ key, title }) => ({ value: key, text: title })),
      missing: "Choose the band that it does not go below",
    }),
    because: text({
      label: "Why",
      hint: "Shown to the person filling in the tool when the floor applies",
      called: "Why",
      most: 300,
      missing: "Enter why",
    }),
  });
  const { version: _, ...blank } = blankOf(form);
  const stands = floor && {
    atLeast: floor.atLeast,
    because: floor.because,
    [when.name]: when.typed(floor.when),
  };
  const read = (typed: FormTyped<typeof form>): Edited =>
    edited(form.read(typed, {}), (value) => {
      const made: Floor = {
        atLeast: value["atLeast"] as string,
        because: value["because"] as string,
        when: when.condition(value[when.name]),
      };
      const floors = place === undefined ? [...tool.floors, made] : tool.floors.with(place, made);
      return { ...tool, floors };
    });
  return { form, typed: { ...blank, ...stands }, read };
}
