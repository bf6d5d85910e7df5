import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { notify } from "../../work/index.ts";
import type { Check, CheckChild } from "./check-reads.ts";

/** What is said of one child. */
export type ChildAnswer = {
  readonly childId: string;
  readonly holds: string;
  readonly words: string;
};

export type AnswerChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Said = { readonly child: CheckChild; readonly wording: string | null };
type Read = { readonly said: readonly Said[] } | { readonly errors: readonly FieldError[] };

export const nothing = "nothing";
export const something = "something";

/** Each child by itself, so that one brother's record never stands for another's. */
function readAnswers(check: Check, answers: readonly ChildAnswer[]): Read {
  const errors: FieldError[] = [];
  const said: Said[] = [];
  for (const child of check.children) {
    const given = answers.find(({ childId }) => childId === child.childId);
    if (given?.holds === nothing) {
      said.push({ child, wording: null });
    } else if (given?.holds === something) {
      const words = readText(given.words, {
        name: "Information held",
        most: 10_000,
        missing: `Enter what your agency holds about ${child.givenName || child.familyName}`,
      });
      if (words.ok) said.push({ child, wording: words.value });
      else errors.push({ field: `words-${child.childId}`, message: words.error });
    } else {
      const message = `Say whether your agency holds anything about ${child.givenName || child.familyName}`;
      errors.push({ field: `holds-${child.childId}`, message });
    }
  }
  return errors.length > 0 ? { errors } : { said };
}

type Answering = {
  readonly check: Check;
  readonly answers: readonly ChildAnswer[];
  /** Told to the MASH, which writes it down. */
  readonly byTelephone: boolean;
};

/** Adds what an agency holds of each child; an answer that is given again stands beside the first. */
export async function answerCheck(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { check, answers, byTelephone }: Answering,
): Promise<AnswerChange> {
  const read = readAnswers(check, answers);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  await tx
    .insertInto("identify.partner_answers")
    .values(
      read.said.map(({ child, wording }) => ({
        partner_answer_id: newId(),
        partnership_id: check.partnershipId,
        partner_check_child_id: child.childId,
        // The database says it again, from the child who was asked about.
        mash_episode_id: child.concernId,
        wording,
        by_telephone: byTelephone,
        answered_by: actor.id,
        answered_at: at,
      })),
    )
    .execute();
  await notify(
    tx,
    {
      partnershipId: check.partnershipId,
      staffIds: [check.askedById],
      kind: "check",
      headline: `${check.agency} answered what you asked`,
      href: `/mash/${check.children[0]?.concernId ?? ""}/checks`,
    },
    { by: actor, at },
  );
  return { kind: "accepted" };
}

/** One press: the agency looked, and holds nothing about any of them. */
export const nothingAboutAny = ({ children }: Check): readonly ChildAnswer[] =>
  children.map(({ childId }) => ({ childId, holds: nothing, words: "" }));
