import type { View } from "../../../platform/http/outcome.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { childFormPage, type ChildFacts } from "../../child-record/index.ts";
import type { GradeScheme } from "../missing-scheme.ts";
import { reportForm } from "../report-form.ts";
import { missingPaths } from "./paths.ts";

export const reportPage = (
  facts: ChildFacts,
  state: FormState<typeof reportForm>,
  scheme: GradeScheme,
): View =>
  childFormPage({
    facts,
    tab: "missing",
    heading: "Record that this child is missing",
    form: reportForm,
    state,
    drawing: { scheme },
    action: missingPaths.report(facts.person.personId),
    button: "Record as missing",
    intro:
      "This does not report the child to the police. If the child is in danger now, ring 999; otherwise report it to the police on 101 first and enter their reference here.",
  });
