import { addMonths, type IsoDate } from "../../../kernel/dates.ts";
import type { Body } from "../bodies.ts";
import { placeMeant, placesWith, wardPlaces, type NamedPlace } from "./named-places.ts";
import type { Area, ProgrammeScheme } from "./programme-scheme.ts";
import type { LastHeld } from "./programme-reads.ts";

export type ReachLine = {
  readonly key: string;
  readonly name: string;
  readonly of: "school" | "group" | "community" | "ward";
  readonly lastOn: IsoDate | null;
  /** Kinds that were held within the months, each once. */
  readonly kinds: readonly string[];
  readonly isUncovered: boolean;
};

export type ReachGiven = {
  readonly visits: readonly LastHeld[];
  readonly schools: readonly Body[];
  readonly scheme: Pick<ProgrammeScheme, "settings" | "uncoveredMonths">;
  readonly area: Pick<Area, "wards" | "communities">;
  readonly today: IsoDate;
};

type Of = Pick<ReachLine, "key" | "name" | "of">;
type Held = { readonly of: Of; readonly visits: readonly LastHeld[] };

/**
 * Every school and college, every group outside school, every community and every ward of the area, also where nothing
 * was ever held, and each that was typed: when something was last held there. Who had nothing for so many months stands
 * first.
 */
export function reachOf(given: ReachGiven): readonly ReachLine[] {
  const { visits, scheme, area, today } = given;
  const since = addMonths(today, -scheme.uncoveredMonths);
  const communities = heldAt("community", area.communities, visits);
  const lines = [
    ...heldInSchools(given),
    ...heldInGroups(given, communities.length > 0),
    ...communities,
    ...heldAt("ward", wardPlaces(area), visits),
  ].map((one) => lineOf(one, since));
  const rank = ({ isUncovered, lastOn }: ReachLine): string =>
    `${isUncovered ? 0 : 1} ${lastOn ?? ""}`;
  return lines.toSorted((one, other) => rank(one).localeCompare(rank(other)));
}

function lineOf({ of, visits }: Held, since: IsoDate): ReachLine {
  const recent = visits.filter(({ heldOn }) => heldOn >= since);
  return {
    ...of,
    lastOn:
      visits
        .map(({ heldOn }) => heldOn)
        .toSorted()
        .at(-1) ?? null,
    kinds: [...new Set(recent.map(({ kind }) => kind))].toSorted(),
    isUncovered: recent.length === 0,
  };
}

function heldInSchools({ schools, visits }: ReachGiven): readonly Held[] {
  const bySchool = Map.groupBy(visits, ({ schoolId }) => schoolId);
  return schools.map(({ id, name }) => ({
    of: { key: id, name, of: "school" },
    visits: bySchool.get(id) ?? [],
  }));
}

/** One line for communities together stands only while none of them is named, and for what named none. */
function heldInGroups({ scheme, visits }: ReachGiven, areNamed: boolean): readonly Held[] {
  const bySetting = Map.groupBy(visits, ({ setting }) => setting);
  return scheme.settings
    .filter(({ isSchool }) => !isSchool)
    .flatMap(({ key, name, isCommunity = false }): readonly Held[] => {
      const held = (bySetting.get(key) ?? []).filter(
        ({ community }) => !isCommunity || community === null,
      );
      if (isCommunity && areNamed && held.length === 0) return [];
      return [{ of: { key, name, of: "group" }, visits: held }];
    });
}

function heldAt(
  of: "community" | "ward",
  known: readonly NamedPlace[],
  visits: readonly LastHeld[],
): readonly Held[] {
  const places = placesWith(
    known,
    visits.map((one) => one[of]),
  );
  const byKey = Map.groupBy(visits, (one) => placeMeant(places, one[of])?.key);
  return places.map(({ key, name }) => ({
    of: { key, name, of },
    visits: byKey.get(key) ?? [],
  }));
}
