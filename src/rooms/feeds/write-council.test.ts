import { expect, test } from "vitest";
import { episodeOf } from "./write-council.ts";

const said = { what: "missing", grade: "medium", fromKind: "placement" };

test.each([
  [
    "hours stay as they are",
    { from: "2026-10-01 21:30", to: "2026-10-02 08:00" },
    { missingSince: "2026-10-01 21:30", returnedAt: "2026-10-02 08:00" },
  ],
  [
    "a day without an hour begins with the day",
    { from: "2026-10-01", to: "2026-10-03" },
    { missingSince: "2026-10-01 00:00", returnedAt: "2026-10-03 00:00" },
  ],
  [
    "who left and came back on one day was back by its end",
    { from: "2026-10-01 09:15", to: "2026-10-01" },
    { missingSince: "2026-10-01 09:15", returnedAt: "2026-10-01 23:59" },
  ],
  [
    "who is not back has no return",
    { from: "2026-10-01 09:15" },
    { missingSince: "2026-10-01 09:15" },
  ],
])("%s", (_name, times, read) => {
  const episode = episodeOf({ ...said, ...times });
  expect(episode).toMatchObject({ ...read, grade: "medium", fromKind: "placement" });
  expect("returnedAt" in episode).toBe("returnedAt" in read);
  const isWhole = Object.values(times).every((time) => time.includes(" "));
  expect("noHour" in episode).toBe(!isWhole);
});
