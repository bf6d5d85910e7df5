import { z } from "zod";
import { line } from "./plain-line.ts";
import {
  partsOf,
  publicSays,
  saysEmpty,
  saysNumbers,
  saysPlaces,
  type SaysGroup,
  type SaysKey,
} from "./public-says.ts";

/** What would tell whoever picks up the phone what was written, and to whom, in English and in Welsh. */
const telling =
  /\b(?:child|teenag|exploit|abus|safeguard|police|social (?:work|care|serv)|council|concern|worr|danger|report|drug|gang|sex|plentyn|plant\b|cam-?drin|camfant|diogel|heddlu|gwasanaethau cymd|cyngor|pryder|poen|perygl|cyffur|rhyw)/iu;

const said = (key: SaysKey) => {
  const places = saysPlaces[key] ?? [];
  const number = saysNumbers[key];
  return line
    .min(saysEmpty.has(key) ? 0 : 1)
    .max(400)
    .refine(
      (text) => {
        const found = partsOf(text).flatMap(({ word, isPlace }) => (isPlace ? [word] : []));
        const bare = partsOf(text).some(({ word, isPlace }) => !isPlace && /[{}]/u.test(word));
        return !bare && found.toSorted().join() === places.toSorted().join();
      },
      {
        error:
          places.length === 0
            ? "Leave out { and }: nothing is put in here"
            : `Write ${places.map((place) => `{${place}}`).join(" and ")} once each, and nothing else in { and }`,
      },
    )
    .refine((text) => number === undefined || text === "" || text.includes(number), {
      error: `Write ${number ?? ""} in it`,
    })
    .refine((text) => !key.startsWith("after.") || !telling.test(text), {
      error:
        "Someone else may read this on the phone: leave out what tells what was written or who has it",
    });
};

/** A group of what is said; what a version leaves out, or is older than, is as shipped. */
function group<G extends SaysGroup>(name: G) {
  const shipped = publicSays[name] as Readonly<Record<string, string>>;
  type Key = keyof (typeof publicSays)[G] & string;
  const shape = Object.fromEntries(
    Object.entries(shipped).map(([key, text]) => [
      key,
      said(`${name}.${key}` as SaysKey).default(text),
    ]),
  ) as Record<Key, z.ZodDefault<ReturnType<typeof said>>>;
  return z.strictObject(shape);
}

/** Some of what the form says besides its questions; the rest is as shipped. */
export const publicSaysShape = z
  .strictObject({
    buttons: group("buttons").default(publicSays.buttons),
    wrong: group("wrong").default(publicSays.wrong),
    ringing: group("ringing").default(publicSays.ringing),
    around: group("around").default(publicSays.around),
    now: group("now").default(publicSays.now),
    sending: group("sending").default(publicSays.sending),
    failing: group("failing").default(publicSays.failing),
    after: group("after").default(publicSays.after),
  })
  .default(publicSays);
