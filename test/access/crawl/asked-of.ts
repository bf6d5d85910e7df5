import type { Actor } from "../../../src/platform/access/actor.ts";
import { isPermitted } from "../../../src/platform/http/checks.ts";
import type { Guess } from "./addresses.ts";

/** Of each route whose parts belong together so many are asked for. */
const ofEachRoute = 12;

export type ReadQuery = {
  readonly addresses: readonly string[];
  /** Of routes that the person's posts do not open: each is refused. */
  readonly refused: ReadonlySet<string>;
  /** What one address stands for: asked for as well where that one shows something. */
  readonly standsFor: ReadonlyMap<string, readonly string[]>;
};

/**
 * What is asked for as one person. Addresses that are one and the same decision are asked for once:
 *
 * - A route that their posts do not open is refused before anything of the address is looked at
 *   (test/web/refused-first.test.ts), so that one address of it stands for all.
 * - Where the parts of an address are of different children, one address stands for all that have
 *   the same parts shown to this person and the same parts kept from them, as long as there is nothing
 *   at it. A page that does show two children at once is asked for about all.
 *
 * Whatever belongs together is asked for.
 */
export function askedOf(
  guessed: readonly Guess[],
  { actor, shown }: { readonly actor: Actor; readonly shown: ReadonlySet<string> },
): ReadQuery {
  const addresses: string[] = [];
  const refused = new Set<string>();
  const standsFor = new Map<string, readonly string[]>();
  for (const [route, ofRoute] of Map.groupBy(guessed, (guess) => guess.route)) {
    if (isPermitted(route, actor)) {
      const together = ofRoute.filter(belongsTogether).slice(0, ofEachRoute);
      addresses.push(...together.map(({ address }) => address));
      for (const [first = "", ...others] of apartOf(ofRoute, shown)) {
        addresses.push(first);
        standsFor.set(first, others);
      }
      continue;
    }
    for (const { address } of ofRoute.slice(0, 1)) refused.add(address);
  }
  return { addresses: [...refused, ...addresses], refused, standsFor };
}

/** As many as are asked for where nobody is known, of whom no decision can be told beforehand. */
export const someOfEachRoute = (guessed: readonly Guess[]): readonly string[] =>
  [...Map.groupBy(guessed, ({ route }) => route).values()].flatMap((ofRoute) =>
    ofRoute.slice(0, ofEachRoute).map(({ address }) => address),
  );

/** Addresses of parts that do not belong together, those of one decision with each other. */
function apartOf(
  guessed: readonly Guess[],
  shown: ReadonlySet<string>,
): readonly (readonly string[])[] {
  const apart = guessed.filter((guess) => !belongsTogether(guess));
  const kinds = Map.groupBy(apart, ({ parts }) => parts.map(({ id }) => shown.has(id)).join());
  return [...kinds.values()].map((kind) => kind.map(({ address }) => address));
}

/** No two parts are of different children. */
const belongsTogether = ({ parts }: Guess): boolean =>
  new Set(parts.flatMap(({ personId }) => personId ?? [])).size < 2;
