import { describe, expect, test } from "vitest";
import type { Posted } from "../directory/agency-reads.ts";
import { londonInstant } from "../../kernel/dates.ts";
import { readBooking, type BookingForm } from "./booking-form.ts";
import { familyForm } from "./family-form.ts";
import { missingFrom, placesOf, silentAgencies } from "./quorum.ts";
import type { Attended, Invited } from "./record-reads.ts";
import { readAttendance } from "./save-attendance.ts";
import { readSharing, type SharingForm } from "./share-information.ts";

const posted: Posted = {
  staffId: "helen",
  name: "Helen Marsh",
  phone: null,
  role: "Panel chair",
  agencyId: "office",
  agency: "Partnership",
  agencyKind: "partnership",
  canChair: true,
  isClosed: false,
};
const ground = {
  today: "2026-11-24",
  posted: [posted, { ...posted, staffId: "ruth", canChair: false }],
};
const right: BookingForm = {
  on: { day: "2", month: "12", year: "2026" },
  time: "14:30",
  place: "Room 4",
  joinLink: "",
  minutes: "",
  chair: "helen",
  invited: ["ruth"],
};

describe("a booking", () => {
  test.each([
    ["14:30", "2026-12-02T14:30:00.000Z"],
    ["9.05", "2026-12-02T09:05:00.000Z"],
    ["0930", "2026-12-02T09:30:00.000Z"],
    [" 23:59 ", "2026-12-02T23:59:00.000Z"],
  ])("reads the time %j", (time, instant) => {
    const read = readBooking({ ...right, time }, ground);
    expect("booking" in read && read.booking.startsAt.toISOString()).toBe(instant);
  });

  test("asks the chair too, and each once", () => {
    const read = readBooking({ ...right, invited: ["ruth", "ruth", "helen"] }, ground);
    expect("booking" in read && read.booking.invited).toEqual(["helen", "ruth"]);
  });

  test.each([
    [{ time: "25:00" }, "time"],
    [{ time: "half two" }, "time"],
    [{ place: "" }, "place"],
    [{ minutes: "4" }, "minutes"],
    [{ minutes: "an hour" }, "minutes"],
    [{ joinLink: "javascript:alert(1)" }, "joinLink"],
    [{ joinLink: "http://meet.example/1" }, "joinLink"],
    [{ chair: "ruth" }, "chair"],
    [{ chair: "" }, "chair"],
    [{ invited: ["someone else"] }, "invited"],
    [{ on: { day: "23", month: "11", year: "2026" } }, "on"],
  ])("with %j is sent back", (wrong, field) => {
    const read = readBooking({ ...right, ...wrong }, ground);
    expect("errors" in read && read.errors.map((error) => error.field)).toEqual([field]);
  });

  test.each([
    ["2026-12-02", "14:30", "2026-12-02T14:30:00.000Z"],
    ["2027-06-02", "14:30", "2027-06-02T13:30:00.000Z"],
    ["2027-06-02", "00:10", "2027-06-01T23:10:00.000Z"],
  ])("on %s at %s by London's clocks is %s", (date, time, instant) => {
    expect(londonInstant(date, time).toISOString()).toBe(instant);
  });
});

const ruth: Invited = {
  staffId: "ruth",
  name: "Ruth Adeyemi",
  agencyId: "trust",
  agency: "Health Trust",
  agencyKind: "health",
  answer: null,
};
const quorum = ["council", "police", "health"];

