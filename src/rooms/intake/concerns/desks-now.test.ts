import { expect, test } from "vitest";
import { englandAndWales } from "../../../kernel/bank-holidays.ts";
import type { Area } from "../front-door/door.ts";
import { desksNow } from "./desks-now.ts";

const area: Area = {
  key: "north",
  name: "Northside",
  opensAt: "09:00",
  closesAt: "17:00",
  days: "working-days",
  inHours: { name: "MASH", phone: "020 7946 0001" },
  outOfHours: { name: "The emergency duty team", phone: "020 7946 0199" },
};
const south: Area = { ...area, key: "south", name: "Southside" };
const mash = { name: "Multi-agency safeguarding hub (MASH)", phone: "020 7946 0100", hours: "" };
const [day, night] = ["2026-11-24T10:00:00Z", "2026-11-24T23:00:00Z"];

const at = (when: string, areas: readonly Area[], contact = mash) =>
  desksNow({ areas, mash: contact }, new Date(when), englandAndWales);
const unnamed = { outOfHours: { name: "The emergency duty team", phone: "" } };
const wholeName = "the multi-agency safeguarding hub (MASH)";
const theMash = { name: "the MASH", wholeName, phone: "020 7946 0100", areas: [] };
const duty = {
  name: "the emergency duty team",
  wholeName: "the emergency duty team",
  phone: "020 7946 0199",
  areas: [],
};

test("the MASH answers for every area in its hours, one duty team outside them", () => {
  expect(at(day, [area, south])).toEqual([theMash]);
  expect(at(night, [area, south])).toEqual([duty]);
});

test("the hours of a bank holiday and of summer are those of London", () => {
  expect(at("2026-12-25T12:00:00Z", [area])).toEqual([duty]);
  expect(at("2026-07-07T08:30:00Z", [area])).toEqual([theMash]);
  expect(at("2026-07-07T16:30:00Z", [area])).toEqual([duty]);
});

test("areas whose desks differ at this hour are named with them", () => {
  const other = { ...south, outOfHours: { name: "Duty desk", phone: "020 7946 0188" } };
  expect(at(night, [area, other])).toEqual([
    { ...duty, areas: ["Northside"] },
    { name: "duty desk", wholeName: "duty desk", phone: "020 7946 0188", areas: ["Southside"] },
  ]);
  const late = { ...south, closesAt: "23:30" };
  expect(at(night, [area, late])).toEqual([
    { ...duty, areas: ["Northside"] },
    { ...theMash, areas: ["Southside"] },
  ]);
});

test("where no number was entered there is still someone to ring", () => {
  expect(at(night, [{ ...area, ...unnamed }])).toEqual([
    { name: "the police", wholeName: "the police", phone: "101", areas: [] },
  ]);
  expect(at(day, [area], { ...mash, phone: "" })).toEqual([{ ...theMash, phone: "020 7946 0001" }]);
});
