import { addMonths, type IsoDate } from "../../kernel/dates.ts";
import type { CampaignScheme } from "../training/index.ts";

export const contactKinds = {
  contact: "Contact",
  visit: "Visit",
  training: "Training of its staff",
  pledge: "Pledge",
} as const;
export type ContactKind = keyof typeof contactKinds;

export type Business = {
  readonly businessId: string;
  readonly name: string;
  readonly licenceClass: string;
  readonly authority: string;
  readonly isElsewhere: boolean;
  readonly locality: string;
  readonly addedOn: IsoDate;
  readonly endedOn: IsoDate | null;
  readonly visitedOn: IsoDate | null;
  readonly trainedOn: IsoDate | null;
  readonly trained: number;
  readonly pledgedOn: IsoDate | null;
  readonly version: number;
};

export type BusinessContact = {
  readonly contactId: string;
  readonly kind: ContactKind;
  readonly happenedOn: IsoDate;
  readonly people: number | null;
  readonly wording: string | null;
  readonly recordedBy: string;
};

type Visited = Pick<Business, "addedOn" | "licenceClass" | "visitedOn">;

/** When a business is visited next: by the class of its licence and the last visit, and by nothing else. */
export function nextVisitOn(
  { licenceClass, visitedOn, addedOn }: Visited,
  { visits, otherMonths }: Pick<CampaignScheme, "otherMonths" | "visits">,
): IsoDate {
  if (visitedOn === null) return addedOn;
  const months = visits.find(({ key }) => key === licenceClass)?.months ?? otherMonths;
  return addMonths(visitedOn, months);
}

export type DueBusiness = Business & { readonly nextOn: IsoDate };

/** The first due first; of one day by name. */
export const inVisitOrder = (
  businesses: readonly Business[],
  scheme: Pick<CampaignScheme, "otherMonths" | "visits">,
): readonly DueBusiness[] =>
  businesses
    .map((one) => ({ ...one, nextOn: nextVisitOn(one, scheme) }))
    .toSorted((a, b) => a.nextOn.localeCompare(b.nextOn) || a.name.localeCompare(b.name, "en-GB"));
