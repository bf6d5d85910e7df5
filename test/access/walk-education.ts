import type { TestApp } from "../harness/app.ts";
import { joinForm, openForm } from "../harness/cohorts.ts";
import { attendanceForm, schoolForm } from "../harness/education.ts";
import { newId } from "../../src/kernel/ids.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let schools = 0;

/** Forms of education and cohorts that are right in every field. */
export async function educationForm(app: TestApp, path: string): Promise<Record<string, string>> {
  if (path === "/schools/new") return schoolForm({ name: `School ${++schools}` });
  if (path === "/cohorts/new") return openForm(await staffIdOf(app, "coordinator"));
  if (path.endsWith("/cohorts/new")) return joinForm(await anOpenCohort(app));
  return path.includes("/education/") ? attendanceForm() : {};
}

/** A cohort in which the child of the walk is not yet. */
async function anOpenCohort({ query }: TestApp): Promise<string> {
  const cohortId = newId();
  await query(
    `insert into protect.cohorts (cohort_id, partnership_id, scheme_id, kind, is_listed, name, purpose, basis, owner_id, agencies, criteria,
       opened_on, review_by, opened_by, opened_at)
     select $1, s.partnership_id, c.configuration_id, 'early', false, 'A cohort', 'A purpose', 'A basis', s.staff_id, 'All', 'Signs',
       '2026-11-01', '2026-12-24', s.staff_id, now()
     from directory.staff s join directory.configuration c on c.partnership_id = s.partnership_id and c.kind = 'cohorts'
     where s.email = 'coordinator@eastmoor.example' limit 1`,
    [cohortId],
  );
  return cohortId;
}
