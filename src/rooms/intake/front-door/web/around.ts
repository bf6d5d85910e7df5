import type { SpokenAround } from "../../../../platform/http/outcome.ts";
import { publicSays } from "../public-says.ts";
import type { Door, PublicWords } from "../door.ts";

/** How the form is worded; pages that are not of the form have none, and speak as shipped. */
export type Worded = Pick<PublicWords, "says" | "lang">;
export const asShipped: Worded = { says: publicSays, lang: "en" };

/** Whether somebody has worded any of it otherwise than it is shipped. */
export const isWritten = (own: Readonly<Record<string, string>>, shipped: typeof own): boolean =>
  Object.entries(own).some(([key, text]) => text !== shipped[key]);

/**
 * "What to do now" in the words of the form, where both are in one language and its headings are worded in
 * it: a page that is half in another language is read out as nonsense. Otherwise as shipped.
 */
export function wordsOfHelp({ form, help }: Pick<Door, "form" | "help">): Worded {
  if (form.lang !== help.lang) return asShipped;
  const isWorded = form.lang === "en" || isWritten(form.says.now, publicSays.now);
  return isWorded ? form : asShipped;
}

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
export function aroundThe({ says: { around }, lang }: Worded): SpokenAround | undefined {
  if (!isWritten(around, publicSays.around) && lang !== "en") return undefined;
  return {
    skip: around.skip,
    support: around.support,
    links: new Map(
      Object.entries(links).map(([key, href]) => [href, around[key as keyof typeof links]]),
    ),
  };
}
