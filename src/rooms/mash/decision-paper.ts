import { formatDate, londonDate } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Block, Document } from "../../platform/documents/index.ts";
import { english } from "../../platform/words/index.ts";
import type { Preparing } from "../outgoing-papers/index.ts";
import { fullName, type CircleMember, type Person } from "../subjects/index.ts";
import { alreadyOpen, stepName, thresholdName, type Choices } from "./decision-form.ts";
import type { Episode } from "./episode-reads.ts";
import type { Decision } from "./work-reads.ts";

/** For whom the decision is written, and which kind of paper that is. */
export const audiences = { agency: "mash-decision", family: "mash-family" } as const;

export type Audience = keyof typeof audiences;

export type DecidedContext = {
  readonly person: Person;
  readonly lead: CircleMember | undefined;
  readonly episode: Episode;
  readonly decision: Decision;
  readonly choices: Choices;
};

/** A concern about a child who is open already is not decided: whoever works with them tells the family. */
export const isForFamilyToo = ({ nextStep, forFamily }: Decision): boolean =>
  nextStep !== alreadyOpen && forFamily !== null;

export type PaperForm = {
  /** Who does what next, in words for whoever gets the paper. */
  readonly next: string;
  /** Whether what the family may be told is written for them to read: "yes" or "no". */
  readonly readable: string;
};

export function paperErrors(form: PaperForm, audience: Audience): readonly FieldError[] {
  const missing = "Enter who does what next, and by when";
  const next = readText(form.next, { name: "Who does what next", most: 4000, missing });
  const errors: FieldError[] = next.ok ? [] : [{ field: "next", message: next.error }];
  if (audience === "agency" || form.readable === "yes") return errors;
  const message =
    form.readable === "no"
      ? "Then the family gets no paper of this: ring them, or their worker"
      : "Choose whether these words are written for the family";
  return [{ field: "readable", message }, ...errors];
}

/**
 * What the MASH decided, for one person. It is made of the decision, of what the family may be told and
 * of who does what next: never of the rationale, where agencies' checks stand, nor of what is for the
 * sender only, which the sender reads in Lantern, and it does not say who sent the concern.
 */
export function decisionPaperFor(
  ground: DecidedContext,
  { audience, next }: { readonly audience: Audience; readonly next: string },
): Pick<Preparing, "madeFrom" | "documentFor"> {
  const { episode } = ground;
  const { concernId: id, version } = episode;
  const written = audience === "family" ? forFamily(ground, next) : forAgency(ground, next);
  return {
    madeFrom: [{ record: "identify.mash_episodes", id, version }],
    documentFor: (recipient) => ({ ...written, madeFor: `For ${recipient}`, language: english }),
  };
}

type Written = Omit<Document, "madeFor" | "language">;

const heading = (text: string): Block => ({ kind: "heading", text });

/** Each line by itself, so that one of them can be left out. */
const paragraphs = (text: string): readonly Block[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => ({ kind: "paragraph", text: line }));

function forAgency(ground: DecidedContext, next: string): Written {
  const { person, episode, decision, choices } = ground;
  return {
    title: `What the MASH decided about ${fullName(person)}`,
    marking: "OFFICIAL-SENSITIVE",
    made: `Decided on ${formatDate(londonDate(decision.at))} by the multi-agency safeguarding hub (MASH)`,
    blocks: [
      heading("What was decided"),
      {
        kind: "facts",
        facts: [
          ["Child", fullName(person)],
          ["Concern", episode.reference],
          ["Next step", stepName(choices, decision.nextStep)],
          ["Threshold", thresholdName(choices, decision.threshold)],
        ],
      },
      heading("Who does what next"),
      ...paragraphs(next),
      heading("What the family may be told"),
      ...paragraphs(decision.forFamily ?? ""),
      ...ringBlocks(ground, "Who to ring"),
    ],
  };
}

function forFamily(ground: DecidedContext, next: string): Written {
  const { person, decision, choices } = ground;
  return {
    title: `What we decided for ${person.givenName || person.familyName}`,
    marking: undefined,
    made: `We decided this on ${formatDate(londonDate(decision.at))}`,
    blocks: [
      heading("What we decided"),
      ...paragraphs(stepName(choices, decision.nextStep)),
      ...paragraphs(decision.forFamily ?? ""),
      heading("What happens next"),
      ...paragraphs(next),
      ...ringBlocks(ground, "Who you can ring"),
    ],
  };
}

/** Whoever works with the child, where somebody does. */
function ringBlocks({ lead }: DecidedContext, title: string): readonly Block[] {
  if (!lead || lead.phone === null) return [];
  return [heading(title), { kind: "list", items: [`${lead.name}, ${lead.phone}`] }];
}
