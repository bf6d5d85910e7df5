import { z } from "zod";
import type { IsoDate } from "../../../kernel/dates.ts";
import { smallest, type Shown } from "../../../kernel/small-numbers.ts";
import { counted } from "../../../kernel/words.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { defineList } from "../../../platform/lists/define-list.ts";
import type { Reading } from "../../../platform/lists/declared.ts";
import { aKey } from "../../../platform/lists/filters.ts";
import { nameIn, serviceSchemeOn } from "../services/service-scheme.ts";
import { unmetPeriod } from "../services/unmet.ts";
import { commissioningSchemeOn } from "./commissioning-scheme.ts";
import { contractState, waitsForDecision, type ContractState } from "./contract-state.ts";
import { linesByService, readServiceDemand, withoutUnmet } from "./demand.ts";
import { wholeMonths } from "./months.ts";
import {
  listOwnMonths,
  listReturns,
  type EarlierReturn,
  type ServiceReturn,
} from "./return-reads.ts";
import {
  listOwnServices,
  listServiceContacts,
  listServiceTerms,
  type ServiceTerms,
} from "./term-reads.ts";

export const stateWords: Readonly<Record<ContractState, string>> = {
  none: "No contract",
  open: "Nothing to decide yet",
  due: "To decide",
  overdue: "Overdue",
  lapsed: "Ended: add the next terms",
  decided: "Decided",
};

export type Commissioned = ServiceTerms & {
  readonly state: ContractState;
  readonly waiting: Shown;
  readonly unmet: Shown;
};

/** Services with their terms, what is to be decided about each, and demand in whole months. */
export async function readCommissioned(tx: Tx, today: IsoDate): Promise<readonly Commissioned[]> {
  const { noticeDays } = await commissioningSchemeOn(tx, today);
  const period = unmetPeriod(today);
  const counted = linesByService(await readServiceDemand(tx, period));
  const demand = await withoutUnmet(tx, counted, { period, today });
  const byId = new Map(demand.map((line) => [line.serviceId, line]));
  return (await listServiceTerms(tx, today)).map((one) => ({
    ...one,
    state: contractState(one, { today, noticeDays }),
    waiting: byId.get(one.serviceId)?.waiting ?? "withheld",
    unmet: byId.get(one.serviceId)?.unmet ?? "withheld",
  }));
}

/** Contracts and pilots about which a decision is due: the first notice date before others. */
export const listToDecide = async (tx: Tx, today: IsoDate): Promise<readonly Commissioned[]> =>
  (await readCommissioned(tx, today))
    .filter(({ state }) => waitsForDecision(state))
    .toSorted((one, other) => (one.noticeOn ?? "").localeCompare(other.noticeOn ?? ""));

/** How many there are, without what the demand for them is. */
export async function countToDecide(tx: Tx, today: IsoDate): Promise<number> {
  const { noticeDays } = await commissioningSchemeOn(tx, today);
  const terms = await listServiceTerms(tx, today);
  return terms.filter((one) => waitsForDecision(contractState(one, { today, noticeDays }))).length;
}

const around = async (tx: Tx, today: IsoDate) => ({
  scheme: await commissioningSchemeOn(tx, today),
  services: await serviceSchemeOn(tx, today),
  today,
  ...unmetPeriod(today),
});

const figure = (shown: Shown): number | null => (typeof shown === "number" ? shown : null);

/** Every service that is provided, as it is commissioned. */
export const commissionedList = defineList({
  about: "no-child",
  filters: { kind: aKey(), tier: aKey() },
  pages: { size: 50, by: "cut" },
  read: async ({ tx, clock, asked }) => {
    const today = clock.today();
    const rows = (await readCommissioned(tx, today))
      .filter(({ kind }) => asked.kind === undefined || kind === asked.kind)
      .filter(({ tier }) => asked.tier === undefined || tier === asked.tier);
    return { rows, around: await around(tx, today) };
  },
  columns: {
    name: "Service",
    kind: "Kind of support",
    capacity: { heading: "Places", isNumeric: true },
    waiting: { heading: "Waiting", isNumeric: true },
    unmet: { heading: "Unmet need", isNumeric: true },
    cost: { heading: "Cost a year", isNumeric: true },
    notice: "Notice date",
    state: "Decision",
  },
  tables: {
    services: {
      caption: ({ total }) => counted(total, "service"),
      empty: "No service is in the directory. Add one under Services.",
    },
  },
  fields: {
    kind: {
      label: "Kind of support",
      all: "All kinds",
      options: ({ around: { scheme } }) =>
        scheme.kinds.map(({ key, name }) => ({ value: key, text: name })),
    },
    tier: {
      label: "Tier",
      all: "All tiers",
      options: ({ around: { services } }) =>
        services.tiers.map(({ key, name }) => ({ value: key, text: name })),
    },
  },
  api: {
    rows: "services",
    fields: {
      serviceId: z.uuid(),
      name: z.string(),
      provider: z.string(),
      tier: z.string(),
      kind: z.string().nullable().describe("By the list in force; null: no terms yet"),
      agreement: z.enum(["contract", "pilot", "none"]).nullable(),
      fromOn: z.iso.date().nullable(),
      capacity: z.int().nullable(),
      costPounds: z.int().nullable().describe("A year"),
      contractFrom: z.iso.date().nullable(),
      contractUntil: z.iso.date().nullable(),
      noticeOn: z.iso.date().nullable(),
      outcomes: z.string().nullable(),
      decision: z.enum(["continue", "change", "end"]).nullable(),
      state: z.enum(["none", "open", "due", "overdue", "lapsed", "decided"]),
      childrenWaiting: z.int().nullable().describe("Null: too few to show"),
      childrenUnmet: z.int().nullable().describe("Null: too few to show"),
    },
    more: ({ waiting, unmet }) => ({
      childrenWaiting: figure(waiting),
      childrenUnmet: figure(unmet),
    }),
  },
});

