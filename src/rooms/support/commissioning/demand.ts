import { sql } from "kysely";
import { disclosable, type Shown } from "../../../kernel/small-numbers.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { serviceSchemeOn } from "../services/service-scheme.ts";
import { countUnmet, hasSmall } from "../services/unmet.ts";

type Period = { readonly from: string; readonly to: string };

export type DemandCounts = {
  readonly referred: number;
  readonly started: number;
  readonly waiting: number;
  readonly unmet: number;
};

export type ServiceDemand = DemandCounts & {
  readonly serviceId: string;
  readonly service: string;
  readonly capacity: number | null;
  /** The middle of the days from referral to start. */
  readonly waitDays: number | null;
};

export type GroupDemand = DemandCounts & {
  readonly part: "age" | "sex" | "ethnicity" | "area";
  /** Empty where it is not known. */
  readonly value: string;
};

/** A line as it may be read. */
export type DemandLine = {
  readonly key: string;
  readonly name: string;
  readonly serviceId: string | null;
  readonly capacity: number | null;
  readonly referred: Shown;
  readonly started: Shown;
  readonly waiting: Shown;
  readonly unmet: Shown;
  readonly waitDays: number | null;
  /** Of a hundred children referred, how many started; null where either number is not shown. */
  readonly takeUp: number | null;
};

export async function readServiceDemand(
  tx: Tx,
  { from, to }: Period,
): Promise<readonly ServiceDemand[]> {
  const { rows } = await sql<ServiceDemand>`
    select service_id as "serviceId", service, capacity, referred, started, waiting, unmet, wait_days as "waitDays"
    from protect.service_demand(${from}::date, ${to}::date)`.execute(tx);
  return rows;
}

export async function readGroupDemand(
  tx: Tx,
  { from, to }: Period,
): Promise<readonly GroupDemand[]> {
  const { rows } = await sql<GroupDemand>`
    select part, value, referred, started, waiting, unmet
    from protect.demand_by_group(${from}::date, ${to}::date)`.execute(tx);
  return rows;
}

/** The same, with unmet need withheld where the table by service and reason has a small number. */
export async function withoutUnmet(
  tx: Tx,
  lines: readonly DemandLine[],
  { period, today }: { readonly period: Period; readonly today: string },
): Promise<readonly DemandLine[]> {
  const scheme = await serviceSchemeOn(tx, today);
  if (!hasSmall(await countUnmet(tx, period), scheme.smallest)) return lines;
  return lines.map((line) => ({ ...line, unmet: "withheld" }));
}

type Line = DemandCounts & Pick<DemandLine, "key" | "name" | "serviceId" | "capacity" | "waitDays">;

const takeUpOf = (referred: Shown, started: Shown): number | null =>
  typeof referred === "number" && typeof started === "number" && referred > 0
    ? Math.round((100 * started) / referred)
    : null;

/** Small numbers of each column are withheld, with those from which they could be worked out; a wait of a few as well. */
export function demandLines(lines: readonly Line[]): readonly DemandLine[] {
  const column = (name: keyof DemandCounts): readonly Shown[] =>
    disclosable(lines.map((line) => line[name]));
  const [referred, started] = [column("referred"), column("started")];
  const [waiting, unmet] = [column("waiting"), column("unmet")];
  return lines.map(({ key, name, serviceId, capacity, waitDays }, at) => {
    const begun = started[at] ?? 0;
    const sent = referred[at] ?? 0;
    return {
      key,
      name,
      serviceId,
      capacity,
      referred: sent,
      started: begun,
      waiting: waiting[at] ?? 0,
      unmet: unmet[at] ?? 0,
      waitDays: typeof begun === "number" && begun > 0 ? waitDays : null,
      takeUp: takeUpOf(sent, begun),
    };
  });
}

export const linesByService = (rows: readonly ServiceDemand[]): readonly DemandLine[] =>
  demandLines(rows.map(({ service, ...row }) => ({ ...row, key: row.serviceId, name: service })));

/** Lines of one characteristic; those of one name are added together, such as groups of a census. */
export function linesByGroup(
  rows: readonly GroupDemand[],
  { part, nameOf }: { readonly part: GroupDemand["part"]; nameOf: (value: string) => string },
): readonly DemandLine[] {
  const named = Map.groupBy(
    rows.filter((row) => row.part === part),
    ({ value }) => nameOf(value),
  );
  const lines = [...named].map(([name, group]): Line => {
    const sum = (column: keyof DemandCounts): number =>
      group.reduce((all, row) => all + row[column], 0);
    return {
      key: name,
      name,
      serviceId: null,
      capacity: null,
      waitDays: null,
      referred: sum("referred"),
      started: sum("started"),
      waiting: sum("waiting"),
      unmet: sum("unmet"),
    };
  });
  return demandLines(lines.toSorted((one, other) => one.name.localeCompare(other.name, "en-GB")));
}

export type HarmedAgain = { readonly months: number; readonly answers: HarmedCounts };
type HarmedCounts = {
  readonly no: Shown;
  readonly yes: Shown;
  readonly notKnown: Shown;
  readonly notAsked: Shown;
};

/** Whether children were exploited again: of all work and services together, and never of one. */
export async function readHarmedAgain(tx: Tx, to: string): Promise<readonly HarmedAgain[]> {
  const { rows } = await sql<{ months: number; answer: string; children: number }>`
    select months, answer, children from protect.harmed_again(${to}::date)`.execute(tx);
  return [6, 12].map((months) => {
    const of = (answer: string): number =>
      rows.find((row) => row.months === months && row.answer === answer)?.children ?? 0;
    const counts = [of("no"), of("yes"), of("not-known"), of("not-asked")];
    const [no = 0, yes = 0, notKnown = 0, notAsked = 0] = disclosable(counts);
    return { months, answers: { no, yes, notKnown, notAsked } };
  });
}
