import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";

type Last = { readonly by: string; readonly at: Date; readonly times: number };

/** The last reminder of those who had not answered, and of each agency when it was asked for its update. */
export type Askings = {
  readonly reminded: Last | undefined;
  readonly updates: ReadonlyMap<string, Last>;
};

export async function listAskings(tx: Tx, meetingId: string): Promise<Askings> {
  const rows = await tx
    .selectFrom("panels.askings as k")
    .innerJoin("directory.staff as s", "s.staff_id", "k.asked_by")
    .select([
      "k.agency_id as agencyId",
      shownName({ staff: "s", at: "k.asked_at" }).as("by"),
      "k.asked_at as at",
    ])
    .where("k.meeting_id", "=", meetingId)
    .orderBy("k.asking_id")
    .execute();
  const last = new Map<string | null, Last>();
  for (const { agencyId, by, at } of rows) {
    last.set(agencyId, { by, at, times: (last.get(agencyId)?.times ?? 0) + 1 });
  }
  const updates = [...last].flatMap(([agencyId, one]): [string, Last][] =>
    agencyId === null ? [] : [[agencyId, one]],
  );
  return { reminded: last.get(null), updates: new Map(updates) };
}
