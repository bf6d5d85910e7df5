import { formatDate, type IsoDate } from "../../../../kernel/dates.ts";
import { shownText, smallAreSaid } from "../../../../kernel/small-numbers.ts";
import { demandLines, type DemandLine, type ServiceDemand } from "../demand.ts";

type OfKind = Pick<ServiceDemand, "capacity" | "referred" | "serviceId" | "started" | "unmet"> &
  Pick<ServiceDemand, "waiting">;

type Kinds = readonly { readonly key: string; readonly name: string }[];

const withoutKind = "Kind not agreed";

/**
 * Demand by kind of service: services of one kind added together, with the places agreed for them. Small numbers of a
 * column are withheld with those from which they could be worked out, as on the page of demand. Waits are of single
 * services, so that no median is made of medians.
 */
export function linesByKind(
  rows: readonly OfKind[],
  { kindOf, kinds }: { readonly kindOf: ReadonlyMap<string, string>; readonly kinds: Kinds },
): readonly DemandLine[] {
  const nameOf = ({ serviceId }: OfKind): string => {
    const key = kindOf.get(serviceId);
    return kinds.find((one) => one.key === key)?.name ?? withoutKind;
  };
  const lines = [...Map.groupBy(rows, nameOf)].map(([name, group]) => {
    const sum = (column: "referred" | "started" | "unmet" | "waiting"): number =>
      group.reduce((all, row) => all + row[column], 0);
    const agreed = group.flatMap(({ capacity }) => (capacity === null ? [] : [capacity]));
    return {
      key: name,
      name,
      serviceId: null,
      capacity: agreed.length === 0 ? null : agreed.reduce((all, one) => all + one, 0),
      waitDays: null,
      referred: sum("referred"),
      started: sum("started"),
      waiting: sum("waiting"),
      unmet: sum("unmet"),
    };
  });
  return demandLines(lines.toSorted((one, other) => one.name.localeCompare(other.name, "en-GB")));
}

type Drafting = {
  readonly lines: readonly DemandLine[];
  /** Of single services, for the waits. */
  readonly services: readonly DemandLine[];
  readonly period: { readonly from: IsoDate; readonly to: IsoDate };
};

/** Whether more were referred than there are places; nothing where either is not said. */
function againstPlaces({ capacity, referred }: DemandLine): string {
  if (capacity === null) return "No places are agreed.";
  if (typeof referred !== "number") return `${capacity} places are agreed.`;
  return referred > capacity
    ? `${capacity} places are agreed: fewer than were referred.`
    : `${capacity} places are agreed.`;
}

/** What the figures say of each kind, as text for a person to edit: what they mean is for the person to write. */
export function draftGap({ lines, services, period }: Drafting): string {
  const waits = services.filter(({ waitDays }) => waitDays !== null);
  const parts = [
    `This draft is of ${formatDate(period.from)} to ${formatDate(period.to)}. It counts children who were referred to services of the directory, those who waited on the last day, and needs that were recorded as not available. ${smallAreSaid()}; “not shown” stands where a small number could be worked out.`,
    ...lines.map(
      (line) =>
        `${line.name}\nReferred: ${shownText(line.referred)}. Started: ${shownText(line.started)}. Waiting: ${shownText(line.waiting)}. Unmet need: ${shownText(line.unmet)}. ${againstPlaces(line)}`,
    ),
    waits.length === 0
      ? ""
      : `Waits\n${waits.map(({ name, waitDays }) => `${name}: ${waitDays ?? 0} days, median`).join("\n")}`,
    "What it means\n[Write what these figures mean, what they do not show, and who was asked.]",
    "What is proposed\n[Write what is proposed, with its cost and by when it is decided.]",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** What stands in brackets was left for the person who edits it. */
export const isUnfinished = (wording: string): boolean => /\[Write [^\]]*\]/.test(wording);
