import { z } from "zod";
import { kindOf } from "./kind.ts";
import { key, within, words } from "./shape-parts.ts";

export const clockKind = kindOf("clock", {
  title: "Clocks",
  purpose: "How long each step may take",
  under: "case",
  order: 10,
  body: z.object({ name: words, within, source: words }),
});

export const publicRoleKind = kindOf("public-role", {
  title: "Public roles and licences",
  purpose: "Which roles and licences the register of conflicts of interest keeps",
  under: "access",
  order: 70,
  body: z.object({
    name: words,
    /** A person is looked up without their middle names; a business by its whole name. */
    kinds: z.array(z.object({ key, name: words, holder: z.enum(["person", "either"]) })).min(1),
  }),
});
