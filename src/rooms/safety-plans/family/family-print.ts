import type { Block, Document } from "../../../platform/documents/index.ts";
import {
  english,
  languageOf,
  translatorFor,
  type MessageKey,
} from "../../../platform/words/index.ts";
import type { CircleMember } from "../../subjects/index.ts";
import type { Action } from "../../work/index.ts";
import type { AgreedLine } from "../version-reads.ts";
import type { FamilyRow } from "./family-words.ts";

export type PrintContext = {
  readonly agreed: Pick<AgreedLine, "agreedOn" | "reviewBy">;
  readonly rows: readonly FamilyRow[];
  /** The promises that serve the plan, for when and by which agency. */
  readonly promises: readonly Pick<Action, "actionId" | "agency" | "dueOn">[];
  readonly circle: readonly Pick<CircleMember, "basis" | "name" | "phone">[];
  readonly language: string;
};

const heading = (text: string): Block => ({ kind: "heading", text });
const list = (items: readonly string[]): Block => ({ kind: "list", items });

/**
 * What the family has in its hands: made of the words written for the family and of nothing else. Its
 * heading says nothing of why there is a plan, and nobody who does harm is in it.
 */
export function familyPrint(ground: PrintContext, recipient: string): Document {
  const language = languageOf(ground.language) ?? english;
  const { say, date } = translatorFor(language);
  const { agreed, rows } = ground;
  const words = (about: FamilyRow["about"]): readonly string[] =>
    rows.filter((row) => row.about === about && row.wording !== "").map(({ wording }) => wording);
  const listed = (title: MessageKey, items: readonly string[]): readonly Block[] =>
    items.length === 0 ? [] : [heading(say(title)), list(items)];
  const promised = rows.flatMap((row) => {
    const action = ground.promises.find(({ actionId }) => actionId === row.aboutId);
    return row.about === "promise" && row.wording !== "" && action ? [{ row, action }] : [];
  });
  const table: Block = {
    kind: "table",
    head: [say("family.actions.what"), say("family.actions.who"), say("family.actions.when")],
    rows: promised.map(({ row, action }) => [row.wording, action.agency, date(action.dueOn)]),
  };
  return {
    title: say("plan.title"),
    marking: undefined,
    madeFor: say("paper.for", { recipient }),
    made: say("plan.agreed", { date: date(agreed.agreedOn) }),
    language,
    blocks: [
      ...(language.isChecked ? [] : [paragraph(say("paper.unchecked"))]),
      ...words("plan").map(paragraph),
      ...listed("plan.outcomes", words("outcome")),
      ...(promised.length === 0 ? [] : [heading(say("family.actions")), table]),
      ...listed("plan.contingency", words("contingency")),
      ...listed("plan.trusted", words("trusted")),
      heading(say("family.ring")),
      list([
        ...ringOf(ground.circle).map((one) => say("family.ring.number", one)),
        say("family.danger"),
      ]),
      paragraph(say("family.next", { date: date(agreed.reviewBy) })),
      paragraph(say("family.wrong")),
    ],
  };
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** Who leads, with a number to ring. */
export const ringOf = (
  circle: PrintContext["circle"],
): readonly { readonly name: string; readonly phone: string }[] =>
  circle
    .filter(({ basis }) => basis === "allocation")
    .flatMap(({ name, phone }) => (phone === null ? [] : [{ name, phone }]));
