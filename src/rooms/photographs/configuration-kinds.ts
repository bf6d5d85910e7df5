import { z } from "zod";
import { kindOf, named, words } from "../configuration/index.ts";

export const photographsKind = kindOf("photographs", {
  title: "Photographs of missing children",
  purpose:
    "Whether a photograph of a child can be held for when they are missing (off until turned on), on what basis, and for how long",
  under: "missing",
  order: 40,
  body: z.object({
    name: words,
    source: words,
    /** Off until a partnership turns it on. Turned off again, none is shown. */
    isOn: z.boolean(),
    /** Who may agree to or decide on holding one. */
    bases: z.array(named).min(1),
    /** The longest time until somebody says whether it is still needed. */
    reviewWithinDays: z.int().min(1).max(366),
  }),
});
