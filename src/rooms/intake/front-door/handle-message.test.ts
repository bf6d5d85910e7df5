import { expect, test } from "vitest";
import { concernOf } from "./handle-message.ts";
import type { PublicMessage } from "./queue-reads.ts";

const message: PublicMessage = {
  publicConcernId: "",
  partnershipId: 1,
  number: "1",
  dangerNow: "no",
  area: null,
  about: "place",
  aboutName: "Arcade on the front",
  thingId: null,
  givenName: null,
  familyName: null,
  ageSaid: null,
  aboutMore: null,
  worry: "Vapes",
  sender: "public",
  senderName: null,
  reach: null,
  reachSafely: null,
  marks: [],
  sentAt: new Date(0),
  concernId: null,
  setAsideBecause: null,
  handledBy: null,
  handledAt: null,
  version: 1,
};

test("a message about a place is a concern about it, or about a child whose name is not known", () => {
  expect(concernOf(message)).toMatchObject({
    about: "place",
    familyName: "Arcade on the front",
    worry: "Arcade on the front\n\nVapes",
  });
  expect(concernOf({ ...message, about: "child" })).toMatchObject({
    about: "child",
    familyName: "Name not known",
    worry: "Arcade on the front\n\nVapes",
  });
});

test("where only a first name is known, it is the surname that is said to be unknown", () => {
  const kelsie = concernOf({ ...message, about: "child", givenName: "Kelsie", familyName: null });
  expect(kelsie).toMatchObject({ givenName: "Kelsie", familyName: "(surname not known)" });
});

test("the longest message with a name fits into a concern", () => {
  const { worry } = concernOf({ ...message, worry: "w".repeat(10_000) });
  expect(worry).toHaveLength(10_000);
});
