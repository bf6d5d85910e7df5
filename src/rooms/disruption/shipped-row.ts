import type { z } from "zod";
import type { measureShape } from "./configuration-kinds.ts";

export type ShippedMeasure = z.input<typeof measureShape>;

type Short = Omit<
  ShippedMeasure,
  | "certainty"
  | "inForceFrom"
  | "inForceTo"
  | "isOn"
  | "mostHours"
  | "rank"
  | "reviewDays"
  | "source"
> &
  Partial<ShippedMeasure>;

const toolkit = "Child exploitation disruption toolkit, 2019, revised 1 September 2022";

/** A row of the catalogue with what most rows share; what nobody checked is unverified. */
export const row = (one: Short): ShippedMeasure => ({
  rank: "As local policy says",
  mostHours: null,
  reviewDays: 28,
  inForceFrom: "2014-01-01",
  inForceTo: null,
  source: toolkit,
  certainty: "unverified",
  isOn: true,
  ...one,
});

export const days = (count: number): number => count * 24;
