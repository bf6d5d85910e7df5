import { z } from "zod";
import { clockWords } from "../clock.ts";
import type { Moment } from "../moment-reads.ts";

const instant = z.iso.datetime();

const line = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string(),
  happenedAt: instant,
  dueAt: instant,
  origin: z.enum(["person", "return", "move", "exclusion"]),
  outcome: z.enum(["reached", "not-wanted", "decided-not"]).nullable(),
  closedAt: instant.nullable(),
  isLate: z.boolean(),
  standing: z.string().describe("The state of its clock, in words"),
});
const child = z.object({ id: z.uuid(), reference: z.string() });

export const apiMoments = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  moments: z.array(line.extend({ child })),
});

export const apiChildMoments = z.object({ child, moments: z.array(line) });

/** A moment without who told of it and without what was said. */
export function lineOf(one: Moment, now: Date): z.output<typeof line> {
  const { text, isLate } = clockWords(one, now);
  return {
    id: one.momentId,
    kind: one.kind,
    name: one.name,
    origin: one.origin,
    happenedAt: one.happenedAt.toISOString(),
    dueAt: one.dueAt.toISOString(),
    outcome: one.outcome,
    closedAt: one.closedAt?.toISOString() ?? null,
    isLate,
    standing: text,
  };
}
