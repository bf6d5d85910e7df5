import { expect, test } from "vitest";
import type { Status } from "../read-types.ts";
import { statusOf } from "./status-words.ts";

const words: Readonly<Record<Status, string>> = {
  attended:
    "Attended|completed|Complete|Complete via rpl|Passed|Achieved|Current|Expired|Fully attended|Partially attended|Yes|Y|yes - stayed to end|✓|X|Present|Signed|1|100%|TRUE|Attendance confirmed|Due for renewal|Left early|P|Certified",
  absent:
    "DNA|Did not attend|did-not-attend|No show|No-Show|NO SHOW|Non-Attendance|Not attended|Absent|no|N|0|FALSE|didn't come|did not come|Booked - did not attend|D.N.A.|Sick|No - DNA|never turned up",
  booked:
    "Booked|Enrolled|Enrolled - Confirmed|Registered|Waitlisted|Waiting list|On waitlist|Not started|Not yet started|In progress|Incomplete|Requested|Pending Approval|Confirmed|Approved|Overdue|Not completed|Assigned|Place offered",
  cancelled:
    "Cancelled|Canceled|Cancelled by learner|User cancelled|Withdrew|Withdrawn|Declined|Apologies|Apologies received|Booking cancelled|Enrolment cancelled|Cancelled - sick|no - cancelled the day before|No longer required|unable to attend",
};

test.each(
  Object.entries(words).flatMap(([status, list]) => list.split("|").map((word) => [word, status])),
)("%s: %s", (word, status) => {
  expect(statusOf(word)).toBe(status);
});

test.each(["", "?", "purple", "-"])("“%s” says nothing", (word) => {
  expect(statusOf(word)).toBeUndefined();
});
