import type { VNode } from "preact";
import type { FieldError } from "../../kernel/fields.ts";
import type { AuditOutcome } from "../audit/audit.ts";
import type { MadeFile } from "../files/made-file.ts";
import type { Counts } from "../rooms/frame-counts.ts";
import type { StoredFile } from "../files/stored-files.ts";

/** The first link of a page and what stands at its foot, in the words of the page. */
export type SpokenAround = {
  readonly skip: string;
  /** Heard before the links at the foot. */
  readonly support: string;
  /** By where they lead. */
  readonly links: ReadonlyMap<string, string>;
};

/** What a page says, before the frame (navigation, reader, marking) is put around it. */
export type View = {
  readonly title: string;
  readonly body: VNode | null;
  /** Nothing is shown: the browser goes on to this page of another site at once. */
  readonly leadsTo?: string;
  readonly width?: "normal" | "wide";
  readonly paper?: "a4" | "a3-landscape";
  /** Replaces what is printed at the foot of each sheet; empty on a paper for a family. */
  readonly marking?: string;
  /** False where the foot of a sheet does not say who printed it: on a paper for a family. */
  readonly isSigned?: boolean;
  /** Nothing but its body: no name of Lantern, no way on, in this language. For pages behind a family's link. */
  readonly plain?: { readonly lang: string; readonly dir?: "ltr" | "rtl" };
  /** Where the page is not in English; what stands around it is, unless that is said as well. */
  readonly spoken?: {
    readonly lang: string;
    readonly dir: "ltr" | "rtl";
    readonly error: string;
    readonly around?: SpokenAround;
  };
  /** The page repeats a form with errors: its title says so. */
  readonly hasErrors?: boolean;
  /** What the person has just done, where its form asked who they are. */
  readonly done?: string | undefined;
  readonly backLink?: { readonly text: string; readonly href: string };
  readonly breadcrumbs?: readonly { readonly text: string; readonly href?: string }[];
};

/** What goes with any outcome. */
export type Alongside = {
  /** For the audit: which records this touched, and counts. Never contents. */
  readonly subjectIds?: readonly string[];
  /** Whom the reader is compared with, where it is not `subjectIds`: a list whose children the audit may not name. */
  readonly shown?: readonly string[];
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
  /**
   * Which search this answers a letter of, where it is asked again with every letter: one event stands for all its
   * answers, and there is another only where one has a record that none of its events names.
   */
  readonly oneEvent?: string;
  /** A new session's token for the browser to keep, or null to forget the one it has. */
  readonly session?: string | null;
  /** What a browser keeps that has been signed in to the end. */
  readonly browser?: string;
  /** For a browser on its way through an agency's own sign-in, or null when it has come back. */
  readonly visit?: string | null;
  /** What was done, who was told, what is next: said on the page that follows (`saved`), in place of the words of a step-up. */
  readonly done?: string;
  /** What waits at addresses that the head of every page leads to; set where the page is made, never by a handler. */
  readonly counts?: Counts;
  /** Headers beside those of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
};

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 415 | 422 | 429;

/** How a handler ends. Each maps to one status and one audit outcome. */
export type Outcome = Alongside &
  (
    | { readonly kind: "page"; readonly view: View }
    /** 422 is a form to correct; 400 is a request that no page of ours sends. */
    | { readonly kind: "invalid"; readonly view: View; readonly status?: 400 }
    | { readonly kind: "stale"; readonly view: View }
    | { readonly kind: "refused"; readonly view: View; readonly status?: 401 | 403 | 429 | 503 }
    /** The person's posts do not include it here; the page is the same as for any route. */
    | { readonly kind: "forbidden" }
    | { readonly kind: "notFound" }
    | { readonly kind: "redirect"; readonly to: string }
    | { readonly kind: "json"; readonly body: unknown; readonly status?: 201 }
    /** The API's own way of saying no: problem+json, with what is wrong by field. */
    | {
        readonly kind: "problem";
        readonly status: ProblemStatus;
        readonly says?: string;
        readonly errors?: readonly FieldError[];
      }
    /** As it was stored; or made of texts, which is written when it is known what its reader is shown. */
    | { readonly kind: "file"; readonly file: StoredFile | MadeFile }
  );

/** A save that leads on: what was done is said on the page that follows, in words that name no child. */
export const redirectDone = (
  to: string,
  done: string,
  more: Omit<Alongside, "done"> = {},
): Redirect => ({ kind: "redirect", to, done, ...more });

/** The same of an outcome that another function gives: what it says itself stands. */
export async function sayDone(done: string, given: Outcome | Promise<Outcome>): Promise<Outcome> {
  const outcome = await given;
  return outcome.kind === "redirect" ? { done, ...outcome } : outcome;
}

export type Redirect = Extract<Outcome, { kind: "redirect" }>;

type OtherKinds = Exclude<Outcome["kind"], "problem">;

export const statusOf: Readonly<Record<OtherKinds, number>> = {
  page: 200,
  invalid: 422,
  stale: 409,
  refused: 403,
  forbidden: 403,
  notFound: 404,
  redirect: 303,
  json: 200,
  file: 200,
};

export function auditOutcomeOf(outcome: Outcome): AuditOutcome {
  if (outcome.kind !== "problem") return auditOutcomes[outcome.kind];
  const { status } = outcome;
  if (status === 404) return "not_found";
  if (status === 409) return "stale";
  return status === 401 || status === 403 || status === 429 ? "refused" : "invalid";
}

const auditOutcomes: Readonly<Record<OtherKinds, AuditOutcome>> = {
  page: "done",
  invalid: "invalid",
  stale: "stale",
  refused: "refused",
  forbidden: "refused",
  notFound: "not_found",
  redirect: "done",
  json: "done",
  file: "done",
};
