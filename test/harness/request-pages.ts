import type { Page } from "playwright-core";
import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const pressing = (button: string) => (page: Page) => press(page, button);
const requests = "Requests for a victim’s information";
const directory = "Directory of telephone numbers";
const releases = "Bail, release and conditions";

/** Requests for information, what must be told, and bail and releases. */
export function requestPages(path: string): readonly Stop[] {
  return [
    { ...coordinator, name: "directory", at: "/directory", heading: directory },
    { ...coordinator, name: "numbers to ring", at: "/directory?show=ring", heading: directory },
    {
      ...coordinator,
      name: "numbers of the MASH",
      at: "/directory/of/mash",
      heading: "Multi-agency safeguarding hub (MASH)",
    },
    {
      ...coordinator,
      name: "a number with errors",
      at: "/directory/of/mash/add",
      then: pressing("Add this number"),
      heading: "Add a number",
    },
    { ...coordinator, name: "requests", at: "/victim-requests", heading: requests },
    {
      ...coordinator,
      name: "overdue requests",
      at: "/victim-requests?show=late",
      heading: requests,
    },
    {
      as: "governance",
      name: "the register of requests",
      at: "/governance/victim-requests",
      heading: requests,
    },
    {
      ...coordinator,
      name: "requests about a child",
      at: `${path}/victim-requests`,
      heading: requests,
    },
    {
      ...coordinator,
      name: "a request with errors",
      at: `${path}/victim-requests/new`,
      then: pressing("Record the request"),
      heading: "Record a request for information",
    },
    { ...coordinator, name: "who must be told", at: "/duties", heading: "Who must be told" },
    {
      ...coordinator,
      name: "who must be told about a child",
      at: `${path}/duties`,
      heading: "Who must be told",
    },
    {
      ...coordinator,
      name: "something that must be told, with errors",
      at: `${path}/duties/new`,
      then: pressing("Record it"),
      heading: "Record something that must be told",
    },
    { ...coordinator, name: "bail and releases", at: "/releases", heading: releases },
    {
      ...coordinator,
      name: "bail and releases that concern a child",
      at: `${path}/releases`,
      heading: releases,
    },
  ];
}
