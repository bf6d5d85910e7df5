import { harmStatusOf, nextThing } from "../../child-record/index.ts";
import type { MyList } from "../my-worklists.ts";
import type { WorkPage } from "./work-view.ts";

/** Whether a line of the list is for somebody to do something about: a list that comes later has to say. */
const asks: Readonly<Record<MyList, boolean>> = {
  asked: true,
  actions: true,
  assessments: true,
  lookBacks: true,
  lateReferrals: true,
  referrals: true,
  references: true,
  turning: true,
  escalations: true,
  familyViews: true,
  moments: true,
  unseen: true,
  toTypeUp: true,
  warnings: true,
  flags: true,
  missing: true,
  due: true,
  tellings: true,
  seconds: true,
  recent: false,
};

const asking = (Object.keys(asks) as MyList[]).filter((list) => asks[list]);

/** Said at the head of the page: only where no part of it asks for anything. */
export function isNothingAsked(page: WorkPage): boolean {
  const { plans, mashAsks, notMatched, standalone } = page;
  const { needs, files, mayDecide } = page;
  // Whoever decides on concerns has a queue, of which nothing is read here.
  if (mayDecide || notMatched.length > 0 || standalone.total > 0) return false;
  if (needs.length + files + plans.total + mashAsks.total > 0) return false;
  if (asking.some((list) => page[list].total > 0)) return false;
  return !page.children.some((child) => {
    const isUndecided = harmStatusOf(page.harmScheme, child.harmStatus).isUndecided ?? false;
    return nextThing(child, { today: page.today, isUndecided })?.isLate ?? false;
  });
}
