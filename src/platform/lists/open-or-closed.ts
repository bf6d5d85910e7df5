import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/database.ts";
import { readRows, type PageAsked, type Rows } from "./rows.ts";

/** What a list of things with a day is asked: some of the open ones, or what was closed. */
export type OpenOrClosed<Show extends string> = Pick<Actor, "partnershipId"> & {
  readonly show: Show | "closed";
  readonly today: string;
};

type Asked<Show extends string> = PageAsked & {
  readonly actor: Actor;
  readonly show: Show | "closed";
  readonly today: string;
};

/** A page with one row more: of what is open the first due first, of the rest what was closed last. */
export function readOpenOrClosed<R, Show extends string>(
  tx: Tx,
  rows: Rows<R, OpenOrClosed<Show>, "closed" | "due">,
  { actor, show, today, page, pageSize }: Asked<Show>,
): Promise<readonly R[]> {
  const { partnershipId, isWide } = actor;
  return readRows(tx, rows, {
    query: { partnershipId, show, today },
    isWide,
    order: show === "closed" ? "closed" : "due",
    page,
    pageSize,
    peeks: true,
  });
}
