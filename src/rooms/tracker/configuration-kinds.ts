import { z } from "zod";
import { kindOf, words } from "../configuration/index.ts";

export const exportReleaseKind = kindOf("export-release", {
  title: "Files that need a second person",
  purpose:
    "How many children a file of the tracker may hold before a second person releases it; one with names always needs one",
  under: "access",
  order: 50,
  body: z.object({
    name: words,
    mostChildren: z.int().min(1).max(20_000),
  }),
});
