import { formatDate, formatDateTime } from "../../kernel/dates.ts";
import type { Block, Document } from "../../platform/documents/index.ts";
import { english } from "../../platform/words/index.ts";
import { fullName, type PersonName } from "../subjects/index.ts";
import { aboutWord } from "../intake/index.ts";
import { stepName, thresholdName, type Choices } from "./decision-form.ts";
import type { Episode } from "./episode-reads.ts";
import { birthText, dangerText, senderText } from "./mash-words.ts";
import { ratingName, type RatingScheme } from "./rate-concern.ts";
import type { Decision, Rating } from "./work-reads.ts";

export type NoteFacts = {
  readonly episode: Episode;
  readonly ratings: readonly Rating[];
  readonly decision: Decision;
  readonly person: (PersonName & { readonly reference: string }) | undefined;
  readonly scheme: RatingScheme;
  readonly choices: Choices;
  readonly today: string;
  readonly madeBy: string;
};

/** The decision as a note for the council's own record: what was sent, what was decided and why. */
export function decisionNote(facts: NoteFacts): Document {
  return {
    title: `MASH decision on concern ${facts.episode.reference}`,
    marking: "OFFICIAL-SENSITIVE",
    madeFor: `For the council’s own record${facts.episode.about === "child" ? " of the child" : ""}`,
    made: `${formatDate(facts.today)}, by ${facts.madeBy}`,
    language: english,
    blocks: [...sentBlocks(facts), ...ratingBlocks(facts), ...decisionBlocks(facts)],
  };
}

const recordText = (person: NoteFacts["person"]): string =>
  person ? `${fullName(person)}, ${person.reference}` : "None linked";

function sentBlocks({ episode, person, today }: NoteFacts): readonly Block[] {
  return [
    { kind: "heading", text: "What was sent" },
    {
      kind: "facts",
      facts: [
        [aboutWord(episode.about), `${fullName(episode)}, ${birthText(episode, today)}`],
        ...(episode.about === "child" ? [["Lantern record", recordText(person)] as const] : []),
        ["Sent by", senderText(episode)],
        ["Received", formatDateTime(episode.receivedAt)],
        ["Danger now", dangerText(episode.dangerNow)],
      ],
    },
    { kind: "paragraph", text: episode.worry },
  ];
}

function decisionBlocks({ decision, choices }: NoteFacts): readonly Block[] {
  return [
    { kind: "heading", text: "What was decided" },
    {
      kind: "facts",
      facts: [
        ["Next step", stepName(choices, decision.nextStep)],
        ["Threshold", thresholdName(choices, decision.threshold)],
        ["Decided by", `${decision.by}, ${formatDateTime(decision.at)}`],
        ["Disagreement", decision.dissent ?? "None recorded"],
      ],
    },
    { kind: "paragraph", text: decision.rationale },
    { kind: "heading", text: "What was told" },
    {
      kind: "facts",
      facts: [
        ...(decision.forFamily === null
          ? []
          : [["The family may be told", decision.forFamily] as const]),
        ["For the sender only", decision.forSender ?? ""],
      ],
    },
  ];
}

function ratingBlocks({ ratings, scheme }: NoteFacts): readonly Block[] {
  const heading = { kind: "heading", text: "How it was rated" } as const;
  if (ratings.length === 0) return [heading, { kind: "paragraph", text: "It was not rated." }];
  return [
    heading,
    {
      kind: "table",
      head: ["When", "Rating", "Reason", "By"],
      rows: [...ratings]
        .reverse()
        .map(({ at, rating, reason, by }) => [
          formatDateTime(at),
          ratingName(scheme, rating),
          reason,
          by,
        ]),
    },
  ];
}

const whomOf = (episode: Episode, person: NoteFacts["person"]) =>
  episode.about === "child"
    ? {
        child: {
          familyName: episode.familyName,
          givenName: episode.givenName,
          dateOfBirth: episode.bornOn,
          ageAbout: episode.ageAbout,
          record: person?.reference ?? null,
        },
      }
    : { aboutName: episode.familyName };

/** The same for another system: fixed names, dates as ISO 8601, keys of the partnership's own lists. */
export function decisionData({ episode, ratings, decision, person }: NoteFacts): object {
  return {
    concern: episode.reference,
    about: episode.about,
    ...whomOf(episode, person),
    sent: {
      source: episode.source,
      by: episode.sentByName,
      team: episode.team,
      agency: episode.agency,
      at: episode.sentAt.toISOString(),
      dangerNow: episode.dangerNow,
      worry: episode.worry,
    },
    ratings: ratings.map(({ rating, reason, by, at, dueAt }) => ({
      rating,
      reason,
      by,
      at: at.toISOString(),
      dueAt: dueAt.toISOString(),
    })),
    decision: {
      nextStep: decision.nextStep,
      threshold: decision.threshold,
      rationale: decision.rationale,
      dissent: decision.dissent,
      forFamily: decision.forFamily,
      forSender: decision.forSender,
      by: decision.by,
      at: decision.at.toISOString(),
    },
  };
}
