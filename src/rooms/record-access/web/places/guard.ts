import { londonDate } from "../../../../kernel/dates.ts";
import { systemActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type {
  Looking,
  PlacesGuard,
  Sent,
  Writing,
} from "../../../../platform/http/places-guard.ts";
import { getConfiguration } from "../../../configuration/index.ts";
import { unusualUseKind } from "../../configuration-kinds.ts";
import {
  amToCompare,
  guardedFacts,
  holdPlaces,
  homesOfName,
  linkedRecords,
  lookForConflicts,
  placesInText,
  protectedAmong,
  tellOfNamedPlaces,
  wordsHeld,
  type Guarded,
} from "../../../subjects/index.ts";
import { stopPage, type NamedField } from "./stop-page.tsx";

/** As the part of Lantern that looks for places, in the transaction of the person who acts. */
const asPlaces = <T>({ database, tx, actor }: Writing, work: () => Promise<T>): Promise<T> =>
  database.within(tx, systemActor("places", { partnershipId: actor.partnershipId }), work);

/** Pressed by one of the named: the words are recorded, and held for the named. */
export const holdField = "_hold";

export const placesGuard: PlacesGuard = {
  isDue: amToCompare,
  conflict: async (
    { database, tx, actor, at },
    { children, concerns = [], chosen = [], isForPanel = false },
  ) => {
    const { partnershipId } = actor;
    if (children.length + concerns.length === 0) return [];
    const found = await database.within(
      tx,
      systemActor("conflicts", { partnershipId }),
      async () => {
        const linked = await linkedRecords(tx, concerns);
        const asked = [...children, ...linked.map((personId) => ({ personId, chosen }))];
        const pairs = asked.flatMap((one) =>
          [...one.chosen, actor.id].map((staffId) => ({ personId: one.personId, staffId })),
        );
        return lookForConflicts(tx, { partnershipId, pairs, at, isForPanel });
      },
    );
    return found
      .filter(({ staffId }) => staffId === actor.id)
      .map(({ personId, strength }) => ({ personId, isShutOut: strength === "strong" }));
  },
  stop: async (looking, { about, fields, ...sent }) => {
    if (fields[holdField] !== undefined) return undefined;
    const guarded = await knownOf(looking, about);
    const own = guarded.isNamed && !mayNamePlaces(sent.address) ? guarded.facts : [];
    const facts = [...own, ...guarded.ofFamily];
    if (facts.length === 0) return undefined;
    const typed = Object.entries(fields).filter(
      (field): field is [string, string] => typeof field[1] === "string" && field[0] !== "_csrf",
    );
    const named = typed.flatMap(([name, text]): NamedField[] => {
      const [place] = placesInText(text, facts);
      if (!place) return [];
      return [{ name, text, place, isOfFamily: placesInText(text, own).length === 0 }];
    });
    if (named.length === 0) return undefined;
    const rest = typed.filter(([name]) => named.every((one) => one.name !== name));
    return stopPage({ ...sent, named, rest });
  },
  hold: async (writing, ids) => {
    const { tx, actor, at } = writing;
    await asPlaces(writing, async () => {
      for (const personId of await protectedAmong(tx, ids)) {
        const holding = { personId, staffId: actor.id, at };
        const held = await holdPlaces(tx, holding);
        const limit = held > 0 ? await limitOn(tx, at) : undefined;
        if (limit) await tellOfNamedPlaces(tx, holding, limit);
      }
    });
  },
  words: wordsHeld,
};

/** What the person who writes may know of the places that are looked for in what they send. */
function knownOf(looking: Looking, about: Sent["about"]): Promise<Guarded> {
  const { tx, actor, at } = looking;
  return asPlaces(looking, async () => {
    if (typeof about === "string")
      return guardedFacts(tx, { personId: about, staffId: actor.id, at });
    const ofFamily = await homesOfName(tx, about, { staffId: actor.id, at });
    return { facts: [], isNamed: false, ofFamily };
  });
}

/** How often in a week somebody names a protected place before it is told; undefined where that is turned off. */
async function limitOn(tx: Tx, at: Date) {
  const asked = { kind: unusualUseKind, key: "unusual-use", on: londonDate(at) } as const;
  const { id: configurationId, body } = await getConfiguration(tx, asked);
  const rule = body.rules.find(({ key }) => key === "held-places") ?? { atLeast: 5, isOn: true };
  return rule.isOn ? { atLeast: rule.atLeast, days: 7, configurationId } : undefined;
}

/** The pages where a place is what is asked for; the named alone read them. */
const mayNamePlaces = (address: string): boolean =>
  /^\/children\/[^/]+\/whereabouts(?:\/|$)/.test(address);
