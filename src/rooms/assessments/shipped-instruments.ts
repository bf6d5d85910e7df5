import { shippedInstruments as shipped } from "../../instruments/index.ts";
import type { instrumentKind } from "./configuration-kinds.ts";
import type { Shipped, BodyOf } from "../configuration/index.ts";

/** The tools that come with Lantern, each a piece of configuration of its own. */
export const shippedInstruments: readonly Shipped<typeof instrumentKind>[] = shipped.map(
  (instrument) => ({
    kind: "instrument",
    key: instrument.key,
    inForceFrom: "2014-01-01",
    // The same data: the engine's types promise not to write to it, zod's do not say so.
    body: structuredClone(instrument) as BodyOf<typeof instrumentKind>,
  }),
);
