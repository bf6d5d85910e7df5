import { addMonths, formatDate, type IsoDate } from "../../kernel/dates.ts";

/** An agency or a school in which somebody leads on exploitation. */
export type Body = {
  readonly of: "agency" | "school";
  readonly id: string;
  readonly name: string;
  /** Of agencies as the partnership keeps them; "school" for a school of the directory. */
  readonly kind: string;
};

/** Who leads there, or stands in. */
export type Lead = {
  readonly leadId: string;
  readonly agencyId: string | null;
  readonly schoolId: string | null;
  readonly isDeputy: boolean;
  readonly staffId: string | null;
  readonly name: string;
  readonly jobTitle: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly area: string | null;
  readonly training: string | null;
  readonly trainedOn: IsoDate | null;
  readonly trainedUntil: IsoDate | null;
  readonly confirmedOn: IsoDate;
  readonly confirmedBy: string;
  /** Their account has ended: whoever rings them reaches nobody. */
  readonly hasLeft: boolean;
  readonly version: number;
};

export type LeadRow = {
  readonly body: Body;
  readonly lead: Lead | undefined;
  readonly deputy: Lead | undefined;
};

/** What is wrong with a row, the worst first. */
export type State = "none" | "left" | "ended" | "untrained" | "unconfirmed" | "no-deputy" | "right";

const order: readonly State[] = [
  ...(["none", "left", "ended", "untrained", "unconfirmed", "no-deputy", "right"] as const),
];

type ReadQuery = { readonly today: IsoDate; readonly confirmMonths: number };

export const confirmBy = (lead: Pick<Lead, "confirmedOn">, confirmMonths: number): IsoDate =>
  addMonths(lead.confirmedOn, confirmMonths);

/** Of one row: nobody is named, or what of the lead has run out, or nobody stands in. */
export function stateOf({ lead, deputy }: LeadRow, { today, confirmMonths }: ReadQuery): State {
  if (!lead) return "none";
  if (lead.hasLeft) return "left";
  if (lead.trainedUntil === null) return "untrained";
  if (lead.trainedUntil < today) return "ended";
  if (confirmBy(lead, confirmMonths) < today) return "unconfirmed";
  return deputy && !deputy.hasLeft ? "right" : "no-deputy";
}

/** In the words of the list. */
export function stateWords(state: State, lead: Lead | undefined): string {
  switch (state) {
    case "none":
      return "No lead named";
    case "left":
      return "The lead has left";
    case "ended":
      return `Training ended ${lead?.trainedUntil ? formatDate(lead.trainedUntil) : ""}`.trim();
    case "untrained":
      return "No training recorded";
    case "unconfirmed":
      return `Not confirmed since ${lead ? formatDate(lead.confirmedOn) : ""}`.trim();
    case "no-deputy":
      return "No deputy named";
    case "right":
      return "Trained, deputised and confirmed";
  }
}

export type Judged = LeadRow & { readonly state: State };

/** Every row with what is wrong with it, those first where most is. */
export const judge = (rows: readonly LeadRow[], asked: ReadQuery): readonly Judged[] =>
  rows
    .map((row) => ({ ...row, state: stateOf(row, asked) }))
    .toSorted(
      (one, other) =>
        order.indexOf(one.state) - order.indexOf(other.state) ||
        one.body.name.localeCompare(other.body.name, "en-GB"),
    );
