import type { Sent } from "../../kernel/forms/index.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import {
  childrenNamedIn,
  namesIn,
  standingWords,
  wordsIn,
  type NameInText,
  type Standing,
} from "../subjects/index.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import type { Product } from "./desk-reads.ts";
import type { Entry } from "./entry-reads.ts";
import { holdEntry, moveEntry } from "./entry-writes.ts";
import { intelligenceSchemeOn } from "./intelligence-scheme.ts";
import { notGraded, sanitiseForm } from "./officer-forms.ts";

type Sanitising = {
  readonly entry: Entry;
  readonly product: Product | undefined;
  readonly form: Sent<typeof sanitiseForm>;
};

/**
 * Names of children in a text for police: of whom its writer reaches, and of whom the sender named, by any part of the
 * name. Of nobody else it is told that there is such a child.
 */
async function childrenIn(tx: Tx, text: string, entry: Entry): Promise<readonly Standing[]> {
  const sent = (entry.original?.childWords ?? []).map((one): NameInText => {
    const [givenName = "", familyName = ""] = one.split("\n");
    return { givenName, familyName };
  });
  const parts = sent.flatMap(({ givenName, familyName }) => [
    ...givenName.split(" "),
    ...familyName.split(" "),
  ]);
  const whole = namesIn(text, [...sent, ...(await childrenNamedIn(tx, text))]);
  return whole.length > 0 ? whole : wordsIn(text, parts);
}

const gradeOf = (grading: string, source: string | null, assessment: string | null) =>
  grading === notGraded
    ? { grading: null, grade_source: null, grade_assessment: null }
    : {
        grading,
        grade_source: source?.split(":")[1] ?? null,
        grade_assessment: assessment?.split(":")[1] ?? null,
      };

/** Writes the text that may leave, with its handling; the first makes it ready to be handed over. */
export async function sanitise(
  tx: Tx,
  by: CommandContext,
  { entry, product, form }: Sanitising,
): Promise<Change> {
  if (entry.state === "not-used") return { kind: "stale" };
  const scheme = await intelligenceSchemeOn(tx, by.today);
  const { value, errors } = sanitiseForm.read(form, {
    scheme,
    now: by.at,
    today: by.today,
    isRecognisable: entry.recognisable === "yes",
  });
  if (errors) return { kind: "invalid", errors };
  const named = await childrenIn(tx, `${value.wording}\n${value.conditions ?? ""}`, entry);
  if (named.length > 0) {
    const where = standingWords(named);
    return invalid(
      "wording",
      `Take the name of a child out: ${where}. Write “a child”, or “Child A”`,
    );
  }
  const row = {
    wording: value.wording,
    handling: value.handling,
    conditions: value.conditions,
    ...gradeOf(value.grading, value.source, value.assessment),
    seen_on: value.seenOn,
    review_by: value.reviewBy,
    sanitised_by: by.actor.id,
    sanitised_at: by.at,
  };
  return product
    ? changeProduct(tx, entry.intelligenceId, { row, version: versionOf(form.version) })
    : addProduct(tx, by, { entry, row });
}

type Row = Readonly<Record<string, string | Date | null>> & {
  readonly wording: string;
  readonly handling: string;
  readonly seen_on: string;
  readonly review_by: string;
  readonly sanitised_by: string;
  readonly sanitised_at: Date;
};

async function changeProduct(
  tx: Tx,
  intelligenceId: string,
  { row, version }: { readonly row: Row; readonly version: number },
): Promise<Change> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.intelligence_products")
    .set({ ...row, version: version + 1 })
    .where("intelligence_id", "=", intelligenceId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

async function addProduct(
  tx: Tx,
  { actor }: CommandContext,
  { entry, row }: { readonly entry: Entry; readonly row: Row },
): Promise<Change> {
  if (!(await holdEntry(tx, entry))) return { kind: "stale" };
  await tx
    .insertInto("identify.intelligence_products")
    .values({
      ...row,
      intelligence_id: entry.intelligenceId,
      partnership_id: actor.partnershipId,
    })
    .execute();
  await moveEntry(tx, entry, { state: "sanitised" });
  return { kind: "accepted" };
}
