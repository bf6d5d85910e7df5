import { z } from "zod";
import { kindOf, named, words } from "../../configuration/index.ts";

/** Programmes for children and young people: which kinds there are, where they are held, and when a school is uncovered. */
export const programmesKind = kindOf("programmes", {
  title: "Programmes",
  purpose:
    "Kinds of programmes, places and groups in which they are held, and after how many months without one a school is listed",
  under: "together",
  order: 46,
  body: z.object({
    name: words,
    source: words,
    kinds: z.array(named).min(1).max(40),
    /** `isSchool`: a school or college of the directory is named. */
    /** `isCommunity`: the community is named, and each has a row of its own. */
    settings: z
      .array(named.extend({ isSchool: z.boolean(), isCommunity: z.boolean().optional() }))
      .min(1)
      .max(40),
    ages: z.array(named).min(1).max(20),
    uncoveredMonths: z.int().min(1).max(60),
  }),
  offers: [
    {
      because:
        "Each community that a programme is for can be named, and has a row of its own in who had one and who had none",
      change: ({ settings, ...body }) => {
        const isAsked = settings.some(({ isCommunity }) => isCommunity !== undefined);
        const one = settings.find(({ key }) => key === "community");
        if (isAsked || one === undefined || one.isSchool) return undefined;
        return {
          ...body,
          settings: settings.map((it) => (it === one ? { ...it, isCommunity: true } : it)),
        };
      },
    },
  ],
});

const ward = z.object({
  /** As the Office for National Statistics gives it. */
  code: z.string().regex(/^[A-Z0-9]{1,20}$/),
  name: words,
  /** Where its tile stands in the picture; without it wards stand by name. */
  row: z.int().min(1).max(30).optional(),
  column: z.int().min(1).max(12).optional(),
});

const areOnce = (all: readonly string[]): boolean =>
  new Set(all.map((one) => one.trim().toLowerCase())).size === all.length;

/** The wards and communities of the area: who had no programme can be said only of those that are known. */
export const areaKind = kindOf("programme-area", {
  title: "Wards and communities of the area",
  purpose:
    "The wards of the area by code and name, and communities by name: so that one where no programme was ever held is listed too",
  under: "together",
  order: 42,
  body: z.object({
    name: words,
    source: words,
    wards: z
      .array(ward)
      .max(200)
      .refine((all) => areOnce(all.map(({ code }) => code)), "a code stands twice")
      .refine((all) => areOnce(all.map(({ name }) => name)), "a ward stands twice"),
    communities: z
      .array(named)
      .max(100)
      .refine((all) => areOnce(all.map(({ key }) => key)), "a key stands twice")
      .refine((all) => areOnce(all.map(({ name }) => name)), "a community stands twice"),
  }),
});
