import { sql } from "kysely";
import type pg from "pg";
import { staffActor, actorFacts } from "../platform/access/staff-actor.ts";
import { keepingPlans } from "../platform/database/kept-plans.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Rooms } from "../platform/rooms/slot.ts";
import type { KeyRing } from "../platform/sealing/index.ts";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { addStaff, newCodeSecret } from "../rooms/accounts/index.ts";
import { addTeam, createPartnership, setContact } from "../rooms/directory/index.ts";
import { demoEmail, demoPassword, demoStaff, importTeam, mashPhone, mashTeam } from "./people.ts";
import type { Cast } from "./cast.ts";
import { fillAccess } from "./access.ts";
import { fillChildren } from "./children.ts";
import { fillExports } from "./exports.ts";
import { fillAlarms } from "./alarms.ts";
import { fillGovernance } from "./governance.ts";
import { fillConcerns } from "./concerns.ts";
import { fillInvitations } from "./invitations.ts";
import { fillDirectory } from "./directory.ts";
import { fillLeads } from "./leads.ts";
import { fillLeaving } from "./leaving.ts";
import { fillImports } from "./imports.ts";
import { fillMash } from "./mash.ts";
import { fillMashDay } from "./mash-day.ts";
import { fillMashPapers } from "./mash-papers.ts";
import { followOpened } from "./opened.ts";
import { fillWhereabouts } from "./whereabouts.ts";
import { fillServiceAccounts } from "./service-accounts.ts";
import { countMissingAgain, fillMissing } from "./missing.ts";
import { changeLevelWords } from "./level-words.ts";
import { fillLife } from "./life.ts";
import { fillMeetings } from "./meetings.ts";
import { fillAssessments } from "./assessments.ts";
import { fillPathway } from "./pathway.ts";
import { fillPapers } from "./papers.ts";
import { fillToolDrafts } from "./tool-drafts.ts";
import { fillTools } from "./tools.ts";
import { fillFrontDoor, giveAreas } from "./front-door.ts";
import { fillFamilies } from "./families.ts";
import { fillFamiliesAround } from "./families-around.ts";
import { fillElsewhere } from "./elsewhere.ts";
import { fillExploitation } from "./exploitation.ts";
import { fillNumbers } from "./numbers.ts";
import { fillTold } from "./told.ts";
import { fillLooks } from "./looks.ts";
import { fillPlans } from "./plans.ts";
import { fillRecovery } from "./recovery.ts";
import { fillSensitive } from "./sensitive.ts";
import { fillEducation } from "./education.ts";
import { fillIdentity } from "./identity.ts";
import { fillProfiles } from "./profiles.ts";
import { fillIntelligence } from "./intelligence.ts";
import { fillContexts } from "./contexts.ts";
import { fillLicensing } from "./licensing.ts";
import { fillMeasures } from "./measures.ts";
import { fillAwareness } from "./awareness.ts";
import { fillPractices } from "./practices.ts";
import { fillProgrammes } from "./programmes.ts";
import { fillTrainingFile } from "./training-file.ts";
import { fillTraining } from "./training.ts";
import { fillSafetyForums } from "./safety-forums.ts";
import { fillCommissioning } from "./commissioning.ts";
import { fillCarerPage } from "./carer-page.ts";
import { fillCohortOffers } from "./cohort-offers.ts";
import { fillCohorts } from "./cohorts.ts";
import { fillPanels } from "./panels.ts";
import { fillPlaceConcerns } from "./place-concerns.ts";
import { fillPhotographs } from "./photographs.ts";
import { fillOfferedFacts, fillTwoAgencies } from "./offered-facts.ts";
import { fillProtectedFiles } from "./protected-files.ts";
import { fillPublicRoles } from "./public-roles.ts";
import { fillFeeds } from "./feeds.ts";
import { fillInvestigations } from "./investigations.ts";
import { fillRequests } from "./requests.ts";
import { fillSameChild } from "./same-child.ts";
import { fillSiblings } from "./siblings.ts";
import { fillStanding } from "./standing.ts";
import { fillSubjects } from "./subjects.ts";
import { fillTeamWork } from "./team-work.ts";
import { fillDocuments } from "./documents.ts";
import { fillVisits } from "./visits.ts";
import { fillTracker } from "./tracker.ts";
import { fillCampaigns } from "./campaigns.ts";
import { fillChasing } from "./chasing.ts";

