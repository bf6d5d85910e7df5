import { isIsoDate } from "../kernel/dates.ts";
import {
  ConfigurationUnfit,
  kindNamed,
  readBody,
  type BodyOf,
  type Kind,
} from "../rooms/configuration/index.ts";
import { UsageProblem } from "./command.ts";

/** The kind of a name that somebody typed. */
export function kindTyped(kinds: readonly Kind[], name: string): Kind {
  const kind = kindNamed(kinds, name);
  if (!kind) throw new UsageProblem(`There is no kind of configuration called ${name}`);
  return kind;
}

/** What a file says, where it fits its kind; the places that do not are named. */
export function bodyIn<K extends Kind>(
  which: { readonly kind: K; readonly key: string },
  found: unknown,
): BodyOf<K> {
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
