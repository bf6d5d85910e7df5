import type { FormState } from "../../../ui/forms/index.ts";
import type { FlagReview, FlagScheme } from "../../child-record/index.ts";
import type { Joined } from "../join-reads.ts";
import type { KnownOfThing } from "../known-of-thing.ts";
import type { ThingsLink } from "../link-reads.ts";
import type { ThingForums } from "../thing-forums.ts";
import type { PanelPromise } from "../panel-promises.ts";
import type { PlaceCase } from "../place-cases.ts";
import type { SuggestionsPart } from "../suggestions/suggestions-of.ts";
import type { ThingFlag } from "../thing-flag-reads.ts";
import type { Thing } from "../thing-reads.ts";
import type { LinkScheme } from "../thing-scheme.ts";
import type { Tie } from "../tie-reads.ts";
import type { MeasuresPart } from "./adult-part.tsx";
import type { thingLinkForm } from "../link-form.ts";

/** As many as a page shows of what a subject is linked with: some have hundreds. */
export const shownAtOnce = 25;

/** One page of what was read whole, and how many there are. */
export type Shown<R> = {
  readonly rows: readonly R[];
  readonly total: number;
  readonly page: number;
};

export const shownOf = <R>(all: readonly R[], page: number): Shown<R> => ({
  rows: all.slice((page - 1) * shownAtOnce, page * shownAtOnce),
  total: all.length,
  page,
});

/** How far a reader is in each part of the page that has pages. */
export type PagesAsked = Readonly<Record<"texts" | "ties" | "children", number>>;

/** A subject as its page shows it. */
export type ThingPage = {
  readonly forums: readonly ThingForums[];
  readonly promises: readonly PanelPromise[];
  readonly measures: MeasuresPart;
  /** From intelligence, as far as the reader may read it. */
  readonly known: KnownOfThing;
  /** On a place, as far as the reader may read them. */
  readonly cases: readonly PlaceCase[];
  readonly thing: Thing;
  readonly flags: readonly ThingFlag[];
  /** Other records of the same subject that are read here. */
  readonly joined: readonly Joined[];
  readonly reviews: readonly FlagReview[];
  readonly flagScheme: FlagScheme;
  readonly links: Shown<ThingsLink>;
  readonly ties: Shown<Tie>;
  readonly suggestions: SuggestionsPart;
  readonly linkScheme: LinkScheme;
  readonly today: string;
  readonly mayRecord: boolean;
  /** Says as a manager that they are a child. */
  readonly mayWithdraw: boolean;
  /** To the leads of agencies and schools, about a place or a vehicle. */
  readonly mayWriteToLeads: boolean;
  /** Licences that it holds, and what was referred of them. */
  readonly mayReadLicences: boolean;
  /** What the public and agencies told of it. */
  readonly mayReadTold: boolean;
  readonly pages: PagesAsked;
  readonly linking: FormState<typeof thingLinkForm>;
};