type Parts = {
  readonly clock: Clock;
  readonly ring: KeyRing;
  /** What a new partnership begins with is what they ship. */
  readonly rooms: Rooms;
};

/**
 * Fills an empty database with an invented partnership and a year of its work; leaves any other
 * database alone.
 * @returns whether the demonstration is what this database holds
 */
export async function fillDemonstration(admin: pg.PoolConfig, parts: Parts): Promise<boolean> {
  // Some six hundred statements, twenty thousand times.
  const planned = (tx: Tx) => keepingPlans("maintenance", () => fill(tx, parts));
  return asMaintenance(admin, planned, parts.ring);
}

async function fill(tx: Tx, parts: Parts): Promise<boolean> {
  // Two processes that start together: the second waits and finds it done.
  await sql`select pg_advisory_xact_lock(7203116)`.execute(tx);
  const partnerships = await tx.selectFrom("directory.partnerships").select("is_demo").execute();
  if (partnerships.length > 0) return partnerships.some((one) => one.is_demo);
  const partnershipId = await found(tx, parts);
  const { clock } = parts;
  await changeLevelWords(tx, clock);
  const cast = await actors(tx, clock);
  await fillChildren(tx, { cast, partnershipId, clock });
  const concernIds = await fillConcerns(tx, { cast, clock });
  await fillMash(tx, { cast, clock, concernIds });
  await followOpened(tx, { cast, clock });
  await fillAccess(tx, { cast, clock });
  await fillWhereabouts(tx, { cast, clock });
  await fillMeetings(tx, { cast: await actors(tx, clock), clock });
  await fillExports(tx, { cast, clock });
  await fillTools(tx, { cast, clock });
  await fillGovernance(tx, { cast, clock });
  await fillTold(tx, { cast, clock });
  await fillExploitation(tx, { cast, clock });
  const stages = await fillTracker(tx, { cast, partnershipId, clock });
  await fillPathway(tx, { cast, clock, stages });
  await fillAssessments(tx, { cast, clock });
  await fillChasing(tx, { cast: await actors(tx, clock), clock });
  await fillLooks(tx, { cast: await actors(tx, clock), clock });
  await fillAlarms(tx, { cast: await actors(tx, clock), clock });
  await fillServiceAccounts(tx, { cast, clock });
  await fillImports(tx, { cast, clock });
  await fillPapers(tx, { cast, clock });
  await fillMashPapers(tx, { cast, clock });
  await fillMashDay(tx, { cast, clock });
  await fillPlans(tx, { cast, clock });
  await fillPublicRoles(tx, { cast, clock });
  await fillLeaving(tx, { cast, clock });
  await fillWork(tx, { cast, clock, rooms: parts.rooms });
  await fillFamiliesAround(tx, { cast, clock });
  await fillRequests(tx, { cast, clock });
  await fillInvestigations(tx, { cast, clock, rooms: parts.rooms });
  await fillSameChild(tx, { cast, clock });
  await fillStanding(tx, { cast, clock });
  await fillSiblings(tx, { cast, clock });
  await countMissingAgain(tx, clock);
  await seeOldNotices(tx, clock);
  return true;
}

