import type { Page } from "playwright-core";
import { press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const pressing = (name: string) => (page: Page) => press(page, name);

/** Other forums and the NRM: of a child, their lists, and who may know of a hidden one. */
export function elsewherePages(path: string): readonly Stop[] {
  const consider = async (page: Page): Promise<void> => {
    await page.getByLabel("Yes: prepare the referral").check();
    await type(page, { Why: "Moved between towns to sell" });
    await press(page, "Record");
  };
  const prepare = async (page: Page): Promise<void> => {
    await consider(page);
    await page.getByRole("main").getByRole("button", { name: "Prepare the fields" }).click();
  };
  const sent = async (page: Page): Promise<void> => {
    await consider(page);
    await page.getByRole("main").getByRole("button", { name: "It has been sent" }).click();
    await press(page, "Record that it was sent");
  };
  const copied = async (page: Page): Promise<void> => {
    await consider(page);
    await page.getByRole("main").getByRole("link", { name: "Everything prepared" }).click();
  };
  const guardian = async (page: Page): Promise<void> => {
    await consider(page);
    await page.getByRole("main").getByRole("link", { name: "child trafficking guardian" }).click();
    await press(page, "Record");
  };
  const recorded = async (page: Page): Promise<void> => {
    await type(page, { "On what basis is it recorded here?": "Agreed at the meeting" });
    await press(page, "Record");
    await page.getByRole("main").getByRole("link", { name: "Youth justice service" }).click();
  };
  return [
    {
      ...coordinator,
      name: "which forum to record",
      at: `${path}/forums/new`,
      heading: "Record another forum",
    },
    {
      ...coordinator,
      name: "a reference with errors",
      at: `${path}/forums/new?forum=youth-justice`,
      then: pressing("Record"),
      heading: "Known to: Youth justice service",
    },
    {
      ...coordinator,
      name: "a reference",
      at: `${path}/forums/new?forum=youth-justice`,
      then: recorded,
      heading: "Youth justice service",
    },
    {
      ...coordinator,
      name: "a referral to consider, with errors",
      at: `${path}/nrm/new`,
      then: pressing("Record"),
      heading: "Consider a referral to the NRM",
    },
    {
      ...coordinator,
      name: "a referral",
      at: `${path}/nrm/new`,
      then: consider,
      heading: "NRM referral",
    },
    {
      ...coordinator,
      name: "a referral to prepare",
      at: `${path}/nrm/new`,
      then: prepare,
      heading: "Prepare the NRM referral",
    },
    {
      ...coordinator,
      name: "a referral that was sent, with errors",
      at: `${path}/nrm/new`,
      then: sent,
      heading: "The NRM referral has been sent",
    },
    {
      ...coordinator,
      name: "a referral to copy",
      at: `${path}/nrm/new`,
      then: copied,
      heading: "NRM referral, to copy",
    },
    {
      ...coordinator,
      name: "a step of a referral, with errors",
      at: `${path}/nrm/new`,
      then: guardian,
      heading: "NRM: Independent child trafficking guardian",
    },
    {
      ...coordinator,
      name: "section 45 with errors",
      at: `${path}/section-45`,
      then: pressing("Record"),
      heading: "Section 45, Modern Slavery Act 2015",
    },
    {
      ...coordinator,
      name: "NRM and other forums of a child",
      at: `${path}/forums`,
      heading: "NRM and other forums",
    },
    { ...coordinator, name: "NRM referrals", at: "/nrm", heading: "NRM referrals" },
    { ...coordinator, name: "other forums", at: "/forums", heading: "Other forums" },
    {
      ...coordinator,
      name: "children known to a forum",
      at: "/forums/youth-justice",
      heading: "Known to Youth justice service",
    },
    {
      ...coordinator,
      name: "who may know of a hidden forum, with errors",
      at: "/forums/marac/list",
      then: pressing("Put on the list"),
      heading: "List of MARAC",
    },
    {
      as: "governance",
      name: "who may know of a hidden forum, to read",
      at: "/forums/marac/list",
      heading: "List of MARAC",
    },
  ];
}
