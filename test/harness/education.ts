import { aDay } from "./pathway.ts";

type Fields = Record<string, string>;

const nothing: Fields = {
  value: "",
  reason: "",
  possible: "",
  attended: "",
  unauthorised: "",
  hours: "",
  sessions: "",
  decided: "",
  seenBy: "",
  wording: "",
  school: "",
  corrects: "",
  source: "The attendance officer",
};

export const attendanceForm = (more: Fields = {}): Fields => ({
  ...nothing,
  possible: "40",
  attended: "30",
  unauthorised: "6",
  ...aDay("from", 2),
  ...aDay("to", 20),
  ...more,
});

export const exclusionForm = (more: Fields = {}): Fields => ({
  ...nothing,
  value: "suspension",
  reason: "disruptive",
  sessions: "4",
  ...aDay("from", 18),
  ...more,
});

export const timetableForm = (more: Fields = {}): Fields => ({
  ...nothing,
  value: "part",
  reason: "behaviour",
  hours: "12.5",
  ...aDay("from", 2),
  ...aDay("reviewBy", 16),
  ...more,
});

export const enrolmentForm = (more: Fields = {}): Fields => ({
  ...nothing,
  value: "on-roll",
  reason: "managed-move",
  school: "Eastmoor Academy",
  ...aDay("from", 2),
  ...more,
});

export const contactForm = (more: Fields = {}): Fields => ({
  ...nothing,
  value: "seen",
  seenBy: "The education welfare officer",
  ...aDay("from", 20),
  ...more,
});

export const schoolForm = (more: Fields = {}): Fields => ({
  name: "Eastmoor Academy",
  phone: "",
  leadName: "Sam Example",
  leadPhone: "01632 960 101",
  deputyName: "",
  deputyPhone: "",
  version: "",
  ...more,
});
