import { z } from "zod";

/** What the bodies of several kinds of configuration are put together from. */
export const key = z.string().regex(/^[a-z0-9-]{1,40}$/);
export const words = z.string().min(1).max(400);
export const named = z.object({ key, name: words });
export const within = z.object({
  unit: z.enum(["hours", "working-days", "days"]),
  amount: z.int().positive(),
});
/** A clock that is counted in whole days. */
export const daysWithin = z.object({
  unit: z.enum(["working-days", "days"]),
  amount: z.int().positive(),
});
