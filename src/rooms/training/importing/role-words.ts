import type { ColumnRole } from "../import/index.ts";

export const roleWords: Readonly<Record<ColumnRole, string>> = {
  forename: "First name",
  surname: "Last name",
  fullName: "Full name",
  email: "Work e-mail",
  staffNumber: "Staff number",
  systemNumber: "Number in the other system",
  organisation: "Where they work",
  course: "Course",
  courseCode: "Code of the course",
  eventDate: "Day of the session",
  completedDate: "Day of completion",
  expiryDate: "Expires on",
  status: "Whether they attended",
};

export const outcomeWords = {
  written: "Will be written",
  again: "Here already",
  differs: "Lantern says otherwise and keeps it",
  nothing: "Says of no day who was there",
  waits: "Waits for a decision",
  left: "Left out, as decided",
} as const;
