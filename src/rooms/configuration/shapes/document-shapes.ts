import { z } from "zod";
import { named, words } from "./shape-parts.ts";

/** What documents on a child's record are called by kind. */
export const documentsShape = z.object({
  name: words,
  source: words,
  kinds: z.array(named).min(1),
});
