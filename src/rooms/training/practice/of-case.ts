import { formatDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CasePractice } from "../../contexts/index.ts";
import { trainingPaths } from "../web/paths.ts";
import { practicesOfCase } from "./practice-reads.ts";
import { directions, type Practice } from "./practice.ts";

/** To what effect, as it was last measured. */
export const effectWords = ({ direction, measuredOn }: Practice): string =>
  direction === null || measuredOn === null
    ? "Not measured yet"
    : `${directions[direction]}, ${formatDate(measuredOn)}`;

/** Practices of one case, as its page shows them. */
export const practicesForCase = {
  register: trainingPaths.practices,
  read: async (tx: Tx, contextId: string): Promise<readonly CasePractice[]> =>
    (await practicesOfCase(tx, contextId)).map((one) => ({
      name: one.name,
      href: trainingPaths.practice(one.practiceId),
      cameFrom: one.cameFrom,
      effect: effectWords(one),
    })),
};
