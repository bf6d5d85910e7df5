import { sql } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Permission } from "../../kernel/permissions.ts";
import type { Tx } from "../../platform/database/database.ts";
import { manyOf } from "../../platform/rooms/slot.ts";
import type { Person } from "../subjects/index.ts";

/** Whose work it is, and the moment at which it is looked at. */
export type LeaverQuery = { readonly staffId: string; readonly at: Date };

export type HandOverContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly leaver: { readonly staffId: string; readonly name: string };
  /** The child, once it is clear that both the actor and the colleague may know of it. */
  readonly person: Person;
  readonly taker: {
    readonly staffId: string;
    readonly name: string;
    readonly agency: string;
    readonly agencyId: string;
  };
};

/** Whose record it is, of `subjects.people` as p. */
export const childOfLeaverRow = sql.raw(
  `p.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName", p.reference`,
);
export type ChildOfLeaverRow = Pick<
  LeaverRow,
  "personId" | "givenName" | "familyName" | "reference"
>;

/** One piece of work about a child that someone who leaves still holds. */
export type LeaverRow = {
  readonly id: string;
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly reference: string;
  readonly text: string;
  /** What it is to the child, before the child's name: "Assessment that they lead of". */
  readonly about: string;
  /** When it is due, as a sentence without a full stop; empty where nothing is. */
  readonly due: string;
  /** @returns why it stayed, where it did */
  readonly handOver: (tx: Tx, context: HandOverContext) => Promise<string | undefined>;
};

/** A kind of work that goes over to a colleague by a tick. */
export type LeaverWork = {
  readonly key: string;
  /** Smaller stands first, and goes over first. */
  readonly order: number;
  readonly counted: readonly [one: string, more: string];
  /** What the actor needs for the child. */
  readonly permission: Permission;
  /** Under the policies of its reader, so that it is of children within reach. */
  readonly list: (tx: Tx, leaver: LeaverQuery) => Promise<readonly LeaverRow[]>;
};

export const leaverWork = manyOf<LeaverWork>(
  "work that a leaver hands over",
  (one, other) => one.order - other.order,
);

export const changedMeanwhile = "a colleague has changed it";

/** What someone who leaves holds and hands over on another page, as one list of the leaver's page. */
export type LeaverHolding = {
  readonly key: string;
  readonly order: number;
  readonly title: string;
  /** Where it is handed over. */
  readonly note: string;
  readonly list: (tx: Tx, leaver: LeaverQuery) => Promise<readonly HeldRow[]>;
};

export type HeldRow = {
  readonly text: string;
  readonly href: string;
  readonly reference?: string;
  readonly when: string;
  /** Of a child: who the audit names. */
  readonly personId?: string;
};

export const leaverHoldings = manyOf<LeaverHolding>(
  "what a leaver holds elsewhere",
  (one, other) => one.order - other.order,
);
