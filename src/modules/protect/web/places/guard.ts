import { systemActor } from "../../../../platform/access/actor.ts";
import type { PlacesGuard, Writing } from "../../../../platform/http/places-guard.ts";
import {
  guardedFacts,
  holdPlaces,
  linkedRecords,
  lookForConflicts,
  placesInText,
  protectedAmong,
  wordsHeld,
} from "../../../subjects/index.ts";
import { stopPage, type NamedField } from "./stop-page.tsx";

/** As the part of Lantern that looks for places, in the transaction of the person who acts. */
const asPlaces = <T>({ database, tx, actor }: Writing, work: () => Promise<T>): Promise<T> =>
  database.within(tx, systemActor("places", { partnershipId: actor.partnershipId }), work);

/** Pressed by one of the named: the words are recorded, and held for the named. */
export const holdField = "_hold";

export const placesGuard: PlacesGuard = {
  conflict: async (
    { database, tx, actor, at },
    { children, concerns = [], isForPanel = false },
  ) => {
    const { partnershipId } = actor;
    if (children.length + concerns.length === 0) return [];
    const found = await database.within(
      tx,
      systemActor("conflicts", { partnershipId }),
      async () => {
        const linked = await linkedRecords(tx, concerns);
        const asked = [...children, ...linked.map((personId) => ({ personId, chosen: [] }))];
        const pairs = asked.flatMap(({ personId, chosen }) =>
          [...chosen, actor.id].map((staffId) => ({ personId, staffId })),
        );
        return lookForConflicts(tx, { partnershipId, pairs, at, isForPanel });
      },
    );
    return found
      .filter(({ staffId }) => staffId === actor.id)
      .map(({ personId, strength }) => ({ personId, isShutOut: strength === "strong" }));
  },
  stop: async (looking, { personId, address, csrfToken, fields }) => {
    if (fields[holdField] !== undefined || mayNamePlaces(address)) return undefined;
    const { actor, at } = looking;
    const { facts, isNamed } = await asPlaces(looking, () =>
      guardedFacts(looking.tx, { personId, staffId: actor.id, at }),
    );
    if (!isNamed) return undefined;
    const typed = Object.entries(fields).filter(
      (field): field is [string, string] => typeof field[1] === "string" && field[0] !== "_csrf",
    );
    const named = typed.flatMap(([name, text]): NamedField[] => {
      const [place] = placesInText(text, facts);
      return place ? [{ name, text, place }] : [];
    });
    if (named.length === 0) return undefined;
    const rest = typed.filter(([name]) => named.every((one) => one.name !== name));
    return stopPage({ address, csrfToken, named, rest });
  },
  hold: async (writing, ids) => {
    const { tx, actor, at } = writing;
    await asPlaces(writing, async () => {
      for (const personId of await protectedAmong(tx, ids)) {
        await holdPlaces(tx, { personId, staffId: actor.id, at });
      }
    });
  },
  words: wordsHeld,
};

/** The pages where a place is what is asked for; the named alone read them. */
const mayNamePlaces = (address: string): boolean =>
  /^\/children\/[^/]+\/whereabouts(?:\/|$)/.test(address);
