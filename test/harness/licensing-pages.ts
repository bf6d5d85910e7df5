import type { Page } from "playwright-core";
import { choose, follow, group, press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const holder = "QX19 ZZA, a plate with quite a long description";

/** The vehicle that the stops of subjects leave behind. */
async function licences(page: Page): Promise<void> {
  await page.goto("/subjects?q=qx19zza");
  await follow(page, "Blue estate with quite a long description");
  await follow(page, "Licences");
}

async function record(page: Page): Promise<void> {
  await licences(page);
  await press(page, "Record a licence");
  await choose(group(page, "What is licensed?"), "Taxi or private hire vehicle");
  await type(page, {
    "Name, registration or address on the licence": holder,
    "Licensing authority that issued it": "Northvale Council",
    "Where this comes from": "The plate",
  });
  await choose(group(page, "Is it an authority of this area?"), "No, it is out of area");
  await press(page, "Record the licence");
}

async function refer(page: Page): Promise<void> {
  await licences(page);
  await follow(page, /^Refer it to the authority/);
}

/** Licences of a subject, and referrals of them. */
export const licensingPages: readonly Stop[] = [
  {
    ...coordinator,
    name: "a licence with errors",
    at: "/subjects",
    then: async (page) => {
      await licences(page);
      await press(page, "Record a licence");
      await press(page, "Record the licence");
    },
    heading: "Record a licence",
  },
  {
    ...coordinator,
    name: "licences of a subject",
    at: "/subjects",
    then: record,
    heading: "Licences, and referrals",
  },
  {
    ...coordinator,
    name: "a licence to refer, with errors",
    at: "/subjects",
    then: async (page) => {
      await refer(page);
      await press(page, "Refer it");
    },
    heading: "Refer it to the licensing authority",
  },
  {
    ...coordinator,
    name: "a licence that was referred",
    at: "/subjects",
    then: async (page) => {
      await refer(page);
      await type(page, { "Sanitised ground": "Offers lifts that are not booked" });
      await press(page, "Refer it");
    },
    heading: holder,
  },
  {
    as: "licensing",
    name: "referrals to licensing authorities",
    at: "/licensing",
    heading: "Referrals to licensing authorities",
  },
  {
    as: "licensing",
    name: "a referral that was sent, with errors",
    at: "/licensing",
    then: async (page) => {
      await follow(page, holder);
      await follow(page, "Record that it was sent");
      await press(page, "Record that it was sent");
    },
    heading: "Record that it was sent",
  },
  {
    as: "licensing",
    name: "a search of the national register, with errors",
    at: "/licensing",
    then: async (page) => {
      await follow(page, holder);
      await follow(page, "Record a search of the national register");
      await press(page, "Record the search");
    },
    heading: "Record a search of the national register",
  },
];