export const contractList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 50, by: "cut" },
  read: async ({ tx, clock }) => {
    const today = clock.today();
    return { rows: await listToDecide(tx, today), around: await around(tx, today) };
  },
  columns: {
    name: "Service",
    agreement: "Agreement",
    notice: "Notice date",
    until: "Ends",
    waiting: { heading: "Waiting", isNumeric: true },
    unmet: { heading: "Unmet need", isNumeric: true },
    state: "Decision",
  },
  tables: {
    contracts: {
      caption: ({ total }) => counted(total, "contract or pilot", "contracts and pilots"),
      empty: "No contract waits for a decision.",
    },
  },
});

export const kindName = (scheme: Parameters<typeof nameIn>[0], kind: string | null): string =>
  kind === null ? "No terms yet" : nameIn(scheme, kind);

/** A return as its reader may see it: the provider its own numbers, who buys the service none that are small. */
export type ShownReturn = Pick<
  ServiceReturn,
  "monthOn" | "places" | "wording" | "returnedBy" | "returnedAt"
> & {
  readonly [Count in "referred" | "started" | "ended" | "waiting"]: Shown;
} & {
  readonly isOwn: boolean;
  /** What stood before each correction; its numbers only where all of the month are shown. */
  readonly earlier: readonly (Pick<EarlierReturn, "correctedOn" | "reason"> & {
    readonly numbers: EarlierReturn | undefined;
  })[];
};

/** Where one number of a month is small, now or before it was corrected, none of the month is said: the others would lead to it. */
const asRead = (row: ServiceReturn, isOwn: boolean): ShownReturn => {
  const isSmall = [row, ...row.earlier].some(({ referred, started, ended, waiting }) =>
    [referred, started, ended, waiting].some((one) => one > 0 && one < smallest),
  );
  const isWhole = isOwn || !isSmall;
  const earlier = row.earlier.map((one) => ({
    correctedOn: one.correctedOn,
    reason: one.reason,
    numbers: isWhole ? one : undefined,
  }));
  if (isWhole) return { ...row, isOwn, earlier };
  return {
    ...row,
    isOwn,
    earlier,
    referred: "withheld",
    started: "withheld",
    ended: "withheld",
    waiting: "withheld",
  };
};

/** What a provider returned of one service. */
export const returnList = defineList({
  about: "no-child",
  filters: {},
  read: async ({ tx, actor, of: serviceId }: Reading<object, string>) => {
    const isOwn = (await listOwnServices(tx, actor.id)).has(serviceId);
    const rows = (await listReturns(tx, serviceId)).map((row) => asRead(row, isOwn));
    return { rows, around: {} };
  },
  columns: {
    month: "Month",
    places: { heading: "Places offered", isNumeric: true },
    referred: { heading: "Referred", isNumeric: true },
    started: { heading: "Started", isNumeric: true },
    ended: { heading: "Ended", isNumeric: true },
    waiting: { heading: "Waiting", isNumeric: true },
    wording: "What stood in the way",
  },
  tables: {
    returns: { caption: "Monthly returns", empty: "No month was returned yet." },
  },
});

/** Who answers for one service. */
export const serviceContactList = defineList({
  about: "no-child",
  filters: {},
  read: async ({ tx, of: serviceId }: Reading<object, string>) => ({
    rows: await listServiceContacts(tx, serviceId),
    around: {},
  }),
  columns: {
    name: "Contact at the provider",
    email: "Work e-mail",
    namedBy: "Named by",
    end: { heading: "End", isScreenOnly: true },
  },
  tables: {
    contacts: {
      caption: "Contacts at the provider",
      empty: "Nobody is named yet. Without a contact no month is returned.",
    },
  },
});

/** The months of services for which the reader answers. */
export const ownMonthList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 50, by: "cut" },
  read: async ({ tx, actor, clock }) => {
    const today = clock.today();
    const { returnMonths } = await commissioningSchemeOn(tx, today);
    const months = wholeMonths(today, returnMonths);
    return { rows: await listOwnMonths(tx, { staffId: actor.id, months }), around: {} };
  },
  columns: {
    service: "Service",
    month: "Month",
    state: "Return",
  },
  tables: {
    months: {
      caption: "Months to return",
      empty: "You answer for no service. A commissioner can name you as the contact of one.",
    },
  },
});
