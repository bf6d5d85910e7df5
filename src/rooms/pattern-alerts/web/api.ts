import { z } from "zod";
import type { QueryInForce } from "../figure-reads.ts";
import { reasonsOf, standingOn } from "../reasons.ts";
import type { Suggestion } from "../suggestion-reads.ts";

const instant = z.iso.datetime();

export const apiStanding = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  suggestions: z.array(
    z.object({
      id: z.uuid(),
      query: z.string(),
      child: z.object({ id: z.uuid(), reference: z.string() }),
      reasons: z.array(z.string()),
      foundAt: instant,
      goesAt: instant,
      state: z.enum(["open", "taken-up"]),
    }),
  ),
  queries: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      finds: z.string(),
      owner: z.string(),
      state: z.enum(["looks", "off", "stopped"]),
      stopsOn: z.iso.date(),
      lastLookedAt: instant.nullable(),
    }),
  ),
});
type Body = z.output<typeof apiStanding>;

export const suggestionBody = (one: Suggestion): Body["suggestions"][number] => ({
  id: one.suggestionId,
  query: one.query,
  state: one.state,
  child: { id: one.personId, reference: one.reference },
  reasons: [...reasonsOf(one.asked, one.dates)],
  foundAt: one.foundAt.toISOString(),
  goesAt: one.expiresAt.toISOString(),
});

export const queryBody = (asked: QueryInForce, today: string): Body["queries"][number] => ({
  key: asked.key,
  name: asked.query.name,
  finds: asked.query.finds,
  owner: asked.ownerName,
  stopsOn: asked.query.stopsOn,
  state: standingOn(asked.query, today),
  lastLookedAt: asked.ranAt?.toISOString() ?? null,
});
