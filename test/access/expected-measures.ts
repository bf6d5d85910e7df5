import type { Row } from "./expected.ts";
import { recordedBy, without } from "./groups.ts";

/** Nothing has a measure here: who reads and records which is in test/access/measures.test.ts. */
const views = "coordinator mash manager police intelligence";
const records = "coordinator mash police intelligence";
const seen: Row = { 200: views, 403: without(views) };
const viewed: Row = { 404: views, 403: without(views) };
const recorded: Row = { 404: records, 403: without(records) };

export const measureLists: Readonly<Record<string, Row>> = {
  "GET /measures": seen,
  "GET /api/measures": seen,
  "GET /measures/catalogue": seen,
  "GET /measures/:measureId": viewed,
  "GET /api/measures/:measureId": viewed,
  "POST /measures/:measureId/safe": recorded,
  "POST /measures/:measureId/effect": viewed,
  "POST /measures/:measureId/step": recorded,
  "POST /measures/:measureId/review": recorded,
  ...Object.fromEntries(
    ["actions/new", "actions/:measureActionId"].flatMap((path) => [
      [`GET /measures/:measureId/${path}`, recorded],
      [`POST /measures/:measureId/${path}`, recorded],
    ]),
  ),
  "GET /api/subjects/:thingId/forums": viewed,
  "GET /subjects/:thingId/forums/new": recorded,
  "GET /subjects/:thingId/forums/:thingForumId": viewed,
  ...Object.fromEntries(
    ["new/:adultForum", ":thingForumId/change", ":thingForumId/end"].flatMap((path) => [
      [`GET /subjects/:thingId/forums/${path}`, recorded],
      [`POST /subjects/:thingId/forums/${path}`, recorded],
    ]),
  ),
  "GET /subjects/:thingId/measures/new": recorded,
  "POST /subjects/:thingId/measures/new": recorded,
};

const ofChild: Row = recordedBy(records).unrecorded;

/** What a child says about a measure. */
export const measureOfChild: Readonly<Record<string, Row>> = {
  "GET /children/:personId/measures/:measureId": ofChild,
  "POST /children/:personId/measures/:measureId": ofChild,
};
