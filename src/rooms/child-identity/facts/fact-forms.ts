import type { FactKind } from "../fact.ts";
import { faith, gender, orientation } from "./beliefs.ts";
import { care } from "./care.ts";
import { ethnicity } from "./ethnicity.ts";
import type { FactForm } from "./fact-form.ts";
import { interpreter, language } from "./language.ts";
import { needs } from "./needs.ts";
import { parenthood } from "./parenthood.ts";
import { safeContact } from "./safe-contact.ts";

/** The form of each kind of fact. */
export const factForms: Readonly<Record<FactKind, FactForm>> = {
  "safe-contact": safeContact,
  language,
  interpreter,
  needs,
  ethnicity,
  faith,
  gender,
  orientation,
  care,
  parenthood,
};
