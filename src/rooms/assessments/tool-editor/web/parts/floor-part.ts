import { choicesOf, itemsOf, type Instrument } from "../../../../../instruments/index.ts";
import type { Field } from "../../../../../ui/forms/fields-form.tsx";
import {
  answerField,
  answersAnywhere,
  facts,
  floorTyped,
  looksOf,
  readFloor,
  type Looks,
} from "../../floor-form.ts";
import { toolPaths } from "../paths.ts";
import type { FindPart } from "./part.ts";

/** What the last part of an address says: the place of a floor, or what a new one looks at. */
function askedFor(
  tool: Instrument,
  said: string,
): { readonly looks: Looks; readonly place: number | undefined } | undefined {
  const place = /^\d{1,2}$/.test(said) ? Number(said) : undefined;
  const floor = place === undefined ? undefined : tool.floors[place];
  if (floor) return { looks: looksOf(floor), place };
  const item = /^new_question_(.+)$/.exec(said)?.[1];
  if (item !== undefined) return { looks: { at: "question", item }, place: undefined };
  const at = (["age", "fact", "any"] as const).find((one) => said === `new_${one}`);
  return at && { looks: { at }, place: undefined };
}

/** Undefined where the question is not there or has nothing to choose. */
function whenField(tool: Instrument, looks: Looks): Field | undefined {
  switch (looks.at) {
    case "age":
      return { name: "under", label: "When the child is younger than", as: "text" };
    case "fact":
      return {
        name: "fact",
        label: "When it is known that",
        as: "radios",
        items: Object.entries(facts).map(([value, text]) => ({ value, text })),
      };
    case "any":
      return {
        name: "anywhere",
        label: "When any question is answered with",
        as: "select",
        items: answersAnywhere(tool),
      };
    case "question": {
      const item = itemsOf(tool).find(({ key }) => key === looks.item);
      const choices = item ? choicesOf(item) : [];
      if (!item || choices.length === 0) return undefined;
      return {
        name: "answers",
        label: `When “${item.label}” is answered with`,
        as: "ticks",
        items: choices.map(({ value, label }) => ({ name: answerField(value), text: label })),
      };
    }
  }
}

export const floorPart: FindPart = ({ draft: { draftId, body } }, params) => {
  const asked = askedFor(body, params["floor"] ?? "");
  const when = asked && whenField(body, asked.looks);
  if (!asked || !when) return undefined;
  const { place, looks } = asked;
  const floor = place === undefined ? undefined : body.floors[place];
  const back = toolPaths.floors(draftId);
  return {
    heading: floor ? "Change a floor" : "Add a floor",
    says: "A floor is a band below which neither the sum nor the judgement goes.",
    fields: [
      when,
      {
        name: "atLeast",
        label: "It does not go below",
        as: "radios",
        items: body.bands.map(({ key, title }) => ({ value: key, text: title })),
      },
      {
        name: "because",
        label: "Why",
        as: "text",
        hint: "Shown to the person filling in the tool when the floor applies",
      },
    ],
    typed: floorTyped(floor),
    read: (typed) => readFloor(body, { place, looks }, typed),
    back,
    trail: [{ text: "Floors", href: back }],
    ...(place !== undefined &&
      floor && { remove: { kind: "floor", key: String(place), text: "Remove the floor" } }),
  };
};
