import { describe, expect, test } from "vitest";
import { addDays } from "../../../kernel/dates.ts";
import { shippedRegisters } from "../../configuration/shipped/registers/add-shipped.ts";
import { breachClock, complaintClock } from "./kinds/events.ts";
import { readEntry, type Typed } from "./read-entry.ts";
import { textAt, type Entry } from "./register.ts";
import { isRegister, registers } from "./registers.ts";
import { typedOf } from "./typed-entry.ts";

const now = new Date("2026-11-24T10:00:00Z");
const agencies = [{ agencyId: "a", name: "Council", kind: "council" }];

/** What people fill in before they can confirm it. */
const stillToFill = ["parties"];

describe("what registers start with", () => {
  test.each(shippedRegisters.map((one) => [one.register, one.title, one] as const))(
    "%s: %s fits its register",
    (register, _title, one) => {
      if (!isRegister(register)) throw new Error("there is no such register");
      const entry = {
        ...{ register, reference: "X-1-3", title: one.title, state: "draft" as const },
        ...{ entryId: "x", addedAt: now, changedAt: now, changedBy: null, version: 1, dueOn: null },
        body: { ...one.body, reviewBy: "2027-11-24" },
      } satisfies Entry;
      const typed: Typed = { ...typedOf(registers[register], entry), parties: ["a"] };
      const read = readEntry(registers[register], typed, { agencies, now });
      expect(read).not.toHaveProperty("errors");
      const fields = new Set(registers[register].fields.map(({ key }) => key));
      const unknown = Object.keys(one.body).filter((key) => !fields.has(key) && key !== "key");
      expect(unknown).toEqual([]);
      expect(one.prefix).toBe(registers[register].prefix);
      expect(one.audience).toBe(registers[register].audience);
      for (const key of stillToFill) if (key in one.body) expect(one.body[key]).toEqual([]);
    },
  );

  test("is confirmed by nobody while what only a partnership knows is still to be filled in", () => {
    const notice = shippedRegisters.find(({ register }) => register === "notice");
    const entry = {
      ...{ register: "notice", reference: "N-1-3", title: "About you", state: "draft" as const },
      ...{ entryId: "x", addedAt: now, changedAt: now, changedBy: null, version: 1, dueOn: null },
      body: { ...notice?.body, languages: "English", reviewBy: "2027-11-24" },
    } satisfies Entry;
    const typed = (contact: string, state: string): Typed => ({
      ...typedOf(registers.notice, entry),
      ...{ contact, state },
    });
    const read = (contact: string, state: string) =>
      readEntry(registers.notice, typed(contact, state), { agencies, now });
    const open = String(notice?.body["contact"]);
    expect(read(open, "draft")).toHaveProperty("value.state", "draft");
    expect(read(open, "confirmed")).toHaveProperty("errors.0.field", "contact");
    expect(read("Ring 020 7946 0900", "confirmed")).toHaveProperty("value.state", "confirmed");
  });

  test("is something in each register that can be written beforehand", () => {
    const has = new Set(shippedRegisters.map(({ register }) => register));
    expect(Object.keys(registers).filter((key) => !has.has(key))).toEqual(["breach", "complaint"]);
  });

  test("has the three parts of each lawful basis, none of them empty", () => {
    for (const { title, body } of shippedRegisters.filter(
      ({ register }) => register === "basis-set",
    )) {
      for (const part of ["lawfulBasis", "gateway", "condition"]) {
        expect(textAt(body, part).length, `${title}, ${part}`).toBeGreaterThan(10);
      }
    }
  });
});

describe("the 72 hours of a breach (UK GDPR, article 33)", () => {
  const known = { kind: "breach", discoveredAt: "2026-11-23T09:00:00.000Z" };
  test.each([
    ["2026-11-23T09:00:00Z", "72 hours left of 72, 0 hours gone", false],
    ["2026-11-24T10:30:00Z", "46 hours left of 72, 26 hours gone", false],
    ["2026-11-26T08:59:00Z", "0 hours left of 72, 72 hours gone", false],
    ["2026-11-26T09:00:00Z", "0 hours past the 72", true],
    ["2026-11-26T14:10:00Z", "5 hours past the 72", true],
  ])("at %s: %s", (at, words, isLate) => {
    const clock = breachClock(known, new Date(at));
    expect(clock?.words).toContain(words);
    expect(clock?.isLate).toBe(isLate);
  });

  test("end when the Commissioner was told, in time or not", () => {
    const inTime = breachClock({ ...known, icoAt: "2026-11-24T09:00:00.000Z" }, now);
    expect(inTime).toEqual({
      words: expect.stringContaining("24 hours after") as string,
      isLate: false,
    });
    expect(breachClock({ ...known, icoAt: "2026-11-26T09:01:00.000Z" }, now)?.isLate).toBe(true);
  });

  test("do not run for a near miss, nor where a reason says why not", () => {
    expect(breachClock({ ...known, kind: "near-miss" }, now)?.words).toContain("no clock");
    expect(breachClock({ ...known, icoWhyNot: "It was encrypted" }, now)?.isLate).toBe(false);
    expect(registers.breach.dueOn?.({ ...known, icoWhyNot: "It was encrypted" })).toBeNull();
    expect(registers.breach.dueOn?.(known)).toBe("2026-11-26");
  });
});

describe("a complaint", () => {
  const received = { receivedOn: "2026-11-20" };
  test("is acknowledged within 30 days, then answered by its day", () => {
    expect(registers.complaint.dueOn?.(received)).toBe(addDays("2026-11-20", 30));
    const acknowledged = { ...received, acknowledgedOn: "2026-11-22", answerBy: "2026-12-01" };
    expect(registers.complaint.dueOn?.(acknowledged)).toBe("2026-12-01");
    expect(registers.complaint.dueOn?.({ ...acknowledged, answeredOn: "2026-11-30" })).toBeNull();
  });

  test("says how late it is", () => {
    const late = complaintClock(received, new Date("2026-12-22T10:00:00Z"));
    expect(late).toEqual({ words: "2 days late: acknowledge it", isLate: true });
  });
});
