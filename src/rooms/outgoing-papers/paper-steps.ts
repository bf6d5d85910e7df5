import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { londonDate } from "../../kernel/dates.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { AsPapers } from "../../platform/http/places-guard.ts";
import { appendChronology } from "../child-record/index.ts";
import type { Person } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { blocks } from "./judge-recipient.ts";
import { asksReadBack, kindName, lineOf } from "./kinds.ts";
import { unanswered } from "./look-through.ts";
import { checkPaper, holdChild, type Checked } from "./paper-checks.ts";
import { findPaper, type LeavingPaper } from "./paper-reads.ts";
import { stepPaper } from "./paper-writes.ts";

type CommandContext = { readonly actor: StaffActor; readonly at: Date };
type Checking = CommandContext & { readonly asPapers: AsPapers };
type Reading = Pick<Checking, "asPapers" | "at"> & { readonly actor: { readonly id: string } };

export type StepChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Something in it, or somebody it is for, must not be: it is said on its page. */
  | { readonly kind: "stopped"; readonly checked: Checked }
  /** Somebody else took a step with it meanwhile. */
  | { readonly kind: "stale" }
  /** Nobody releases what they prepared, or what is for themselves. */
  | { readonly kind: "own" }
  /** Where the child is, is protected: what leaves is let go by one of the named. */
  | { readonly kind: "unnamed" };

type ReadQuery = {
  readonly paper: LeavingPaper;
  readonly person: Person;
  readonly version: string;
};

/** The paper as it stands, against everything that Lantern holds at this moment. */
export const checkAgain = (
  tx: Tx,
  { asPapers, at, actor }: Reading,
  {
    personId,
    kind,
    document,
    recipient,
  }: Pick<LeavingPaper, "personId" | "kind" | "document" | "recipient">,
): Promise<Checked> =>
  checkPaper(tx, { asPapers, at, readerId: actor.id, personId, kind, document, recipient });

/** Whether it may take its next step out, as far as its reader is told; the words it was prepared with are part of that. */
export const mayLeave = (
  { kind, kept, isWhole }: LeavingPaper,
  { findings, reasons, isTold }: Checked,
): boolean =>
  (isWhole || !isTold) && unanswered(findings, kept, kind).length === 0 && !reasons.some(blocks);

const stepOf = ({ paper, version }: ReadQuery) => ({
  paperId: paper.paperId,
  version: versionOf(version),
});

/** Asks that a second person releases it. */
export async function askForRelease(
  tx: Tx,
  acting: Checking,
  asked: ReadQuery,
): Promise<StepChange> {
  const { paper } = asked;
  if (paper.state !== "prepared") return { kind: "stale" };
  const checked = await checkAgain(tx, acting, paper);
  if (!mayLeave(paper, checked)) return { kind: "stopped", checked };
  const step = { ...stepOf(asked), from: "prepared" } as const;
  const isDone = await stepPaper(tx, step, { state: "waiting", asked_at: acting.at });
  return { kind: isDone ? "accepted" : "stale" };
}

export const isOwn = ({ preparedById, recipient }: LeavingPaper, { id }: StaffActor): boolean =>
  id === preparedById || id === recipient.staffId;

/** The second person lets it go: what leaves is what was checked, word for word. */
export async function releasePaper(
  tx: Tx,
  acting: Checking,
  asked: ReadQuery,
): Promise<StepChange> {
  const { paper } = asked;
  if (isOwn(paper, acting.actor)) return { kind: "own" };
  await holdChild(tx, { ...acting, personId: paper.personId });
  // Read again under the hold: its words may have been held back a moment ago.
  const held = await findPaper(tx, acting.actor, paper.paperId);
  if (held?.state !== "waiting") return { kind: "stale" };
  const checked = await checkAgain(tx, acting, held);
  if (!checked.mayKnow) return { kind: "unnamed" };
  if (!mayLeave(held, checked)) return { kind: "stopped", checked };
  return settle(tx, acting, { ...asked, state: "released", words: null });
}

