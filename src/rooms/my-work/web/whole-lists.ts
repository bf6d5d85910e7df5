import type { MyList } from "../my-worklists.ts";

/** Lists of My work that have a page of their own, by what its address says. */
export const wholeLists = {
  moments: ["moments"],
  families: ["familyViews"],
  promises: ["actions"],
  assessments: ["assessments"],
  flags: ["flags"],
  visits: ["toTypeUp", "warnings", "unseen"],
  recovery: ["lookBacks", "lateReferrals"],
  nrm: ["referrals"],
  forums: ["references"],
  turning: ["turning"],
  disagreements: ["escalations"],
  apart: ["tellings"],
  second: ["seconds"],
} as const satisfies Readonly<Record<string, readonly MyList[]>>;

export type WholeList = keyof typeof wholeLists | "plans";

export const wholeListNames = [
  ...(Object.keys(wholeLists) as (keyof typeof wholeLists)[]),
  "plans",
] as const satisfies readonly WholeList[];

export const wholeList = (list: WholeList): string => `/work/all?list=${list}`;
