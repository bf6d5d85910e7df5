import type { Field } from "../../../../../ui/forms/fields-form.tsx";
import { readDomain } from "../../about-form.ts";
import { findDomain, questionKeys, setDomain } from "../../edit.ts";
import { isKind, kinds, questionTyped, readQuestion, type Kind } from "../../question-form.ts";
import { newDomain, toolPaths } from "../paths.ts";
import { yesNo, type FindPart } from "./part.ts";

export const domainPart: FindPart = ({ draft: { draftId, body } }, params) => {
  const key = params["domain"] === newDomain ? undefined : params["domain"];
  const domain = key === undefined ? undefined : findDomain(body, key);
  if (key !== undefined && !domain) return undefined;
  const back = toolPaths.questions(draftId);
  return {
    heading: domain ? "Change a domain" : "Add a domain",
    fields: [
      {
        name: "title",
        label: "Title of the domain",
        as: "text",
        hint: "What its questions are about, in neutral words: Education, Life online",
      },
    ],
    typed: { title: domain?.title ?? "" },
    read: (typed) => {
      const read = readDomain(body, key, typed);
      return read.ok ? { ok: true, value: setDomain(body, key, read.title) } : read;
    },
    back,
    trail: [{ text: "Questions", href: back }],
    ...(domain && {
      remove: { kind: "domain", key: domain.key, text: "Remove the domain and its questions" },
    }),
  };
};

const number = (name: string, label: string, hint?: string): Field => ({
  name,
  label,
  as: "text",
  ...(hint === undefined ? {} : { hint }),
});
const yesOrNo = (name: string, label: string, hint?: string): Field => ({
  name,
  label,
  as: "radios",
  items: yesNo,
  ...(hint === undefined ? {} : { hint }),
});

const ofKind: Readonly<Record<Kind, readonly Field[]>> = {
  sign: [
    yesOrNo(
      "protective",
      "Is it about something that protects?",
      "Protective factors are recorded and add nothing: they never lower a band.",
    ),
    number("weight", "What a yes adds", "From 0 to 100; left out where it protects"),
    yesOrNo("possible", "Can the answer be “possible”?", "A possible sign alone adds nothing."),
  ],
  windows: [
    number("current", "What “now or lately” adds", "From 0 to 100"),
    number("earlier", "What “earlier, not lately” adds", "From 0 to 100"),
  ],
  grade: [
    {
      name: "steps",
      label: "Steps",
      as: "area",
      hint: "One to a line, the lowest first. The first adds 0, the next 1, and so on.",
    },
  ],
  level: (["none", "low", "medium", "high"] as const).map((one) =>
    number(one, `What “${one}” adds`, "From 0 to 100"),
  ),
  words: [],
};

const fieldsFor = (kind: Kind): readonly Field[] => [
  {
    name: "label",
    label: "Question",
    as: "area",
    hint: "A neutral label of what is seen, without blame and without graphic detail",
  },
  { name: "hint", label: "Help next to it (optional)", as: "text" },
  ...ofKind[kind],
  ...(kind === "words"
    ? []
    : [
        yesOrNo(
          "evidence",
          "Must the answer say what it rests on?",
          "A no and a not known never have to.",
        ),
      ]),
];

export const questionPart: FindPart = ({ draft: { draftId, body }, base }, params) => {
  const domain = findDomain(body, params["domain"] ?? "");
  const asked = params["question"] ?? "";
  const item = domain?.items.find(({ key }) => key === asked);
  const fresh = /^new_([a-z]+)$/.exec(asked)?.[1] ?? "";
  const kind = item?.type ?? (isKind(fresh) ? fresh : undefined);
  if (!domain || !kind) return undefined;
  const back = toolPaths.questions(draftId);
  const taken = questionKeys(body, base);
  return {
    heading: item ? "Change a question" : `Add a question: ${kinds[kind].name.toLowerCase()}`,
    says: item
      ? "Put the same question into better words here. To ask something else, remove it and add another: past answers go with the question."
      : `In “${domain.title}”. ${kinds[kind].hint}. “Not known” can always be answered.`,
    fields: fieldsFor(kind),
    typed: questionTyped(item),
    read: (typed) => readQuestion(body, { domain: domain.key, item, kind, taken }, typed),
    back,
    trail: [{ text: "Questions", href: back }],
    ...(item && { remove: { kind: "question", key: item.key, text: "Remove the question" } }),
  };
};
