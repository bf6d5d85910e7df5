import { readText } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { Block, Document } from "../../platform/documents/index.ts";
import { english, languageOf, translatorFor, type Translator } from "../../platform/words/index.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { shownName } from "../directory/index.ts";
import type { Preparing } from "../outgoing-papers/index.ts";
import type { CircleMember, Person } from "../subjects/index.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import type { AgendaChange } from "./agenda.ts";
import { dayOf } from "./book-sitting.ts";
import type { Sitting } from "./sitting-reads.ts";

export type FamilyWords = {
  readonly wordsId: string;
  readonly wording: string;
  readonly by: string;
  readonly at: Date;
};

/** What the family is told of an item, as it was written last. */
export async function findFamilyWords(tx: Tx, itemId: string): Promise<FamilyWords | undefined> {
  return tx
    .selectFrom("panels.item_family_words as w")
    .innerJoin("directory.staff as s", "s.staff_id", "w.written_by")
    .select([
      "w.item_family_words_id as wordsId",
      "w.wording",
      shownName({ staff: "s", at: "w.written_at" }).as("by"),
      "w.written_at as at",
    ])
    .where("w.agenda_item_id", "=", itemId)
    .orderBy("w.item_family_words_id", "desc")
    .limit(1)
    .executeTakeFirst();
}

type Writing = {
  readonly item: AgendaItem;
  readonly wording: string;
  /** The id of the words that were read; empty where there were none. */
  readonly version: string;
};

/** Words for the family are written anew, never over: of two who write at once one is told of the other. */
export async function writeForFamily(
  tx: Tx,
  { actor, at }: CommandContext,
  { item, wording, version }: Writing,
): Promise<AgendaChange> {
  const read = readText(wording, {
    name: "What the family is told",
    most: 4000,
    missing: "Enter what the family is told",
  });
  if (!read.ok) return { kind: "invalid", errors: [{ field: "wording", message: read.error }] };
  await oneAtATime(tx, `family words of ${item.itemId}`);
  const before = await findFamilyWords(tx, item.itemId);
  if ((before?.wordsId ?? "") !== version) return { kind: "stale" };
  await tx
    .insertInto("panels.item_family_words")
    .values({
      item_family_words_id: newId(),
      partnership_id: actor.partnershipId,
      agenda_item_id: item.itemId,
      wording: read.value,
      written_by: actor.id,
      written_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

type PaperContext = {
  readonly person: Pick<Person, "givenName" | "familyName">;
  readonly circle: readonly CircleMember[];
  readonly sitting: Sitting;
  readonly words: FamilyWords;
  readonly language: string;
};

/**
 * The family’s paper of what a panel decided: the words written for them, who to ring, and nothing else.
 * No panel, no other child, no agency’s information and no word of the minutes is in it.
 */
export function itemPaperFor(ground: PaperContext): Pick<Preparing, "madeFrom" | "documentFor"> {
  const { sitting, words } = ground;
  return {
    madeFrom: [
      { record: "panels.sittings", id: sitting.sittingId, version: sitting.version },
      { record: "panels.item_family_words", id: words.wordsId, version: 1 },
    ],
    documentFor: (recipient) => familyPaper(ground, recipient),
  };
}

function familyPaper(ground: PaperContext, recipient: string): Document {
  const { person, sitting, words } = ground;
  const language = languageOf(ground.language) ?? english;
  const translator = translatorFor(language);
  const { say, date } = translator;
  const name = person.givenName || person.familyName;
  return {
    title: say("family.title", { name }),
    marking: undefined,
    madeFor: say("paper.for", { recipient }),
    made: date(dayOf(sitting)),
    language,
    blocks: [
      ...(language.isChecked ? [] : [paragraph(say("paper.unchecked"))]),
      ...words.wording.split(/\n{2,}/).map(paragraph),
      ...ringBlocks(ground, translator),
      paragraph(say("family.wrong")),
    ],
  };
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

function ringBlocks({ circle }: PaperContext, { say }: Translator): readonly Block[] {
  const ring = circle
    .filter(({ basis }) => basis === "allocation")
    .flatMap(({ name, phone }) =>
      phone === null ? [] : [say("family.ring.number", { name, phone })],
    );
  return [
    { kind: "heading", text: say("family.ring") },
    { kind: "list", items: [...ring, say("family.danger")] },
  ];
}
