import { sql } from "kysely";
import type { IsoDate } from "../../../../kernel/dates.ts";
import { defineForm, text, type Sent } from "../../../../kernel/forms/index.ts";
import { newId } from "../../../../kernel/ids.ts";
import { versionOf } from "../../../../kernel/version-of.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../../../platform/rooms/command.ts";
import { shownName } from "../../../directory/index.ts";
import { readNamingNoChild } from "../../../subjects/index.ts";
import { unmetPeriod } from "../../services/unmet.ts";
import { commissioningSchemeOn } from "../commissioning-scheme.ts";
import { linesByService, readServiceDemand, withoutUnmet } from "../demand.ts";
import { listServiceTerms } from "../term-reads.ts";
import { draftGap, isUnfinished, linesByKind } from "./draft-gap.ts";

export type GapAnalysis = {
  readonly gapId: string;
  readonly title: string;
  readonly wording: string;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly keptBy: string;
  readonly keptAt: Date;
  readonly version: number;
};

const cells = sql`
  select g.gap_analysis_id as "gapId", g.title, g.wording, g.from_on::text as "fromOn", g.to_on::text as "toOn",
    ${shownName({ staff: "s", at: "g.kept_at" })} as "keptBy", g.kept_at as "keptAt", g.version
  from directory.gap_analyses g join directory.staff s on s.staff_id = g.kept_by`;

export async function listGaps(tx: Tx): Promise<readonly GapAnalysis[]> {
  const { rows } = await sql<GapAnalysis>`
    ${cells} order by g.to_on desc, g.kept_at desc, g.gap_analysis_id limit 500`.execute(tx);
  return rows;
}

export async function findGap(tx: Tx, gapId: string): Promise<GapAnalysis | undefined> {
  const { rows } = await sql<GapAnalysis>`
    ${cells} where g.gap_analysis_id = ${gapId}::uuid`.execute(tx);
  return rows[0];
}

/** Whether the partnership turned drafting on. */
export const draftsGaps = async (tx: Tx, today: string): Promise<boolean> =>
  (await commissioningSchemeOn(tx, today)).gapAnalysis?.isOn === true;

/** The text that a person begins with: demand, waits and unmet need against places, by kind of service. */
export async function draftOn(tx: Tx, today: string): Promise<string> {
  const period = unmetPeriod(today);
  const rows = await readServiceDemand(tx, period);
  const { kinds } = await commissioningSchemeOn(tx, today);
  const kindOf = new Map(
    (await listServiceTerms(tx, today)).flatMap(({ serviceId, kind }) =>
      kind === null ? [] : [[serviceId, kind] as const],
    ),
  );
  const lines = await withoutUnmet(tx, linesByKind(rows, { kindOf, kinds }), { period, today });
  return draftGap({ lines, services: linesByService(rows), period });
}

export const gapForm = defineForm()(
  {
    title: text({
      namesNoChild: true,
      label: "Title",
      called: "Title",
      most: 200,
      missing: "Enter a title",
    }),
    wording: text({
      namesNoChild: true,
      label: "Text",
      hint: "Drafted from counts of the last twelve whole months. No child is described",
      rows: 30,
      called: "The text",
      most: 20_000,
      missing: "Enter the text",
    }),
  },
  {
    wording: ({ wording }) =>
      isUnfinished(wording ?? "") && "Write what stands in brackets, or take it out",
  },
);

type Keeping = {
  /** Undefined for a new one. */
  readonly gap: GapAnalysis | undefined;
  readonly form: Sent<typeof gapForm>;
};

/** Keeps the text as the person edited it, with the months that it is of. */
export async function keepGap(
  tx: Tx,
  by: CommandContext,
  { gap, form }: Keeping,
): Promise<Change & { readonly gapId?: string }> {
  const version = versionOf(form.version);
  if (gap && gap.version !== version) return { kind: "stale" };
  const { value, errors } = await readNamingNoChild(tx, gapForm, { form, context: {} });
  if (errors) return { kind: "invalid", errors };
  const taken = (await listGaps(tx)).some(
    ({ gapId, title }) => gapId !== gap?.gapId && title.toLowerCase() === value.title.toLowerCase(),
  );
  if (taken) return invalid("title", "A gap analysis has this title already");
  const said = { ...value, kept_by: by.actor.id, kept_at: by.at };
  if (gap) {
    const { numUpdatedRows } = await tx
      .updateTable("directory.gap_analyses")
      .set({ ...said, version: version + 1 })
      .where("gap_analysis_id", "=", gap.gapId)
      .where("version", "=", version)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
  }
  const { from, to } = unmetPeriod(by.today);
  const gapId = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.gap_analyses")
    .values({
      ...said,
      gap_analysis_id: gapId,
      partnership_id: by.actor.partnershipId,
      from_on: from,
      to_on: to,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n
    ? { kind: "accepted", gapId }
    : invalid("title", "A gap analysis has this title already");
}
