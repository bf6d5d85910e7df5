import { shownText } from "../../kernel/small-numbers.ts";
import { holds } from "../../platform/access/actor.ts";
import type { HomePart } from "../../platform/rooms/home-slots.ts";
import { opensNoRecord } from "../../platform/rooms/places.ts";
import { worst, type Quality } from "./measures.ts";
import { readQuality } from "./quality-reads.ts";
import { qualityPaths } from "./web/paths.ts";

const most = 3;

const lineOf = ({ text, of, isDone, notKnown, counted }: Quality) => ({
  text,
  more: `${isDone ? "Not so" : "Not known"} for ${shownText(notKnown)} of ${shownText(counted)} open children${of ? ` ${of}` : ""}`,
});

/** How what a machine compares is checked, beside what people recorded. */
const checked = {
  text: "How well records are recognised, by group",
  href: "/same-child/by-group",
  more: "Found and mixed up, by sex, age, ethnicity and origin of names",
};

/** Where figures rest on least, for who reads figures. */
export const qualityPart: HomePart = {
  order: 50,
  isFor: (actor) => opensNoRecord(actor) && holds(actor, "statistics.view"),
  read: async ({ tx, today }) => ({
    heading: "Data quality",
    lines: [...worst(await readQuality(tx, today), most).map(lineOf), checked],
    empty: "",
    all: { text: "All of data quality", href: qualityPaths.page },
  }),
};
