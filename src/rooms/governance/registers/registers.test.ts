import { describe, expect, test } from "vitest";
import { addDays } from "../../../kernel/dates.ts";
import { shippedRegisters } from "./shipped/add-shipped.ts";
import { chosenIn } from "./entry-choices.ts";
import { breachClock, complaintClock } from "./kinds/events.ts";
import { sentAs } from "../../../platform/http/form-input.ts";
import { readEntry } from "./read-entry.ts";
import { entryTyped, registerForm } from "./register-form.ts";
import { listAt, textAt, type Entry } from "./register.ts";
import { isRegister, registers } from "./registers.ts";

const now = new Date("2026-11-24T10:00:00Z");
const agencies = [{ agencyId: "a", name: "Council", kind: "council" }];

/** What people fill in before they can confirm it. */
const stillToFill = ["parties"];

describe("what names entries of another register", () => {
  const sets = [
    { reference: "LB-1", title: "Child in need" },
    { reference: "LB-2", title: "Crime" },
  ];
  const register = registers["sharing-agreement"];
  const typed = {
    title: "An agreement",
    state: "draft",
    parties: ["a"],
    purpose: "To share",
    information: ["identity"],
    "from-day": "1",
    "from-month": "1",
    "from-year": "2026",
    "reviewBy-day": "1",
    "reviewBy-month": "1",
    "reviewBy-year": "2027",
  };
  const choices = { sets: ["LB-1: Child in need", "LB-2: Crime"] };
  const read = (sent: readonly string[]) =>
    readEntry({
      register,
      typed: sentAs(registerForm(register), { ...typed, sets: sent }),
      reading: { agencies, choices, now },
    });

  test("is chosen of those that it has, and nothing else is taken", () => {
    expect(read(["LB-2: Crime"])).toHaveProperty("value.body.sets", ["LB-2: Crime"]);
    expect(read([])).toHaveProperty("errors.0.message", "Choose the sets it relies on");
    for (const other of ["Crime", "LB-3: Of our own"])
      expect(read(["LB-1: Child in need", other])).toHaveProperty(
        "errors.0.message",
        "Choose from the list",
      );
  });

  test("typed once on lines or with semicolons, is found again, and the rest stays as it was typed", () => {
    const older = { sets: "child in need\nSomething of our own; Crime" };
    expect(chosenIn(older, "sets", sets)).toEqual([
      "LB-1: Child in need",
      "Something of our own",
      "LB-2: Crime",
    ]);
    expect(chosenIn(older, "sets", [])).toEqual(["child in need", "Something of our own", "Crime"]);
    expect(chosenIn({}, "sets", sets)).toEqual([]);
    expect(chosenIn({ sets: ["LB-2: Crime"] }, "sets", sets)).toEqual(["LB-2: Crime"]);
  });
});

describe("what registers start with", () => {
  test.each(shippedRegisters.map((one) => [one.register, one.title, one] as const))(
    "%s: %s fits its register",
    (register, _title, one) => {
      if (!isRegister(register)) throw new Error("there is no such register");
      const entry = {
        register,
        reference: "X-1-3",
        title: one.title,
        state: "draft" as const,
        entryId: "x",
        addedAt: now,
        changedAt: now,
        changedBy: null,
        version: 1,
        dueOn: null,
        body: { ...one.body, reviewBy: "2027-11-24" },
      } satisfies Entry;
      const about = registers[register];
      const typed = { ...entryTyped(about, { ...entry, body: { ...entry.body, parties: ["a"] } }) };
      const choices = Object.fromEntries(
        about.fields
          .filter(({ kind }) => kind === "entries")
          .map(({ key }) => [key, listAt(entry.body, key)]),
      );
      const read = readEntry({ register: about, typed, reading: { agencies, choices, now } });
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
      register: "notice",
      reference: "N-1-3",
      title: "About you",
      state: "draft" as const,
      entryId: "x",
      addedAt: now,
      changedAt: now,
      changedBy: null,
      version: 1,
      dueOn: null,
      body: { ...notice?.body, languages: "English", reviewBy: "2027-11-24" },
    } satisfies Entry;
    const typed = (contact: string, state: string) => ({
      ...entryTyped(registers.notice, entry),
      contact,
      state,
    });
    const read = (contact: string, state: string) =>
      readEntry({
        register: registers.notice,
        typed: typed(contact, state),
        reading: { agencies, choices: {}, now },
      });
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
    expect(late).toEqual({ words: "2 days overdue: acknowledge it", isLate: true });
  });
});
