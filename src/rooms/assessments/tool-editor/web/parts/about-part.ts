import type { Instrument } from "../../../../../instruments/index.ts";
import type { Field } from "../../../../../ui/forms/fields-form.tsx";
import { aboutTyped, purposes, readAbout } from "../../about-form.ts";
import { bandRows, bandsTyped, readBands } from "../../band-form.ts";
import { toolPaths } from "../paths.ts";
import { yesNo, type FindPart } from "./part.ts";

const aboutFields: readonly Field[] = [
  { name: "name", label: "Title", as: "text" },
  {
    name: "purpose",
    label: "What is it for?",
    as: "radios",
    items: Object.entries(purposes).map(([value, text]) => ({ value, text })),
  },
  {
    name: "usedBy",
    label: "Who uses it?",
    as: "text",
    hint: "For example: schools and colleges, or social workers in an assessment",
  },
  {
    name: "source",
    label: "Where does it come from?",
    as: "area",
    hint: "Whose structure it follows, how sure that is, and what your partnership has confirmed. It is shown on the page of the tool.",
  },
  {
    name: "occasions",
    label: "Times at which it is filled in (optional)",
    as: "area",
    hint: "One to a line, in order: Score, Review, Final. Leave it empty where it is repeated freely.",
  },
  {
    name: "protective",
    label: "Does it ask what protects the child?",
    as: "radios",
    items: yesNo,
  },
];

export const aboutPart: FindPart = ({ draft: { draftId, body } }) => ({
  heading: "About the tool",
  fields: aboutFields,
  typed: aboutTyped(body),
  read: (typed) => readAbout(body, typed),
  back: toolPaths.draft(draftId),
});

const bandFields = (tool: Instrument): readonly Field[] =>
  bandRows(tool).flatMap((row): readonly Field[] => [
    { name: `title-${row}`, label: `Band ${row}${row > 2 ? " (optional)" : ""}`, as: "text" },
    {
      name: `from-${row}`,
      label: `Band ${row} begins at`,
      as: "text",
      ...(row === 1 ? { hint: "The lowest begins at 0" } : {}),
    },
  ]);

export const bandsPart: FindPart = ({ draft: { draftId, body } }) => ({
  heading: "Bands",
  fields: bandFields(body),
  typed: bandsTyped(body),
  says: "Lowest first. A band begins at a sum of what the answers add and goes up to where the next one begins. A guide for a conversation has none.",
  // A renamed band is the same band: where each stood is not for the browser to say.
  read: (typed) => readBands(body, { ...typed, ...keysOf(bandsTyped(body)) }),
  back: toolPaths.draft(draftId),
});

const keysOf = (typed: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => name.startsWith("key-")));
