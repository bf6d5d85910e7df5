import { sql } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { findWithoutSeeingKind } from "./configuration-kinds.ts";
import type { BodyOf } from "../configuration/index.ts";
import { readFindForm, type FindForm, type Sought } from "./find-form.ts";
import { sortName } from "./names.ts";

/** Who can be rung about a child. */
export type Ring = {
  readonly name: string;
  readonly phone: string | null;
  readonly isLead: boolean;
};

export type FindAnswer =
  | {
      readonly kind: "known" | "restricted";
      readonly ring: Ring | undefined;
      /** The team that holds the record; not said of a restricted one. */
      readonly team: string | null;
      /** Null where the asker's role is not told, or no flags are kept. */
      readonly flag: boolean | null;
      /** For those who can open a record in an emergency, and nobody else. */
      readonly emergencyId: string | null;
    }
  /** A record without a date of birth bears this name, or one near it. Nothing else is said of it. */
  | { readonly kind: "may-match"; readonly ring: Ring | undefined }
  /** Several such records. */
  | { readonly kind: "may-match-several" }
  /** Also said to somebody who is shut out of the record. */
  | { readonly kind: "not-known" }
  | { readonly kind: "several" };

export type Finding =
  | {
      readonly kind: "answered";
      readonly answer: FindAnswer;
      /** Under which the asking itself is kept. */
      readonly askingId: string;
      /** What the asker typed, for them to check; it is not kept. */
      readonly sought: Sought;
      /** For the audit and for notices; never for the page. */
      readonly about: readonly string[];
      readonly tell: readonly string[];
    }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "too many" };

type Row = {
  readonly answer: FindAnswer["kind"] | "too many";
  readonly ring_name: string | null;
  readonly ring_phone: string | null;
  readonly ring_is_lead: boolean | null;
  readonly team: string | null;
  readonly flag: boolean | null;
  readonly emergency_id: string | null;
  readonly about: readonly string[];
  readonly tell: readonly string[];
};

/**
 * Tells whether a child is known and who to ring, to somebody who may see nothing of the record. Each
 * asking is kept and the child's lead hears of it; what was typed is not kept.
 */
export async function findWithoutSeeing(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { form, rules }: { form: FindForm; rules: BodyOf<typeof findWithoutSeeingKind> },
): Promise<Finding> {
  const read = readFindForm(form, { rules, today });
  if (!("sought" in read)) return { kind: "invalid", errors: read };
  const agencyId = actor.posts.find(({ permissions }) =>
    permissions.includes("child.find"),
  )?.agencyId;
  const askingId = newId();
  const { rows } = await sql<Row>`
    select * from subjects.ask_whether_known(${askingId}, ${agencyId ?? null}, ${toJsonb(soughtBody(read.sought))},
      ${read.relationship}, ${read.reason}, ${at})`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("an asking had no answer");
  if (row.answer === "too many") return { kind: "too many" };
  const { about, tell } = row;
  const answer = answerOf(row);
  return { kind: "answered", answer, askingId, sought: read.sought, about, tell };
}

function soughtBody(sought: Sought): Record<string, string | number> {
  return "reference" in sought ? sought : { ...sought, sortName: sortName(sought) };
}

function answerOf(row: Row): FindAnswer {
  if (row.answer === "not-known" || row.answer === "several" || row.answer === "may-match-several")
    return { kind: row.answer };
  const ring =
    row.ring_name === null
      ? undefined
      : { name: row.ring_name, phone: row.ring_phone, isLead: row.ring_is_lead === true };
  if (row.answer === "may-match") return { kind: "may-match", ring };
  return {
    kind: row.answer === "restricted" ? "restricted" : "known",
    ring,
    team: row.team,
    flag: row.flag,
    emergencyId: row.emergency_id,
  };
}
