import { ageOn } from "../../kernel/dates.ts";

/** How somebody takes part in keeping the child safe. */
export const parts = {
  partner: "A partner in keeping the child safe",
  informed: "Kept informed",
  "not-involved": "Not involved at present",
  "not-asked": "Nobody has asked yet",
} as const;
export type Part = keyof typeof parts;

/** Whether contact with the child is safe; a guess is refused. */
export const safeties = {
  safe: "Safe",
  supervised: "Safe if supervised",
  "not-safe": "Not safe",
  "not-known": "Not known",
} as const;
export type Safety = keyof typeof safeties;

/** How an entry follows an earlier one. */
export const changeKinds = {
  changed: "It has changed since",
  corrected: "It was recorded wrongly",
  ended: "They are no longer around the child",
} as const;

export type Recorded = {
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

type Sourced = Recorded & {
  readonly source: string;
  readonly sourceName: string | null;
  readonly notedOn: string;
};

/** What is known of somebody around a child now: the entry that no later one replaced. */
export type Around = Sourced & {
  readonly entryId: string;
  readonly aroundId: string;
  readonly name: string | null;
  readonly described: string | null;
  readonly relationship: string;
  readonly part: Part;
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: string | null;
  readonly change: "added" | keyof typeof changeKinds;
  readonly changeWords: string | null;
};

export type AroundView = Sourced & {
  readonly aroundId: string;
  readonly side: "theirs" | "worker";
  readonly wording: string;
};

export type Contact = Sourced & {
  readonly aroundId: string;
  readonly safety: Safety;
  readonly why: string;
  readonly fromOn: string;
};

/** From and until when something holds, and whether a person ended it or said that it was wrong. */
export type Span = {
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly endedOn: string | null;
  readonly endKind: "ended" | "wrong" | null;
  readonly endReason: string | null;
  readonly version: number;
};

export type Responsibility = Recorded &
  Span & {
    readonly responsibilityId: string;
    readonly aroundId: string | null;
    readonly authority: string | null;
    readonly kind: string;
    readonly evidence: string;
  };

export type Restriction = Recorded &
  Span & {
    readonly restrictionId: string;
    readonly responsibilityId: string;
    readonly wording: string;
    readonly evidence: string;
  };

export type CourtOrder = Recorded &
  Span & {
    readonly courtOrderId: string;
    readonly aroundId: string | null;
    readonly kind: string;
    readonly court: string;
    readonly madeOn: string;
    readonly terms: string;
    readonly document: string | null;
  };

export type DoNotTell = {
  readonly doNotTellId: string;
  readonly aroundId: string;
  readonly reason: string;
  readonly fromOn: string;
  readonly reviewBy: string;
  readonly markedBy: string;
  readonly markedAt: Date;
  readonly liftedOn: string | null;
  readonly liftDecidedBy: string | null;
  readonly liftReason: string | null;
  readonly version: number;
};

export type TellingDecision = Recorded & {
  readonly decisionId: string;
  readonly atAge: number;
  readonly outcome: "named" | "nobody" | "did-not-say";
  readonly wording: string;
  readonly decidedOn: string;
  readonly aroundIds: readonly string[];
};

/** What somebody is called here: their name, or who they are where no name is known. */
export const calledOf = ({ name, described }: Pick<Around, "name" | "described">): string =>
  name ?? described ?? "Name not known";

/** Those who are around the child: without whom a later entry ended. */
export const currentAround = (people: readonly Around[]): readonly Around[] =>
  people.filter(({ change }) => change !== "ended");

export type SpanState = "now" | "to-come" | "ended" | "wrong";

/** Where something with dates stands on a day. */
export function spanOn(span: Omit<Span, "version">, on: string): SpanState {
  if (span.endKind === "wrong") return "wrong";
  if (span.endedOn !== null && span.endedOn <= on) return "ended";
  if (span.untilOn !== null && span.untilOn < on) return "ended";
  return span.fromOn > on ? "to-come" : "now";
}

export const isAdult = (bornOn: string | null, on: string): boolean =>
  bornOn !== null && (ageOn(bornOn, on) ?? 0) >= 18;

/** Who has parental responsibility on a day. At 18 nobody has, whatever is recorded. */
export const responsibilitiesOn = (
  all: readonly Responsibility[],
  { bornOn, on }: { readonly bornOn: string | null; readonly on: string },
): readonly Responsibility[] =>
  isAdult(bornOn, on) ? [] : all.filter((one) => spanOn(one, on) === "now");
