import { vi } from "vitest";
import { placesGuard } from "../../../src/rooms/record-access/index.ts";
import type { TestDatabase } from "../../harness/database.ts";
import { kindOf } from "./crawl.ts";
import type { Words } from "./words.ts";

/**
 * With whom the reader of each answer was compared, whatever its route declares: heard where every comparison
 * begins. A child who is met in an answer and is not among them is named with the address.
 */
export type Comparing = {
  readonly begins: () => void;
  readonly ends: (address: string, words: readonly string[]) => void;
  /** Addresses with what was met there of a child with whom nobody was compared. */
  readonly missed: () => readonly string[];
};

/** What says nothing of a child though it stands on a child's row. */
const ofNobody: Readonly<Record<string, string>> = {
  "subjects.whereabouts.wording on /children": "which places the tracker can be filtered by",
};

export async function watchComparing(app: TestDatabase, words: Words): Promise<Comparing> {
  const linked = await app.query<{ id: string; personId: string }>(
    `select concern_id as id, person_id as "personId" from identify.concerns where person_id is not null
     union all select action_id, person_id from work.actions where is_standalone
     union all select emergency_opening_id, person_id from sec.emergency_openings`,
  );
  const behind = new Map(linked.map(({ id, personId }) => [id, personId]));
  const compared = new Set<string>();
  const add = (ids: readonly string[]): void => {
    for (const id of ids) for (const one of [id, behind.get(id)]) if (one) compared.add(one);
  };
  const { isDue, conflict } = placesGuard;
  vi.spyOn(placesGuard, "isDue").mockImplementation((tx, ids) => {
    add(ids);
    return isDue(tx, ids);
  });
  vi.spyOn(placesGuard, "conflict").mockImplementation((looking, asked) => {
    add([...asked.children.map(({ personId }) => personId), ...(asked.concerns ?? [])]);
    return conflict(looking, asked);
  });
  const missed = new Set<string>();
  return {
    begins: () => {
      compared.clear();
    },
    ends: (address, met) => {
      for (const word of met) {
        const stands = words.get(word.toLowerCase());
        if (stands?.personId === undefined || compared.has(stands.personId)) continue;
        const what = `${stands.relation}.${stands.column} on ${kindOf(address)}`;
        if (!(what in ofNobody)) missed.add(what);
      }
    },
    missed: () => [...missed],
  };
}
