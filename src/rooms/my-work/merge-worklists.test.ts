import { describe, expect, it } from "vitest";
import { joined } from "./merge-worklists.ts";

type Row = { readonly id: string; readonly on: string | null };
const how = {
  keyOf: ({ id }: Row) => id,
  dueOf: ({ on }: Row) => on,
  most: 3,
  isOutside: ({ id }: Row) => id.startsWith("restricted"),
};
const list = (...rows: readonly Row[]) => ({ rows, total: rows.length });

describe("lists of somebody who looks twice", () => {
  it("have each row once, what is due first at the top", () => {
    const found = list({ id: "a", on: "2026-12-03" }, { id: "b", on: "2026-12-05" });
    const named = list({ id: "c", on: "2026-12-01" }, { id: "a", on: "2026-12-03" });
    expect(joined(found, named, how)).toEqual({
      rows: [
        { id: "c", on: "2026-12-01" },
        { id: "a", on: "2026-12-03" },
        { id: "b", on: "2026-12-05" },
      ],
      total: 3,
    });
  });

  it("keep what is due first where not all is shown, and say how many there are", () => {
    const found = list(
      { id: "a", on: "2026-12-03" },
      { id: "b", on: "2026-12-05" },
      { id: "c", on: null },
    );
    const named = list({ id: "d", on: "2026-12-04" });
    const { rows, total } = joined(found, named, how);
    expect(rows.map(({ id }) => id)).toEqual(["a", "d", "b"]);
    expect(total).toBe(4);
  });

  it("do not forget rows that neither look had read", () => {
    const found = { rows: [{ id: "a", on: "2026-12-03" }], total: 240 };
    expect(joined(found, list(), how).total).toBe(240);
  });

  it("count what the first look leaves out once, where it was cut, and nothing else twice", () => {
    const found = { rows: [{ id: "a", on: "2026-12-03" }], total: 240 };
    const named = list(
      { id: "a", on: "2026-12-03" },
      // Read by neither look but counted by the first: only restricted records are outside it.
      { id: "b", on: "2027-02-01" },
      { id: "restricted c", on: "2026-12-01" },
      { id: "restricted d", on: "2027-03-01" },
    );
    expect(joined(found, named, how).total).toBe(242);
  });
});
