import {
  choicesOf,
  itemsOf,
  type Condition,
  type Fact,
  type Floor,
  type Instrument,
} from "../../../instruments/index.ts";
import { reader, type Edited, type Typed } from "./about-form.ts";

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

export const answerField = (value: string): string => `is-${value}`;

/** Every answer that some question of the tool can have, once, in words. */
export function answersAnywhere(tool: Instrument): readonly { value: string; text: string }[] {
  const all = new Map(
    itemsOf(tool).flatMap((item) => choicesOf(item).map(({ value, label }) => [value, label])),
  );
  return [...all].map(([value, text]) => ({ value, text }));
}

export function floorTyped(floor: Floor | undefined): Typed {
  if (!floor) return {};
  const { when } = floor;
  const common = { atLeast: floor.atLeast, because: floor.because };
  if ("ageUnder" in when) return { ...common, under: String(when.ageUnder) };
  if ("fact" in when) return { ...common, fact: when.fact };
  if ("anyItemIs" in when) return { ...common, anywhere: when.anyItemIs };
  const ticked = when.isOneOf.map((value) => [answerField(value), "yes"]);
  return { ...common, ...(Object.fromEntries(ticked) as Typed) };
}

type Wrong = (field: string, message: string) => Condition | undefined;

function readWhen(
  tool: Instrument,
  { looks, typed, wrong }: { looks: Looks; typed: Typed; wrong: Wrong },
): Condition | undefined {
  switch (looks.at) {
    case "age": {
      const under = (typed["under"] ?? "").trim();
      return /^\d{1,2}$/.test(under) && Number(under) >= 1 && Number(under) <= 25
        ? { ageUnder: Number(under) }
        : wrong("under", "Enter an age from 1 to 25");
    }
    case "fact": {
      const fact = (Object.keys(facts) as Fact[]).find((one) => one === typed["fact"]);
      return fact ? { fact } : wrong("fact", "Choose what is known of the child");
    }
    case "any": {
      const is = answersAnywhere(tool).find(({ value }) => value === typed["anywhere"]);
      return is ? { anyItemIs: is.value } : wrong("anywhere", "Choose the answer");
    }
    case "question": {
      const item = itemsOf(tool).find(({ key }) => key === looks.item);
      const values = item ? choicesOf(item).map(({ value }) => value) : [];
      const isOneOf = values.filter((value) => typed[answerField(value)] === "yes");
      return isOneOf.length > 0
        ? { item: looks.item, isOneOf }
        : wrong("answers", "Choose at least one answer");
    }
  }
}

/** `place` is undefined for a new floor. */
export function readFloor(
  tool: Instrument,
  { place, looks }: { readonly place: number | undefined; readonly looks: Looks },
  typed: Typed,
): Edited {
  const { errors, text } = reader(typed);
  const wrong: Wrong = (field, message) => {
    errors.push({ field, message });
    return undefined;
  };
  const when = readWhen(tool, { looks, typed, wrong });
  const atLeast = tool.bands.find(({ key }) => key === typed["atLeast"])?.key;
  if (atLeast === undefined) wrong("atLeast", "Choose the band that it does not go below");
  const because = text("because", { name: "Why", most: 300, missing: "Enter why" });
  if (errors.length > 0 || !when || atLeast === undefined) return { ok: false, errors };
  const floor: Floor = { atLeast, because, when };
  const floors = place === undefined ? [...tool.floors, floor] : tool.floors.with(place, floor);
  return { ok: true, value: { ...tool, floors } };
}