/** The second person says what is wrong with it: another paper is prepared instead. */
export async function sendBack(
  tx: Tx,
  acting: CommandContext,
  asked: ReadQuery & { readonly words: string },
): Promise<StepChange> {
  if (isOwn(asked.paper, acting.actor)) return { kind: "own" };
  const missing = "Enter what has to change";
  const words = readText(asked.words, { name: "What has to change", most: 2000, missing });
  if (!words.ok) return { kind: "invalid", errors: [{ field: "words", message: words.error }] };
  return settle(tx, acting, { ...asked, state: "sent-back", words: words.value });
}

/** Taken back before it was given: by who prepared it, or by somebody who could release it. */
export async function withdrawPaper(
  tx: Tx,
  acting: CommandContext,
  asked: ReadQuery,
): Promise<StepChange> {
  return settle(tx, acting, { ...asked, state: "withdrawn", words: null });
}

type Settling = ReadQuery & {
  readonly state: "released" | "sent-back" | "withdrawn";
  readonly words: string | null;
};

/** Where a paper can be withdrawn from: it was not given yet. */
const insideOf = ({ state }: LeavingPaper) =>
  state === "prepared" || state === "released" ? state : "waiting";

const settledWords = {
  released: "was released",
  "sent-back": "was sent back",
  withdrawn: "was withdrawn",
} as const;

async function settle(
  tx: Tx,
  { actor, at }: CommandContext,
  settling: Settling,
): Promise<StepChange> {
  const { paper, person, state, words } = settling;
  const from = state === "withdrawn" ? insideOf(paper) : "waiting";
  const isDone = await stepPaper(
    tx,
    { ...stepOf(settling), from },
    { state, settled_by: actor.id, settled_at: at, settled_words: words },
  );
  if (!isDone) return { kind: "stale" };
  if (state === "released") {
    await appendChronology(tx, person, {
      kind: lineOf(paper.kind),
      headline: `${kindName(paper.kind)} ${paper.reference} was released`,
      detail: `For ${paper.recipientName}. Prepared by ${paper.preparedBy}.`,
      happenedOn: londonDate(at),
      by: actor,
    });
  }
  const notice = {
    partnershipId: person.partnershipId,
    staffIds: [paper.preparedById],
    kind: "meeting",
    headline: `The paper ${paper.reference} that you prepared ${settledWords[state]}`,
    href: `/papers/${paper.paperId}`,
  } as const;
  await notify(tx, notice, { by: actor, at });
  return { kind: "accepted" };
}

export type GivenForm = {
  readonly on: DateParts;
  readonly how: string;
  /** How they said it back, where the kind of paper asks it. */
  readonly readBack: string;
};

/** Records that it reached the person it is for. */
export async function recordGiven(
  tx: Tx,
  { actor, today }: { readonly actor: StaffActor; readonly today: string },
  asked: ReadQuery & { readonly form: GivenForm },
): Promise<StepChange> {
  const { paper, form } = asked;
  const earliest = londonDate(paper.settledAt ?? paper.preparedAt);
  const on = readDateParts(form.on, { name: "Date it was given", earliest, latest: today });
  const missing = "Enter how it was given";
  const how = readText(form.how, { name: "How it was given", most: 500, missing });
  const readBack = readText(form.readBack, {
    name: "How they confirmed they understood",
    most: 500,
    ...(asksReadBack(paper.kind) ? { missing: "Enter how they confirmed they understood" } : {}),
  });
  const errors: FieldError[] = [];
  if (!on.ok) errors.push({ field: "on", message: on.error });
  if (!how.ok) errors.push({ field: "how", message: how.error });
  if (!readBack.ok) errors.push({ field: "readBack", message: readBack.error });
  if (!on.ok || !how.ok || !readBack.ok) return { kind: "invalid", errors };
  const said = readBack.value === "" ? {} : { read_back: readBack.value };
  const isDone = await stepPaper(
    tx,
    { ...stepOf(asked), from: "released" },
    { state: "given", given_on: on.value, given_how: how.value, given_by: actor.id, ...said },
  );
  return { kind: isDone ? "accepted" : "stale" };
}
