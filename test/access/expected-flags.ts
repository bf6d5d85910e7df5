import type { Row } from "./expected.ts";
import { measureLists, measureOfChild } from "./expected-measures.ts";
import { panelLists, panelRows } from "./expected-panels.ts";
import { listed, recordedBy, without, workWithChildren } from "./groups.ts";

const views = "coordinator mash manager police intelligence";
const records = "coordinator mash manager intelligence";
const decides = "coordinator mash";
const flags = "coordinator mash lead manager chair";

type Reached = {
  /** The pages that whoever sees the record reads. */
  readonly seen: Row;
  /** Who of those who may record reaches the child: all, none, or these. */
  readonly opens: string;
};

const among = (keys: string, opens: string): string =>
  opens === "all" || opens === "none"
    ? opens
    : keys
        .split(" ")
        .filter((key) => opens.split(" ").includes(key))
        .join(" ");

/** What is linked with a child, and what its flags may be used for. */
export function flagRows({ seen, opens }: Reached): Readonly<Record<string, Row>> {
  const linked = recordedBy(records);
  const changing = recordedBy("coordinator mash lead manager school nurse");
  const harming = recordedBy(flags);
  const one = "/children/:personId/enforcement/:enforcementId";
  const enforcement = "/children/:personId/flags/:flagId/enforcement";
  return {
    ...panelRows({ seen, opens }),
    "GET /children/:personId/linked": recordedBy(views).formOf(among(views, opens), 200),
    "POST /children/:personId/linked": linked.formOf(among(records, opens), 303),
    // The walk has nothing on offer: offered-facts.test.ts.
    "GET /children/:personId/offered-facts": seen,
    "POST /children/:personId/offered-facts/:offerKey/link": linked.unrecorded,
    "POST /children/:personId/offered-facts/:offerKey/decline": changing.unrecorded,
    "POST /children/:personId/offered-facts/:offerKey/age": changing.unrecorded,
    "POST /children/:personId/offered-facts/:offerKey/words":
      recordedBy(workWithChildren).unrecorded,
    "GET /children/:personId/offered-facts/:offerKey/profile": changing.unrecorded,
    "POST /children/:personId/offered-facts/:offerKey/profile": changing.unrecorded,
    "GET /children/:personId/offered-facts/:offerKey/around": changing.unrecorded,
    "POST /children/:personId/offered-facts/:offerKey/around": changing.unrecorded,
    "GET /children/:personId/offered-facts/:offerKey/safe-contact": changing.unrecorded,
    "POST /children/:personId/offered-facts/:offerKey/safe-contact": changing.unrecorded,
    // Nothing has the id of a link, of a request, or stands elsewhere: things.test.ts, enforcement.test.ts.
    "GET /children/:personId/linked/:thingLinkId/review": linked.unrecorded,
    "POST /children/:personId/linked/:thingLinkId/review": linked.unrecorded,
    "GET /children/:personId/linked/:thingLinkId/end": linked.unrecorded,
    "POST /children/:personId/linked/:thingLinkId/end": linked.unrecorded,
    "POST /children/:personId/flags/:flagId/taken-out": recordedBy(flags).unrecorded,
    [`GET ${enforcement}`]: seen,
    [`POST ${enforcement}`]: recordedBy(workWithChildren).formOf(opens, 303),
    [`GET ${one}`]: linked.unseen,
    [`POST ${one}`]: recordedBy(decides).unrecorded,
    [`POST ${one}/end`]: recordedBy(decides).unrecorded,
    "GET /api/children/:personId/flags": seen,
    ...measureOfChild,
    "GET /children/:personId/harming-others": seen,
    "GET /children/:personId/harming-others/new": harming.formOf(among(flags, opens), 200),
    "POST /children/:personId/harming-others/new": harming.formOf(among(flags, opens), 303),
  };
}

const seenBy = (keys: string): Row => ({ 200: keys, 403: without(keys) });
const nothing: Row = { 404: records, 403: without(records) };
/** For managers and leads; of whom some read no subject. */
const nowhere: Row = { 404: flags, 403: without(flags) };

/** Subjects that are no children; flags to look at; and what governance reads without a child. */
export const flagLists: Readonly<Record<string, Row>> = {
  ...panelLists,
  ...measureLists,
  "GET /subjects": seenBy(views),
  "GET /api/subjects": seenBy(views),
  "GET /subjects/new": seenBy(records),
  "POST /subjects/new": { 303: records, 403: without(records) },
  "GET /subjects/:thingId": { 404: views, 403: without(views) },
  "GET /subjects/:thingId/edit": nothing,
  "POST /subjects/:thingId/edit": nothing,
  "GET /subjects/:thingId/age": nothing,
  "POST /subjects/:thingId/age": nothing,
  "GET /subjects/:thingId/decision": nothing,
  "POST /subjects/:thingId/decision": nothing,
  "GET /subjects/:thingId/ties/new": nothing,
  "POST /subjects/:thingId/ties/new": nothing,
  "GET /subjects/:thingId/ties/:thingTieId/end": nothing,
  "POST /subjects/:thingId/ties/:thingTieId/end": nothing,
  "GET /suggested-links": seenBy(records),
  "GET /subjects/:thingId/suggested/:otherId/take": nothing,
  "POST /subjects/:thingId/suggested/:otherId/take": nothing,
  "GET /subjects/:thingId/suggested/:otherId/decline": nothing,
  "POST /subjects/:thingId/suggested/:otherId/decline": nothing,
  "GET /subjects/:thingId/may-suggest": nothing,
  "POST /subjects/:thingId/may-suggest": nothing,
  "GET /subjects/:thingId/renew": nothing,
  "POST /subjects/:thingId/renew": nothing,
  "GET /subjects/:thingId/withdraw": nowhere,
  "POST /subjects/:thingId/withdraw": nowhere,
  "GET /overdue/allegations": seenBy(records),
  "POST /subjects/:thingId/links": nothing,
  "GET /subjects/:thingId/same": nothing,
  "POST /subjects/:thingId/same": nothing,
  "GET /subjects/:thingId/same/:thingJoinId": nothing,
  "POST /subjects/:thingId/same/:thingJoinId": nothing,
  "GET /subjects/:thingId/flags": nothing,
  "POST /subjects/:thingId/flags": nothing,
  "GET /subjects/:thingId/flags/:thingFlagId/review": nothing,
  "POST /subjects/:thingId/flags/:thingFlagId/review": nothing,
  "GET /subjects/:thingId/flags/:thingFlagId/end": nothing,
  "POST /subjects/:thingId/flags/:thingFlagId/end": nothing,
  "POST /subjects/:thingId/flags/:thingFlagId/taken-out": nothing,
  "GET /overdue/flags": listed,
  "GET /enforcement": seenBy(decides),
  "GET /governance/enforcement": seenBy("governance"),
};
