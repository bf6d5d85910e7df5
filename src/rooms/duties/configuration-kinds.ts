import { z } from "zod";
import { key, kindOf, words } from "../configuration/index.ts";

/** Nothing is the same day. */
const soon = z.object({
  unit: z.enum(["working-days", "days"]),
  amount: z.int().min(0).max(60),
});

export const dutiesKind = kindOf("duties", {
  title: "Who must be told, by when",
  purpose:
    "What has to be told to another body after it is learned, by when, and how long before bail or conditions end people are told",
  under: "work",
  order: 75,
  body: z.object({
    name: words,
    kinds: z
      .array(
        z.object({
          key,
          name: words,
          hint: words,
          /** Who is told. */
          tells: words,
          within: soon,
          /** What is put on the child’s plan with it, due by the same day. */
          action: words.nullable(),
          source: words,
          certainty: z.enum(["verified", "unverified"]),
          /** Off until a partnership turns it on. */
          isOn: z.boolean(),
        }),
      )
      .min(1),
    releases: z.object({
      /** Days before the end; it falls on the last working day before. */
      alertDays: z.int().min(0).max(60),
      kinds: z.array(z.object({ key, name: words })).min(1),
    }),
  }),
});
