import { z } from "zod";
import { kindOf, named, words } from "../configuration/index.ts";

/** Which safety forums there are, for what a quotation can be used, and the public page. */
export const safetyForumsKind = kindOf("safety-forums", {
  title: "Safety forums",
  purpose:
    "Forums of young people and of parents and carers, uses of a quotation, and whether “You said, we did” is public",
  under: "together",
  order: 47,
  body: z.object({
    name: words,
    source: words,
    forums: z.array(named).min(1).max(20),
    /** Beside the public page, which is always one. */
    uses: z.array(named).max(20),
    youSaid: z.object({
      /** Off until a partnership turns it on. */
      isOn: z.boolean(),
      title: words,
      intro: z.string().min(1).max(1000),
    }),
  }),
});
