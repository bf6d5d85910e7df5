import { addDays } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { countNamedSince, type Considerable, type ThingKind } from "../people-and-places/index.ts";
import type { Measure } from "./measure-reads.ts";
import { getConfiguration } from "../configuration/index.ts";
import { considerableKind } from "./configuration-kinds.ts";
import { measureSchemeOn, offeredOn } from "./measure-scheme.ts";
import { isClosed } from "./steps.ts";

type Asked = {
  readonly thingId: string;
  readonly kind: ThingKind;
  readonly today: string;
  readonly measures: readonly Measure[];
};

/**
 * A hotel that several children named lately, by default three in 60 days: an inspector can consider a guest information notice. Said of places and
 * businesses alone, of the children whom the reader reaches, and of notices that are in use and do not run already.
 * Nothing follows by itself.
 */
export async function considerable(
  tx: Tx,
  { thingId, kind, today, measures }: Asked,
): Promise<Considerable | undefined> {
  if (kind !== "place" && kind !== "business") return undefined;
  const asked = { kind: considerableKind, key: "considerable", on: today } as const;
  const { leastChildren, withinDays } = (await getConfiguration(tx, asked)).body;
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
