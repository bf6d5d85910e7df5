import { algorithm, equality } from "./kinds/algorithms.ts";
import { breach, complaint } from "./kinds/events.ts";
import { notice, processing, retention } from "./kinds/processing.ts";
import { basisSet, controllers, sharingAgreement } from "./kinds/sharing.ts";
import type { Register, RegisterKey } from "./register.ts";

/** Every register, in the order in which the index shows them: what has a clock comes first. */
export const registers: Readonly<Record<RegisterKey, Register>> = {
  breach,
  complaint,
  "sharing-agreement": sharingAgreement,
  "basis-set": basisSet,
  controllers,
  processing,
  notice,
  algorithm,
  equality,
  retention,
};

export const isRegister = (text: string): text is RegisterKey => Object.hasOwn(registers, text);
