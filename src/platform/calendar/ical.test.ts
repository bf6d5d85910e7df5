import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { icalOf, type CalendarEvent } from "./ical.ts";

const event: CalendarEvent = {
  method: "REQUEST",
  uid: "0199a0b0-0000-7000-8000-0000a1b2c3d4",
  sequence: 0,
  madeAt: new Date("2026-11-24T09:00:00Z"),
  startsAt: new Date("2026-12-02T14:30:00Z"),
  minutes: 90,
  summary: "Planning meeting, M-A1B2C3D4",
  description: "Answer in Lantern",
  place: "Civic Centre, room 4; ask at the desk",
  joinLink: null,
  address: null,
  organiser: { name: "Helen Marsh", email: "helen@council.example" },
  attendee: { name: "Ruth Adeyemi", email: "ruth@health.example" },
  answer: "NEEDS-ACTION",
};

/** What a calendar makes of the file. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const zone = calendar.getFirstSubcomponent("vtimezone");
  const component = calendar.getFirstSubcomponent("vevent");
  if (!zone || !component) throw new Error("a calendar without a meeting");
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return { calendar, component, event: new ICAL.Event(component) };
}

const startOf = (at: string): string =>
  read(icalOf({ ...event, startsAt: new Date(at) }))
    .event.startDate.toJSDate()
    .toISOString();

describe("an invitation", () => {
  test("is read back as it was meant", () => {
    const { calendar, component, event: found } = read(icalOf(event));
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    expect(found.uid).toBe(event.uid);
    expect(found.summary).toBe(event.summary);
    expect(found.location).toBe(event.place);
    expect(found.duration.toSeconds()).toBe(90 * 60);
    expect(found.organizer).toBe("mailto:helen@council.example");
    expect(found.attendees.map((one) => one.getParameter("partstat"))).toEqual(["NEEDS-ACTION"]);
    expect(component.getFirstPropertyValue("sequence")).toBe(0);
  });

  test("that is called off has the same name, a higher number and says so", () => {
    const { calendar, component } = read(icalOf({ ...event, method: "CANCEL", sequence: 3 }));
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(component.getFirstPropertyValue("uid")).toBe(event.uid);
    expect(component.getFirstPropertyValue("sequence")).toBe(3);
    expect(component.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  test.each([
    ["in winter", "2026-12-02T14:30:00.000Z"],
    ["in summer", "2026-07-01T13:30:00.000Z"],
    ["the day before the clocks go forward", "2027-03-27T09:00:00.000Z"],
    ["the day on which they went forward", "2027-03-28T08:00:00.000Z"],
    ["the day before they go back", "2026-10-24T08:00:00.000Z"],
    ["the day on which they went back", "2026-10-25T09:00:00.000Z"],
  ])("begins at the right moment %s", (_when, at) => {
    expect(startOf(at)).toBe(at);
  });

  test("a meeting at half past two is at half past two by the wall clock, summer and winter", () => {
    expect(icalOf(event)).toContain("DTSTART;TZID=Europe/London:20261202T143000\r\n");
    const summer = icalOf({ ...event, startsAt: new Date("2026-07-01T13:30:00Z") });
    expect(summer).toContain("DTSTART;TZID=Europe/London:20260701T143000\r\n");
  });

  test("keeps every sign of a text, and no text becomes a line of its own", () => {
    const place = 'Room; 4, "upper" \\ floor\nEND:VEVENT\nSUMMARY:Forged';
    const made = icalOf({ ...event, place, attendee: { ...event.attendee, name: 'A "B"\nC;D' } });
    expect(made.split("\r\n").filter((line) => line === "END:VEVENT")).toHaveLength(1);
    const { event: found } = read(made);
    expect(found.location).toBe(place);
    expect(found.summary).toBe(event.summary);
    expect(found.attendees[0]?.getParameter("cn")).toBe("A 'B' C;D");
  });

  test("has no line of more than 75 bytes, and no sign is torn", () => {
    const place = "Ystafell gyfarfod â’r pŵer 会議室 🏛 ".repeat(12).trim();
    const made = icalOf({ ...event, place });
    for (const line of made.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(read(made).event.location).toBe(place);
  });
});
