import { addDays, londonDate } from "../../kernel/dates.ts";
import type { Block, Document } from "../../platform/documents/index.ts";
import {
  english,
  languageOf,
  translatorFor,
  type MessageKey,
  type Translator,
} from "../../platform/words/index.ts";
import type { Person } from "../subjects/index.ts";
import type { Action } from "../work/index.ts";
import type { Meeting } from "./meeting-reads.ts";
import { familyPart, type PanelType } from "./panel-type.ts";
import type { Contents, Item } from "./record-reads.ts";

export type Ring = { readonly name: string; readonly phone: string };

export type FamilyContext = {
  readonly person: Pick<Person, "givenName" | "familyName">;
  readonly meeting: Pick<Meeting, "startsAt">;
  readonly type: Pick<PanelType, "agenda" | "reviewWithinDays">;
  readonly contents: Pick<Contents, "items" | "actions" | "agreed">;
  readonly ring: readonly Ring[];
  readonly paper: { readonly recipient: string; readonly language: string };
};

const headings: Readonly<Record<string, MessageKey>> = {
  promises: "family.agenda.promises",
  "child-words": "family.agenda.child-words",
  worries: "family.agenda.worries",
  strengths: "family.agenda.strengths",
  recovery: "family.agenda.recovery",
  "plan-child": "family.agenda.plan-child",
  "plan-parents": "family.agenda.plan-parents",
};

/**
 * The paper for one member of the family. It is made from what somebody wrote for the family and
 * from nothing else: no professional text, no other child, no agency's information, no address.
 */
export function familyDocument(ground: FamilyContext): Document {
  const { person, meeting, paper } = ground;
  const language = languageOf(paper.language) ?? english;
  const translator = translatorFor(language);
  const { say, date } = translator;
  return {
    title: say("family.title", { name: person.givenName || person.familyName }),
    marking: undefined,
    madeFor: say("paper.for", { recipient: paper.recipient }),
    made: say("family.met", { date: date(londonDate(meeting.startsAt)) }),
    language,
    blocks: [
      ...(language.isChecked ? [] : [paragraph(say("paper.unchecked"))]),
      ...textBlocks(ground, translator),
      ...promiseBlocks(ground, translator),
      ...closingBlocks(ground, translator),
    ],
  };
}

const heading = (text: string): Block => ({ kind: "heading", text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

function textBlocks({ type, contents }: FamilyContext, { say }: Translator): readonly Block[] {
  return familyTexts(type, contents.items).flatMap(({ key, title, text }) => {
    const message = Object.hasOwn(headings, key) ? headings[key] : undefined;
    return [heading(message ? say(message) : title), paragraph(text)];
  });
}

function promiseBlocks({ contents }: FamilyContext, { say, date }: Translator): readonly Block[] {
  const promised = familyPromises(contents);
  if (promised.length === 0) return [];
  return [
    heading(say("family.actions")),
    {
      kind: "table",
      head: [say("family.actions.what"), say("family.actions.who"), say("family.actions.when")],
      rows: promised.map(({ text, action }) => [text, action.agency, date(action.dueOn)]),
    },
  ];
}

function closingBlocks(
  { meeting, type, ring }: FamilyContext,
  { say, date }: Translator,
): readonly Block[] {
  const again = addDays(londonDate(meeting.startsAt), type.reviewWithinDays);
  return [
    heading(say("family.ring")),
    {
      kind: "list",
      items: [...ring.map((one) => say("family.ring.number", one)), say("family.danger")],
    },
    paragraph(say("family.next", { date: date(again) })),
    paragraph(say("family.wrong")),
  ];
}

/** What somebody wrote for the family, in the order of the agenda; an item without such words is left out. */
function familyTexts(
  { agenda }: Pick<PanelType, "agenda">,
  items: ReadonlyMap<string, Item>,
): readonly { readonly key: string; readonly title: string; readonly text: string }[] {
  return agenda
    .filter(({ inFamilyVersion }) => inFamilyVersion)
    .map(({ key, title }) => ({ key, title, text: items.get(familyPart(key))?.wording ?? "" }))
    .filter(({ text }) => text !== "");
}

function familyPromises({ actions, agreed }: Pick<Contents, "actions" | "agreed">) {
  return actions.flatMap((action): { text: string; action: Action }[] => {
    const text = agreed.get(action.actionId);
    return text ? [{ text, action }] : [];
  });
}
