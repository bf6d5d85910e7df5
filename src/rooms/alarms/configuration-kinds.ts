import { z } from "zod";
import { kindOf, words } from "../configuration/index.ts";

export const alarmsKind = kindOf("alarms", {
  title: "Alarms",
  purpose:
    "How soon an alarm must be acknowledged, and how often people are told again until it is",
  under: "access",
  order: 90,
  body: z.object({
    name: words,
    /** Minutes after which nobody’s answer is chased, and then until the next time. */
    withinMinutes: z.int().min(5).max(1440),
    againMinutes: z.int().min(15).max(1440),
  }),
});
