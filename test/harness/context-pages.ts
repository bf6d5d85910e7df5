import type { Page } from "playwright-core";
import { choose, follow, group, press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const name = "A server with quite a long name, by which young people know it";

async function refer(page: Page): Promise<void> {
  await choose(group(page, "What is it?"), "An online space");
  await type(page, {
    "What is it called?": name,
    "Why does it need a case?": "Adults contact young people there since half term",
  });
  await press(page, "Refer it");
}

const open = async (page: Page): Promise<void> => {
  await follow(page, name);
};

async function decide(page: Page): Promise<void> {
  await open(page);
  await follow(page, "Decide whether it has a case");
  await press(page, "Save the decision");
}

/** Cases on places, groups and online spaces. */
export const contextPages: readonly Stop[] = [
  {
    ...coordinator,
    name: "a place to refer, with errors",
    at: "/contexts/new",
    then: (page) => press(page, "Refer it"),
    heading: "Refer a place",
  },
  {
    ...coordinator,
    name: "a case that was referred",
    at: "/contexts/new",
    then: refer,
    heading: name,
  },
  {
    ...coordinator,
    name: "cases on places",
    at: "/contexts",
    heading: "Places, groups and online spaces",
  },
  {
    ...coordinator,
    name: "cases on places that are late",
    at: "/contexts?show=late",
    heading: "Places, groups and online spaces",
  },
  {
    ...coordinator,
    name: "a case to decide, with errors",
    at: "/contexts?show=referred",
    then: decide,
    heading: "Decide whether it has a case",
  },
  {
    ...coordinator,
    name: "a conflict of interest in a case, with errors",
    at: "/contexts?show=referred",
    then: async (page) => {
      await open(page);
      await follow(page, "Record a conflict of interest");
      await press(page, "Record the conflict");
    },
    heading: "Record a conflict of interest",
  },
  {
    ...coordinator,
    name: "who reads a case, with errors",
    at: "/contexts?show=referred",
    then: async (page) => {
      await open(page);
      await follow(page, "Say who reads it");
      await press(page, "Save");
    },
    heading: "Say who reads it",
  },
];
