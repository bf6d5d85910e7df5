import type { SpokenAround } from "../../../../platform/http/outcome.ts";
import { publicSays } from "../../../directory/index.ts";
import type { PublicWords } from "../door.ts";

/** The links at the foot of every page, by where they lead. */
const links = {
  help: "/help",
  signs: "/signs",
  now: "/what-to-do-now",
  tell: "/tell-us",
  privacy: "/privacy",
  algorithms: "/algorithms",
  accessibility: "/accessibility",
} as const;

/**
 * What stands around the form in the words of the form. While nobody has written any of it in its language it
 * stays English, and says so to whoever hears it.
 */
export function aroundThe({
  says: { around },
  lang,
}: Pick<PublicWords, "says" | "lang">): SpokenAround | undefined {
  const shipped: Readonly<Record<string, string>> = publicSays.around;
  const isWritten = Object.entries(around).some(([key, text]) => text !== shipped[key]);
  if (!isWritten && lang !== "en") return undefined;
  return {
    ...{ skip: around.skip, support: around.support },
    links: new Map(
      Object.entries(links).map(([key, href]) => [href, around[key as keyof typeof links]]),
    ),
  };
}
