import { describe, expect, test } from "vitest";
import { hideService } from "./hide-service.ts";

const instead = "A health service: ask the designated nurse";
const hide = hideService([
  { text: "Harbour clinic", instead, from: null },
  { text: "Ines Moss", instead, from: "2026-03-01" },
]);
const line = (headline: string, kind = "note", on = "2026-03-02") => ({
  kind,
  headline,
  detail: "Seen by Ines Moss." as string | null,
  recordedAt: new Date(`${on}T12:00:00Z`),
});

describe("a line that names a sensitive service", () => {
  test("has the words of the service in the place of each name, in any case", () => {
    expect(hide(line("Rang the HARBOUR CLINIC."))).toMatchObject({
      headline: `Rang the ${instead}.`,
      detail: `Seen by ${instead}.`,
    });
  });
  test("is the words alone where it is about nothing else", () => {
    const told = { headline: instead, detail: null };
    expect(hide(line("Referred to Harbour clinic", "service"))).toMatchObject(told);
    expect(hide(line("Ines Moss joined", "circle"))).toMatchObject({
      headline: "Who is involved has changed",
      detail: null,
    });
  });
  test("keeps the name of someone from before they came, and of whoever is called alike", () => {
    const before = line("Spoke with Ines Moss", "note", "2026-02-27");
    expect(hide(before)).toEqual(before);
    const other = { ...line("Spoke with Ines Mossley"), detail: null };
    expect(hide(other)).toEqual(other);
  });
});
