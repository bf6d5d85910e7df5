import { versionOf } from "../../kernel/version-of.ts";
import { whoMayBeTold, whyNotTold } from "../family-network/index.ts";
import type { Person } from "../subjects/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { newHanded, type Handed } from "../accounts/index.ts";
import { notify } from "../work/index.ts";
import type { Change, Stale } from "../child-record/index.ts";
import { stateOfLink, type FamilyLink } from "./link-reads.ts";
import { hashesOf } from "./token.ts";

type OfLink = { readonly person: Person; readonly link: FamilyLink; readonly version: string };

type Set = {
  readonly agreed_by?: string;
  readonly agreed_at?: Date;
  readonly token_hash?: Buffer;
  readonly code_hash?: Buffer;
  readonly withdrawn_by?: string;
  readonly withdrawn_at?: Date;
};

/** Changes the link as it was read, and nothing if somebody else has meanwhile. */
async function change(tx: Tx, { link, version }: OfLink, set: Set): Promise<boolean> {
  const read = versionOf(version);
  if (!Number.isInteger(read)) return false;
  const { numUpdatedRows } = await tx
    .updateTable("protect.family_links")
    .set({ ...set, version: read + 1 })
    .where("family_link_id", "=", link.linkId)
    .where("version", "=", read)
    .where("withdrawn_at", "is", null)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** From now on the link answers as one that never was. What was sent by it stays. */
export async function withdrawLink(
  tx: Tx,
  { actor, at }: CommandContext,
  of: OfLink,
): Promise<Exclude<Change, { kind: "invalid" }>> {
  const isMine = await change(tx, of, { withdrawn_by: actor.id, withdrawn_at: at });
  return { kind: isMine ? "accepted" : "stale" };
}

/** Whoever it is for must not be told by now, or is not among those whom a young adult named. */
async function isForUntold(
  tx: Tx,
  { today }: Pick<CommandContext, "today">,
  { person, link: { aroundId } }: Pick<OfLink, "person" | "link">,
): Promise<boolean> {
  if (aroundId === null) return false;
  return whyNotTold(await whoMayBeTold(tx, { person, today }), aroundId) !== undefined;
}

/** A second person agrees; never the one who asked, which the database holds too. */
export async function agreeToLink(
  tx: Tx,
  { actor, at, today }: CommandContext,
  of: OfLink & { readonly href: string },
): Promise<Exclude<Change, { kind: "invalid" }>> {
  const { link, person, href } = of;
  if (await isForUntold(tx, { today }, of)) return { kind: "stale" };
  if (link.madeById === actor.id || stateOfLink(link, at) !== "waits") return { kind: "stale" };
  if (!(await change(tx, of, { agreed_by: actor.id, agreed_at: at }))) return { kind: "stale" };
  const notice = {
    partnershipId: person.partnershipId,
    staffIds: [link.madeById],
    kind: "family",
    headline: "A link for a family was agreed to: make it and hand it over",
    href,
  } as const;
  await notify(tx, notice, { by: actor, at });
  return { kind: "accepted" };
}

/**
 * Makes a token and a code, shown this once: after a second person agreed, or in the place of those
 * that were lost, which open nothing from then on. A link from before the record was restricted or a
 * place was protected is made no second time: it is asked for again, and a second person agrees.
 */
export async function handOver(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { isGuarded, ...of }: OfLink & { readonly isGuarded: boolean },
): Promise<{ readonly kind: "made"; readonly handed: Handed } | Stale> {
  if (await isForUntold(tx, { today }, of)) return { kind: "stale" };
  if (isFromBefore(of.link, isGuarded)) return { kind: "stale" };
  const state = stateOfLink(of.link, at);
  if (of.link.madeById !== actor.id || (state !== "agreed" && state !== "out")) {
    return { kind: "stale" };
  }
  const handed = newHanded();
  const { token, code } = hashesOf(handed);
  const isMine = await change(tx, of, { token_hash: token, code_hash: code });
  return isMine ? { kind: "made", handed } : { kind: "stale" };
}

/** Nobody agreed to it, and by now somebody would have to. */
export const isFromBefore = ({ needsSecond }: FamilyLink, isGuarded: boolean): boolean =>
  isGuarded && !needsSecond;
