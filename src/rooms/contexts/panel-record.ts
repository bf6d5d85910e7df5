import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

type Decided = { readonly wording: string; readonly reason: string };
type Promised = {
  readonly wording: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly state: "open" | "done" | "not_achieved";
  readonly outcome: string | null;
};

/** What one panel meeting decided on a case, and who was asked to do what by when. */
export type PanelOnCase = {
  readonly sittingId: string;
  readonly panel: string;
  readonly on: string;
  readonly isApproved: boolean;
  readonly decisions: readonly Decided[];
  readonly promises: readonly Promised[];
};

/** The newest first; whoever reads the case reads them, also who was not at the table. */
export async function listPanelsOn(tx: Tx, contextId: string): Promise<readonly PanelOnCase[]> {
  const { rows } = await sql<PanelOnCase>`
    select s.sitting_id as "sittingId", k.body ->> 'abbreviation' as panel,
      ((s.starts_at at time zone 'Europe/London')::date)::text as on, s.approved_at is not null as "isApproved",
      (select coalesce(jsonb_agg(jsonb_build_object('wording', d.wording, 'reason', d.reason) order by d.recorded_at, d.context_panel_act_id), '[]')
        from subjects.context_panel_acts d where d.agenda_item_id = x.agenda_item_id and d.act = 'decision' and d.state = 'stands') as decisions,
      (select coalesce(jsonb_agg(jsonb_build_object('wording', p.wording, 'owner', a.name, 'dueOn', p.due_on, 'state', p.state, 'outcome', p.outcome)
          order by p.due_on, p.context_panel_act_id), '[]')
        from subjects.context_panel_acts p join directory.agencies a on a.agency_id = p.agency_id
        where p.agenda_item_id = x.agenda_item_id and p.act = 'action') as promises
    from panels.item_contexts x join panels.sittings s on s.sitting_id = x.sitting_id
    join directory.configuration k on k.configuration_id = s.scheme_id
    where x.context_id = ${contextId}::uuid and not x.is_off and s.cancelled_at is null
    order by s.starts_at desc, x.agenda_item_id limit 50`.execute(tx);
  return rows;
}
