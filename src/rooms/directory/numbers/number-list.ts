import { z } from "zod";
import { defineList } from "../../../platform/lists/define-list.ts";
import { mode, sought } from "../../../platform/lists/filters.ts";
import { outcomes, uses, type DirectoryRow } from "./number.ts";
import { countToRing, deskNamesOn, listDirectory, ringWithinDaysOn } from "./number-reads.ts";

const day = (at: Date | null): string | null => at && at.toISOString();

/** Whose telephone number it is, and when it was last answered. */
export const numberList = defineList({
  about: "no-child",
  filters: {
    show: mode<"all", "ring">("all", ["ring"]),
    q: sought({ says: "In the name of an agency, team, service or role, or in a number" }),
  },
  pages: { size: 50, by: "cut" },
  read: async ({ tx, clock, asked }) => {
    const today = clock.today();
    const { desks, areas } = await deskNamesOn(tx, today);
    const ringWithinDays = await ringWithinDaysOn(tx, today);
    const standing = { today, ringWithinDays };
    const rows = await listDirectory(tx, {
      ...standing,
      desks,
      show: asked.show,
      sought: asked.q ?? "",
    });
    const toRing = await countToRing(tx, standing);
    return { rows, around: { areas, toRing, ringWithinDays } };
  },
  columns: { owner: "Agency, team or role", number: "Telephone number", rung: "Last rung" },
  tables: {
    numbers: {
      caption: ({ asked }) => (asked.show === "ring" ? "Numbers to ring" : "Directory"),
      empty: ({ asked }) =>
        asked.show === "ring" && asked.q === undefined
          ? "Every number was answered lately."
          : "Nothing in the directory matches.",
    },
  },
  fields: { q: { label: "Name of an agency, team, service or role, or a number" } },
  facets: ({ around: { toRing } }) => ({
    modes: [
      { text: "All", asks: { show: "all" } },
      { text: "To ring", count: toRing, asks: { show: "ring" } },
    ],
  }),
  api: {
    rows: "numbers",
    pageSize: 200,
    fields: {
      of: z.enum(["agency", "team", "service", "role", "desk"]),
      id: z.string(),
      name: z.string(),
      within: z.string().describe("The agency of a team, who provides a service"),
      contactNumberId: z.string().nullable(),
      usedFor: z.enum(Object.keys(uses) as [keyof typeof uses]).nullable(),
      phone: z.string().nullable(),
      hours: z.string().nullable(),
      area: z.string().nullable(),
      isPublic: z.boolean(),
      lastOutcome: z.enum(Object.keys(outcomes) as [keyof typeof outcomes]).nullable(),
      lastRungAt: z.string().nullable(),
      answeredAt: z.string().nullable(),
    },
    more: ({ number }: DirectoryRow) => ({
      contactNumberId: number?.contactNumberId ?? null,
      usedFor: number?.usedFor ?? null,
      phone: number?.phone ?? null,
      hours: number?.hours ?? null,
      area: number?.area ?? null,
      isPublic: number?.isPublic ?? false,
      lastOutcome: number?.lastOutcome ?? null,
      lastRungAt: day(number?.lastRungAt ?? null),
      answeredAt: day(number?.answeredAt ?? null),
    }),
  },
});
