import { versionOf } from "../../../kernel/version-of.ts";
import { sql } from "kysely";
import { readText, type FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { notify } from "../../work/index.ts";
import type { WaitingExport } from "./waiting-reads.ts";

export type Settled =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else took a step with it meanwhile. */
  | { readonly kind: "stale" }
  /** Nobody releases what they asked for, or what is for themselves. */
  | { readonly kind: "own" };

type CommandContext = { readonly actor: StaffActor; readonly at: Date };
type ReadQuery = { readonly waiting: WaitingExport; readonly version: string };

const told = {
  released: "is released: take it within a day",
  "sent-back": "was sent back",
} as const;

export const releaseExport = (tx: Tx, acting: CommandContext, asked: ReadQuery): Promise<Settled> =>
  settle(tx, acting, { ...asked, state: "released", words: null });

/** The second person says what is wrong with it: its own person asks anew. */
export async function sendExportBack(
  tx: Tx,
  acting: CommandContext,
  asked: ReadQuery & { readonly words: string },
): Promise<Settled> {
  const missing = "Enter what has to change";
  const words = readText(asked.words, { name: "What has to change", most: 2000, missing });
  if (!words.ok) return { kind: "invalid", errors: [{ field: "words", message: words.error }] };
  return settle(tx, acting, { ...asked, state: "sent-back", words: words.value });
}

export const withdrawExport = (
  tx: Tx,
  acting: CommandContext,
  asked: ReadQuery,
): Promise<Settled> => settle(tx, acting, { ...asked, state: "withdrawn", words: null });

type Step = ReadQuery & {
  readonly state: "released" | "sent-back" | "withdrawn";
  readonly words: string | null;
};

async function settle(
  tx: Tx,
  { actor, at }: CommandContext,
  { waiting, version, state, words }: Step,
): Promise<Settled> {
  const { waitingExportId } = waiting;
  const { rows } = await sql<{ became: "done" | "stale" | "own" | "none" }>`
    select protect.settle_waiting_export(${waitingExportId}::uuid, ${versionOf(version)}::int, ${state}, ${words}, ${at}) as became`.execute(
    tx,
  );
  const became = rows[0]?.became ?? "none";
  if (became === "own" || became === "stale") return { kind: became };
  // It was found a moment ago: whoever lost the right to it since is told that it has moved on.
  if (became === "none") return { kind: "stale" };
  if (state !== "withdrawn") {
    const notice = {
      partnershipId: actor.partnershipId,
      staffIds: [waiting.askedById],
      kind: "export",
      headline: `The file of the tracker that you asked for ${told[state]}`,
      href: `/exports/waiting/${waitingExportId}`,
    } as const;
    await notify(tx, notice, { by: actor, at });
  }
  return { kind: "accepted" };
}
