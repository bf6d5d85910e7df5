import { addDays } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { countNamedSince, type Considerable, type ThingKind } from "../people-and-places/index.ts";
import type { Measure } from "./measure-reads.ts";
import { measureSchemeOn, offeredOn } from "./measure-scheme.ts";
import { isClosed } from "./steps.ts";

/** So many children in so many days, and somebody is asked to think of it. */
const leastChildren = 3;
const withinDays = 60;

type Asked = {
  readonly thingId: string;
  readonly kind: ThingKind;
  readonly today: string;
  readonly measures: readonly Measure[];
};

/**
 * A hotel that three children named in 60 days: an inspector can consider a guest information notice. Said of places and
 * businesses alone, of the children whom the reader reaches, and of notices that are in use and do not run already.
 * Nothing follows by itself.
 */
export async function considerable(
  tx: Tx,
  { thingId, kind, today, measures }: Asked,
): Promise<Considerable | undefined> {
  if (kind !== "place" && kind !== "business") return undefined;
  const children = await countNamedSince(tx, { thingId, since: addDays(today, -withinDays) });
  if (children < leastChildren) return undefined;
  const running = new Set(measures.filter(({ state }) => !isClosed(state)).map(({ key }) => key));
  const notices = offeredOn(await measureSchemeOn(tx, today), { kind, on: today }).filter(
    ({ key, form }) => form === "notice" && !running.has(key),
  );
  if (notices.length === 0) return undefined;
  return {
    children,
    days: withinDays,
    measures: notices.map(({ name, who, rank }) => `${name} (${who}; ${rank})`),
  };
}
