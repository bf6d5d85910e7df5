import { z } from "zod";
import { kindOf, words } from "../configuration/index.ts";

/** What a person can be told of; a partnership chooses which of them interrupt. */
export const kindsOfNotice = [
  "missing-urgent",
  "emergency",
  "meeting-urgent",
  "missing",
  "concern",
  "access",
  "meeting",
  "action",
  "flag",
  "chase",
  "escalation",
  "supervision",
  "moment",
  "check",
  "family",
  "handed-over",
  "lead",
  "intelligence",
  "context",
  "training",
  "export",
  "governance",
  "sign-in",
  "alarm",
  "alarm-drill",
] as const;

export const noticeBudgetKind = kindOf("notice-budget", {
  title: "Notices outside Lantern",
  purpose: "How often a person is told by mail, when, and what interrupts at any hour",
  under: "access",
  order: 80,
  body: z.object({
    name: words,
    /** Digest and interruptions together; danger beyond it goes at most once an hour. */
    perDay: z.int().min(1).max(20),
    /** Where a person has not chosen: the hour in London on a working day. */
    digestHour: z.int().min(0).max(23),
    earliestHour: z.int().min(0).max(23),
    latestHour: z.int().min(0).max(23),
    interrupts: z.array(z.enum(kindsOfNotice)).min(1),
  }),
});