/** What is done with the children, and what runs for them. */
async function fillWork(
  tx: Tx,
  given: { readonly cast: Cast; readonly clock: Clock; readonly rooms: Rooms },
) {
  await fillNumbers(tx, given);
  await fillMissing(tx, given);
  await fillPhotographs(tx, given);
  await fillRecovery(tx, given);
  await fillSensitive(tx, given);
  await fillInvitations(tx, given);
  await fillElsewhere(tx, given);
  await fillLife(tx, given);
  await fillEducation(tx, given);
  await fillProfiles(tx, given);
  await fillIdentity(tx, given);
  await fillCohorts(tx, given);
  await fillTeamWork(tx, given);
  await fillFamilies(tx, given);
  await fillFrontDoor(tx, given);
  await fillVisits(tx, given);
  await fillDocuments(tx, given);
  await fillSubjects(tx, given);
  await fillMeasures(tx, given);
  await fillLicensing(tx, given);
  await fillPlaceConcerns(tx, given);
  await fillDirectory(tx, given);
  await fillLeads(tx, given);
  await fillTraining(tx, given);
  await fillTrainingFile(tx, given);
  await fillIntelligence(tx, given);
  await fillContexts(tx, given);
  await fillProgrammes(tx, given);
  await fillPractices(tx, given);
  await fillCarerPage(tx, given);
  await fillCohortOffers(tx, given);
  await fillAwareness(tx, given);
  await fillCampaigns(tx, given);
  await fillCommissioning(tx, given);
  await fillSafetyForums(tx, given);
  await fillToolDrafts(tx, given);
  await fillPanels(tx, given);
  await fillFeeds(tx, given);
  await fillProtectedFiles(tx, given);
  await fillTwoAgencies(tx, given);
  await fillOfferedFacts(tx, given);
}

/** Everybody has read what is older than a week. */
async function seeOldNotices(tx: Tx, clock: Clock): Promise<void> {
  await sql`
    update work.notifications set seen_at = made_at + interval '3 hours'
    where made_at < ${clock.now()}::timestamptz - interval '7 days'`.execute(tx);
}

/** The partnership and its staff alone, for tests that bring children of their own. */
export function hireDemonstration(admin: pg.PoolConfig, parts: Parts): Promise<number> {
  return asMaintenance(admin, (tx) => found(tx, parts));
}

async function found(tx: Tx, { clock, ring, rooms }: Parts): Promise<number> {
  const partnershipId = await createPartnership(tx, {
    name: "Eastmoor Safeguarding Partnership",
    isDemo: true,
    rooms,
  });
  await setContact(tx, {
    partnershipId,
    key: "mash",
    contact: {
      name: "Multi-agency safeguarding hub (MASH)",
      phone: mashPhone,
      hours: "Monday to Friday, 9am to 5pm. At other times the emergency duty team answers",
    },
    from: addDays(clock.today(), -400),
  });
  await giveAreas(tx, partnershipId, addDays(clock.today(), -400));
  await hire(tx, { partnershipId, ring, startsOn: addDays(clock.today(), -400) });
  return partnershipId;
}

async function hire(
  tx: Tx,
  { partnershipId, ring, startsOn }: { partnershipId: number; ring: KeyRing; startsOn: string },
): Promise<void> {
  const teams = new Map<string, string>();
  for (const person of demoStaff) {
    const teamKey = `${person.agency} ${person.team}`;
    const teamId =
      teams.get(teamKey) ??
      (await addTeam(tx, {
        partnershipId,
        agency: { name: person.agency, kind: person.agencyKind },
        team: person.team,
        receivesImports: person.team === importTeam,
        receivesConcerns: person.team === mashTeam,
      }));
    teams.set(teamKey, teamId);
    const { name, role, phone } = person;
    const email = demoEmail(person.key);
    const signIn = { email, password: demoPassword, codeSecret: newCodeSecret() };
    const post = { partnershipId, teamId, role, startsOn };
    await addStaff(tx, { ...post, ...signIn, name, phone, isDemo: true }, ring);
  }
}

/** The invented staff as the rules will see them. */
async function actors(tx: Tx, clock: Clock): Promise<Cast> {
  const { rows } = await sql<{ email: string; facts: unknown }>`
    select email, sec.actor_facts(staff_id, ${clock.now()}) as facts from directory.staff`.execute(
    tx,
  );
  return new Map(
    rows.map(({ email, facts }) => [
      email.split("@")[0] ?? "",
      staffActor(actorFacts.parse(facts)),
    ]),
  );
}
