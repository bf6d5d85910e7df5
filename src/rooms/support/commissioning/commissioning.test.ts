import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smallest } from "../../../kernel/small-numbers.ts";
import { contractState, type Dated } from "./contract-state.ts";
import { linesByGroup, linesByService, type GroupDemand } from "./demand.ts";
import { monthOf, wholeMonths } from "./months.ts";

const when = { today: "2026-12-01", noticeDays: 90 };
const contract = (more: Partial<Dated> = {}): Dated => ({
  agreement: "contract",
  noticeOn: "2027-02-28",
  contractUntil: "2027-05-31",
  decision: null,
  ...more,
});

describe("a contract", () => {
  test.each<[string, Partial<Dated>, string]>([
    ["on the ninetieth day before its notice date", { noticeOn: "2027-03-01" }, "due"],
    ["a day earlier", { noticeOn: "2027-03-02" }, "open"],
    ["on its notice date", { noticeOn: "2026-12-01" }, "due"],
    ["a day later", { noticeOn: "2026-11-30" }, "overdue"],
    ["that was decided", { decision: "continue" }, "decided"],
    ["that ended as decided", { decision: "end", contractUntil: "2026-11-30" }, "decided"],
    ["that was to go on", { decision: "change", contractUntil: "2026-11-30" }, "lapsed"],
    ["that is none", { agreement: "none", noticeOn: null, contractUntil: null }, "none"],
    ["of a service without terms", { agreement: null, noticeOn: null }, "none"],
  ])("%s", (_what, more, state) => {
    expect(contractState(contract(more), when)).toBe(state);
  });
});

test("whole months end with the last before today, over the turn of a year and in February", () => {
  expect(wholeMonths("2027-03-31", 3).map(({ key }) => key)).toEqual([
    "2027-02",
    "2027-01",
    "2026-12",
  ]);
  expect(monthOf("2028-02")).toEqual({ key: "2028-02", from: "2028-02-01", to: "2028-02-29" });
});

describe("demand", () => {
  const counts = fc.record({
    referred: fc.nat(40),
    started: fc.nat(40),
    waiting: fc.nat(40),
    unmet: fc.nat(40),
  });

  test("shows no number below the smallest, no share and no wait made of one", () => {
    const service = (at: number) => ({
      serviceId: `s${at}`,
      service: `Service ${at}`,
      capacity: 3,
      waitDays: 12,
    });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 12 }), (rows) => {
        const lines = linesByService(rows.map((row, at) => ({ ...row, ...service(at) })));
        for (const [
          at,
          { referred, started, waiting, unmet, takeUp, waitDays },
        ] of lines.entries()) {
          for (const shown of [referred, started, waiting, unmet])
            if (typeof shown === "number") expect(shown === 0 || shown >= smallest).toBe(true);
          const isShown = typeof referred === "number" && typeof started === "number";
          if (!isShown) expect(takeUp).toBeNull();
          if ((rows[at]?.started ?? 0) < smallest) expect(waitDays).toBeNull();
        }
      }),
    );
  });

  test("adds groups of one name together, and says those that are not known", () => {
    const row = (part: GroupDemand["part"], value: string, referred: number): GroupDemand => ({
      part,
      value,
      referred,
      started: 0,
      waiting: 0,
      unmet: 0,
    });
    const rows = [
      row("ethnicity", "white-british", 9),
      row("ethnicity", "white-irish", 2),
      row("ethnicity", "", 6),
      row("sex", "female", 17),
    ];
    const nameOf = (value: string) => (value === "" ? "Not known" : "White");
    expect(
      linesByGroup(rows, { part: "ethnicity", nameOf }).map(({ name, referred }) => [
        name,
        referred,
      ]),
    ).toEqual([
      ["Not known", 6],
      ["White", 11],
    ]);
  });
});