describe("the quorum", () => {
  test("has a line for each kind of agency that nobody was asked for", () => {
    expect(placesOf([ruth], quorum).map(({ who }) => who)).toEqual(["ruth", "council", "police"]);
  });

  test.each<[readonly Attended[], readonly string[]]>([
    [[], ["Council", "Police", "Health"]],
    [[{ who: "ruth", attended: "attended", deputy: null }], ["Council", "Police"]],
    [[{ who: "ruth", attended: "deputy", deputy: "Ann" }], ["Council", "Police"]],
    [[{ who: "ruth", attended: "apologies", deputy: null }], ["Council", "Police", "Health"]],
    [[{ who: "police", attended: "attended", deputy: null }], ["Council", "Health"]],
  ])("with %j misses %j", (attendance, missing) => {
    expect(missingFrom(quorum, { invited: [ruth], attendance })).toEqual(missing);
  });

  test("counts an agency as heard when it said that it holds nothing", () => {
    const said = {
      agency: "Health Trust",
      wording: null,
      basis: "x",
      basisReason: null,
      by: "",
      at: new Date(0),
    };
    expect(silentAgencies([ruth], [])).toEqual(["Health Trust"]);
    expect(silentAgencies([{ ...ruth, agencyKind: "partnership" }], [])).toEqual([]);
    expect(silentAgencies([ruth], [{ ...said, agencyId: "trust" }])).toEqual([]);
  });
});

describe("attendance", () => {
  const places = placesOf([ruth], quorum);
  const read = (rows: Readonly<Record<string, { attended: string; deputy: string }>>) =>
    readAttendance(places, { version: "1", rows: new Map(Object.entries(rows)) });

  test("leaves what nobody has answered as not known", () => {
    expect(read({ ruth: { attended: "", deputy: "" } })).toEqual({ attended: [] });
    expect(read({ nobody: { attended: "attended", deputy: "" } })).toEqual({ attended: [] });
  });

  test("asks for the deputy's name", () => {
    expect(read({ ruth: { attended: "deputy", deputy: " " } })).toEqual({
      errors: [{ field: "deputy.ruth", message: "Enter who attended instead of Ruth Adeyemi" }],
    });
  });
});

describe("how the family took part", () => {
  test.each([
    ["whole", "", undefined],
    ["part", "", "Enter which part"],
    ["no", "", "Enter why they did not take part"],
    ["part", "The plan", undefined],
  ])("%s with %j", (tookPart, explanation, message) => {
    const family = { child: { tookPart, names: "", explanation } };
    expect(familyForm.read({ family }, {}).errors?.[0]?.message).toBe(message);
  });
});

describe("the lawful basis", () => {
  const law = { lawfulBasis: "A task", gateway: "An Act", condition: "A condition" };
  const agreement = {
    id: "a",
    name: "Agreement",
    isLive: true,
    bases: [
      { key: "task", name: "Public task", ...law },
      { key: "consent", name: "Consent", ...law },
    ],
    usual: { council: "task" },
    otherwise: "consent",
  };
  const agencies = [
    { agencyId: "council", name: "Council", kind: "council" },
    { agencyId: "trust", name: "Trust", kind: "health" },
  ];
  const form: SharingForm = {
    agency: "council",
    holds: "",
    shared: "Known",
    basis: "",
    basisReason: "",
  };
  const read = (given: Partial<SharingForm>) =>
    readSharing({ ...form, ...given }, { agencies, agreement });

  test("is filled from the agreement by kind of agency", () => {
    expect(read({})).toMatchObject({ basis: "task", basisReason: null });
    expect(read({ agency: "trust" })).toMatchObject({ basis: "consent" });
    expect(read({ basis: "task", basisReason: "not asked" })).toMatchObject({ basisReason: null });
  });

  test("asks for a reason where it differs", () => {
    expect(read({ basis: "consent" })).toMatchObject([{ field: "basisReason" }]);
    expect(read({ basis: "consent", basisReason: "She asked." })).toMatchObject({
      basis: "consent",
      basisReason: "She asked.",
    });
    expect(read({ basis: "none" })).toMatchObject([{ field: "basis" }, { field: "basisReason" }]);
  });

  test("nothing held is an answer; nothing said is none", () => {
    expect(read({ holds: "nothing", shared: "" })).toMatchObject({ wording: null });
    expect(read({ shared: " " })).toMatchObject([{ field: "shared" }]);
  });
});
