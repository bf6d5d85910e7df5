import { readText, type FieldError } from "../../kernel/fields.ts";
import { londonDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import { err } from "../../kernel/result.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { AsPapers } from "../../platform/http/places-guard.ts";
import type { Document } from "../../platform/documents/index.ts";
import { whoMayBeTold } from "../family-network/index.ts";
import type { Person } from "../subjects/index.ts";
import { blocks, type RecipientReason } from "./judge-recipient.ts";
import type { PaperKind } from "./kinds.ts";
import { findingRules, unanswered, type Finding, type Kept } from "./look-through.ts";
import { withHideOnline } from "./online-access.ts";
import { checkPaper, type Checking, type Ring } from "./paper-checks.ts";
import { addPaper, type Source } from "./paper-writes.ts";
import { partsOf, partWords, withoutParts } from "./parts.ts";
import { readRecipient, type Choice, type RecipientForm } from "./recipient.ts";

/** One press of “Prepare the paper”: who it is for, what is left out, and why something stays. */
export type PrepareForm = RecipientForm & {
  readonly out: readonly string[];
  /** By finding: see `findingKey`. */
  readonly reasons: ReadonlyMap<string, string>;
};

export const findingKey = ({ part, what }: Finding): string => `${part}.${what}`;

export type Preparing = {
  readonly person: Person;
  readonly kind: PaperKind;
  readonly choices: readonly Choice[];
  readonly madeFrom: readonly Source[];
  /** The paper as it would be for a recipient of this name. */
  readonly documentFor: (recipient: string) => Document;
  readonly form: PrepareForm;
  /** What is wrong with fields of this kind's own. */
  readonly wrong?: readonly FieldError[];
};

export type Prepared =
  | { readonly kind: "accepted"; readonly paperId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Something stands in it that must be left out or answered for. */
  | { readonly kind: "found"; readonly findings: readonly Finding[]; readonly errors: Errors }
  /** This person gets no paper about this child. */
  | {
      readonly kind: "blocked";
      readonly reasons: readonly RecipientReason[];
      readonly ring: Rings;
    };

type Errors = readonly FieldError[];
type Rings = readonly Ring[];
type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly asPapers: AsPapers;
};

/** Prepares a paper: its words are kept as they are from here on. */
export async function preparePaper(
  tx: Tx,
  { actor, at, asPapers }: CommandContext,
  { person, kind, choices, madeFrom, documentFor, form, wrong = [] }: Preparing,
): Promise<Prepared> {
  const told = await whoMayBeTold(tx, { person, today: londonDate(at) });
  const read = readRecipient(form, { choices, kind, told });
  if ("errors" in read) return { kind: "invalid", errors: [...read.errors, ...wrong] };
  if (wrong.length > 0) return { kind: "invalid", errors: wrong };
  const { recipient } = read;
  const whole = withHideOnline(documentFor(recipient.name), kind);
  const { personId } = person;
  const readerId = actor.id;
  const checking = { asPapers, personId, at, readerId, kind, document: whole, recipient };
  const { findings, reasons, ring } = await checkPaper(tx, checking);
  const stopping = reasons.filter(blocks);
  if (stopping.length > 0) return stopped(stopping, ring);
  const errors: FieldError[] = [];
  const document = withoutParts(whole, new Set(form.out));
  const kept = await keptIn(tx, { ...checking, document }, { whole, form, kind, errors });
  if (kept === undefined) return { kind: "found", findings, errors };
  const paperId = newId();
  await addPaper(tx, { actor, at }, { paperId, person, kind, madeFrom, recipient, document, kept });
  return { kind: "accepted", paperId };
}

/** What only a purpose is missing for is said beside the purpose. */
function stopped(reasons: readonly RecipientReason[], ring: Rings): Prepared {
  if (reasons.some((reason) => reason !== "no-reach")) return { kind: "blocked", reasons, ring };
  const message = "They cannot open this record: enter what the paper is for";
  return { kind: "invalid", errors: [{ field: "purpose", message }] };
}

type Answers = {
  readonly whole: Document;
  readonly form: PrepareForm;
  readonly kind: PaperKind;
  readonly errors: FieldError[];
};

/**
 * What is kept in the paper as it will leave, each with its reason; undefined while something is not
 * answered. A part that was left out moves the numbers of those after it: its text says which is which.
 */
async function keptIn(
  tx: Tx,
  checking: Checking,
  { whole, form, kind, errors }: Answers,
): Promise<readonly Kept[] | undefined> {
  const { findings } = await checkPaper(tx, checking);
  const texts = new Map(partsOf(checking.document).map(({ part, text }) => [part, text]));
  const asked = partsOf(whole);
  const kept = findings.flatMap((finding): Kept[] => {
    const before = asked.find(({ text }) => text === texts.get(finding.part));
    const key = findingKey({ part: before?.part ?? "", what: finding.what });
    const reason = readReason(form.reasons.get(key) ?? "", finding, kind);
    if (reason.ok) return [{ ...finding, reason: reason.value }];
    errors.push({ field: `finding-${key}`, message: reason.error });
    return [];
  });
  return errors.length === 0 && unanswered(findings, kept, kind).length === 0 ? kept : undefined;
}

function readReason(typed: string, { part, what }: Finding, kind: string) {
  const where = partWords(part);
  if (!findingRules[what].mayBeKept(kind)) return err(`${where} must be left out`);
  const missing = `Leave ${where.toLowerCase()} out, or enter why it stays`;
  return readText(typed, { name: "Why it stays", most: 500, missing });
}
