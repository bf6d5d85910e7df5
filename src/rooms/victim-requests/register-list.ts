import { sql } from "kysely";
import { defineList } from "../../platform/lists/define-list.ts";
import type { RequestState } from "./request.ts";
import { requestSchemeOn } from "./request-scheme.ts";

export type RegisterLine = {
  readonly victimRequestId: string;
  readonly asker: string;
  readonly agency: string;
  readonly askedOn: string;
  readonly dueOn: string;
  readonly state: RequestState;
  readonly closedBecause: "finished" | "withdrawn" | null;
  /** Kinds of material that were refused, in whole or in part. */
  readonly refused: number;
  /** Counselling-type kinds that were given all the same. */
  readonly counselling: number;
};

/** For governance: which requests came and what became of them. Which child, and what was typed, stays on the record. */
export const registerList = defineList({
  about: "no-child",
  filters: {},
  read: async ({ tx, clock }) => {
    const { rows } = await sql<RegisterLine>`
      select r.victim_request_id as "victimRequestId", r.asker, r.agency, r.asked_on::text as "askedOn",
        r.due_on::text as "dueOn", r.state, r.closed_because as "closedBecause", r.refused, r.counselling
      from protect.victim_request_register() r`.execute(tx);
    const today = clock.today();
    return { rows, around: { today, body: await requestSchemeOn(tx, today) } };
  },
  columns: {
    asker: "Who asks",
    asked: "Made",
    due: "Answer by",
    state: "State",
    refused: "Kinds refused",
    counselling: "Counselling-type given",
  },
  tables: {
    requests: { caption: "The newest first", empty: "No request was recorded." },
  },
});
