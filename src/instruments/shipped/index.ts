import type { Instrument } from "../instrument.ts";
import { educationConversation, healthConversation } from "./conversations.ts";
import { eightDomains } from "./eight-domains.ts";
import { gradedDomains } from "./graded-domains.ts";
import { safeguard } from "./safeguard.ts";
import { seraf } from "./seraf.ts";

/** What a new partnership starts with; it confirms, changes or replaces each. */
export const shippedInstruments: readonly Instrument[] = [
  safeguard,
  seraf,
  eightDomains,
  gradedDomains,
  healthConversation,
  educationConversation,
];
