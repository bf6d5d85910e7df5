import { expect, test } from "vitest";
import { allRooms } from "../../rooms.ts";
import { kindsIn } from "./kind.ts";
import { levelSchemeKind } from "../child-record/configuration-kinds.ts";
import { sharingDutyKind } from "../mash/configuration-kinds.ts";
import { offeredOf } from "./offered-versions.ts";
import { shippedIn } from "./shipped-version.ts";

const duty = {
  key: "ca2004-s16la",
  name: "Our duty",
  source: "An Act",
  meaning: "Is given",
  exception: "Harm",
  inForceFrom: null,
};
const duties = (inForceFrom: string | null) => ({
  name: "Ours",
  duties: [{ ...duty, inForceFrom }],
});

test("the duty to share is offered where it has no day, in the partnership’s own words", () => {
  const [offer, ...others] = offeredOf(sharingDutyKind, [{ key: "ours", body: duties(null) }]);
  expect(others).toEqual([]);
  expect(offer?.key).toBe("ours");
  expect(offer?.body).toEqual({
    name: "Ours",
    duties: [{ ...duty, inForceFrom: "2026-09-30", isReported: true }],
  });
  expect(sharingDutyKind.body.parse(offer?.body)).toEqual(offer?.body);
});

test.each([
  ["with a day of its own", "2026-10-15"],
  ["with the day that is reported", "2026-09-30"],
])("nothing is offered to a partnership %s", (_how, day) => {
  expect(offeredOf(sharingDutyKind, [{ key: "ours", body: duties(day) }])).toEqual([]);
});

const levels = (own: object) => ({
  name: "Ours",
  reviewWithinDays: 90,
  levels: [1, 2, 3].map((level) => ({ level, name: `Level ${level}`, ...own })),
});

test("levels are offered days of their own, the highest the soonest; a partnership that has any is left alone", () => {
  const [offer] = offeredOf(levelSchemeKind, [{ key: "level", body: levels({}) }]);
  const body = levelSchemeKind.body.parse(offer?.body);
  expect(body.levels.map(({ reviewWithinDays }) => reviewWithinDays)).toEqual([90, 60, 30]);
  expect(body.levels.map(({ name }) => name)).toEqual(["Level 1", "Level 2", "Level 3"]);
  const own = { key: "level", body: levels({ reviewWithinDays: 40 }) };
  expect(offeredOf(levelSchemeKind, [own])).toEqual([]);
  const none = { key: "level", body: { ...levels({}), levels: [] } };
  expect(offeredOf(levelSchemeKind, [none])).toEqual([]);
});

test("nothing is offered to a new partnership", async () => {
  const shipped = await shippedIn(allRooms);
  for (const kind of kindsIn(allRooms))
    for (const { key, body } of shipped.filter(
      (one) => one.kind === kind.name && one.inForceTo === undefined,
    ))
      expect(offeredOf(kind, [{ key, body }]), `${kind.name} ${key}`).toEqual([]);
});
