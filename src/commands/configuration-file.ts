import { isIsoDate } from "../kernel/dates.ts";
import {
  ConfigurationUnfit,
  readBody,
  type ConfigurationBody,
  type ConfigurationKind,
} from "../rooms/configuration/index.ts";
import { UsageProblem } from "./command.ts";

/** What a file says, where it fits its kind; the places that do not are named. */
export function bodyIn<K extends ConfigurationKind>(
  which: { readonly kind: K; readonly key: string },
  found: unknown,
): ConfigurationBody<K> {
  try {
    return readBody(which, found);
  } catch (problem) {
    if (problem instanceof ConfigurationUnfit) throw new UsageProblem(problem.message);
    throw problem;
  }
}

/** The first day on which something holds, as it was typed: today or later. */
export function dayToCome(from: string | undefined, today: string): string {
  if (from === undefined || !isIsoDate(from) || from < today)
    throw new UsageProblem("Say --from with today or a day to come, like 2027-01-01");
  return from;
}
