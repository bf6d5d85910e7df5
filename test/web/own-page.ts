import { campaignsOwnPage } from "./own-page-campaigns.ts";
import { allRoutes } from "../../src/routes.ts";
import { isApi, type Route } from "../../src/platform/http/route.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import type { TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { endsSession, type Place } from "../access/walk.ts";
import { aFact, aFlag, letIn } from "../access/world.ts";
import { ownPageOfFamily } from "./own-page-family.ts";

/** Every form there is, the one that ends the session last. */
export const posts = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true })
  // By the API a session sends nothing at all: test/access/machine.test.ts.
  // Nor does the front door ask for a token: test/access/public-concerns.test.ts.
  .filter((route) => route.method === "POST" && !isApi(route) && route.cookieless === undefined)
  .sort((a, b) => Number(endsSession(a)) - Number(endsSession(b)));

/** A child of its own for each route: one that was obeyed may take the record out of reach. */
export async function aPlace(app: TestApp): Promise<Place> {
  const child = await aChild(app);
  const membershipId = await letIn(app, child, "school");
  const flagId = await aFlag(app, child);
  const whereaboutsId = await aFact(app, child);
  const newcomer = await staffIdOf(app, "police");
  return { child, membershipId, flagId, whereaboutsId, newcomer };
}
/** Somebody whom the route would obey. */
export function obeyed({ path }: Route): string {
  if (path.startsWith("/admin/configuration/public-form/words")) return "mash";
  if (path.startsWith("/admin")) return "admin";
  if (/^\/(?:mash|missing\/not-matched)|\/picture$/.test(path)) return "mash";
  if (path.startsWith("/checks")) return "police";
  if (/^\/(?:children\/(?:columns|export)|imports|feeds|exports\/waiting)/.test(path))
    return "coordinator";
  if (path.endsWith("/approve")) return "chair";
  if (/\/(?:oversee|supervision|agree)$/.test(path) && !path.includes("safety-plan"))
    return "manager";
  // A key of an agency is answered by a second person.
  if (/^\/governance\/witnesses\/.*\/(?:confirm|refuse)$/.test(path)) return "board";
  if (
    /^\/(?:governance\/(?:registers|holds|controllers|public-roles|witnesses)|audit|alarms)/.test(
      path,
    )
  )
    return "governance";
  if (path.startsWith("/intelligence/:intelligenceId")) return "intelligence";
  if (/(?:\/measures\/:measureId|offered-facts\/:offerKey\/link)$/.test(path)) return "coordinator";
  if (
    /^\/(?:directory|licensing|services|commissioning|forums|safety-forums|campaigns|businesses|resources|cohorts|subjects|measures|same-child|panels|leads|intelligence|contexts|training|tools|panel-promises|sittings|standing-queries)|\/(?:linked|enforcement)/.test(
      path,
    )
  )
    return "coordinator";
  if (path.endsWith("/closing/:closureId/decide")) return "manager";
  return path.startsWith("/emergency/reviews") ? "governance" : "lead";
}

/** Forms under an address that the walk has nothing for. */
const noneOf = (under: string, paths: string): Readonly<Record<string, number>> =>
  Object.fromEntries(paths.split(" ").map((path) => [`POST ${under}/${path}`, 404]));

/** What our own page gets where the walk's form has nothing to do its work on, or has a page for answer. */
export const otherwise: Readonly<Record<string, number | readonly number[]>> = {
  "POST /find": 200,
  "POST /search": 200,
  "POST /search/suggestions": 200,
  "POST /pages": 200,
  // The page itself, with what was asked for; and a page that leads away.
  "POST /children/:personId/door": 200,
  "POST /hide": 200,
  "POST /governance/report": 200,
  "POST /governance/witnesses": 422,
  // The file, or the page where one of many children waits for a second person; the form back without one.
  "POST /children/export": [200, 303],
  "POST /imports": 422,
  "POST /feeds/add": 422,
  // The walk has no file, and nothing to begin from.
  "POST /tools/file": 422,
  "POST /tools/new": 422,
  // It sends no version, which is never the one that stands.
  "POST /tools/kept/:tool/retire": 409,
  // No lead is named, so that there is nobody to write to.
  "POST /leads/messages/new": 422,
  // Photographs are off until a partnership turns them on: test/access/photographs.test.ts.
  "POST /children/:personId/photograph/add": 404,
  "POST /children/:personId/photograph/:photographId/check": 404,
  "POST /children/:personId/photograph/:photographId/review": 404,
  // The walk has no person of concern and no measure: test/access/measures.test.ts.
  "POST /subjects/:thingId/age": 404,
  "POST /subjects/:thingId/decision": 404,
  "POST /subjects/:thingId/renew": 404,
  "POST /subjects/:thingId/ties/new": 404,
  "POST /subjects/:thingId/ties/:thingTieId/end": 404,
  // Nothing is suggested while it is off: test/access/suggested-links.test.ts.
  "POST /subjects/:thingId/suggested/:otherId/take": 404,
  "POST /subjects/:thingId/suggested/:otherId/decline": 404,
  "POST /subjects/:thingId/may-suggest": 404,
  "POST /subjects/:thingId/withdraw": 404,
  "POST /subjects/:thingId/measures/new": 422,
  ...noneOf("/subjects/:thingId/forums", "new/:adultForum :thingForumId/change :thingForumId/end"),
  ...noneOf("/measures/:measureId", "safe effect step review actions/new actions/:measureActionId"),
  "POST /children/:personId/measures/:measureId": 404,
  // No place has a case that the walk could work on: test/access/contexts.test.ts.
  "POST /contexts/new": 422,
  ...noneOf(
    "/contexts/:contextId",
    "decide reopen close readers review owner assess/:contextTool actions/new actions/:contextActionId facts/new facts/:contextFactId voices/new moved conflict",
  ),
  // The walk has nothing that was sent to police: test/access/intelligence.test.ts.
  "POST /intelligence/send": 422,
  "POST /intelligence/sent/:intelligenceId/decide": 404,
  "POST /intelligence/:intelligenceId/share/:disseminationId/withdraw": 404,
  "POST /intelligence/:intelligenceId/sanitise": 404,
  "POST /intelligence/:intelligenceId/hand-over": 404,
  "POST /intelligence/:intelligenceId/answer": 404,
  "POST /intelligence/:intelligenceId/not-used": 404,
  "POST /intelligence/:intelligenceId/share": 404,
  "POST /intelligence/:intelligenceId/about": 404,
  // The walk answers for no service: test/access/commissioning.test.ts.
  "POST /commissioning/gaps/new": 404,
  "POST /commissioning/gaps/:gapAnalysisId/change": 404,
  "POST /commissioning/:serviceId/terms": 404,
  "POST /commissioning/:serviceId/decision": 404,
  "POST /commissioning/:serviceId/contacts": 404,
  "POST /commissioning/:serviceId/contacts/:serviceContactId/end": 404,
  "POST /commissioning/:serviceId/returns/:returnMonth": 404,
  "POST /commissioning/:serviceId/returns/:returnMonth/correct": 404,
  // The walk has no course, session or record of training: test/access/training.test.ts.
  "POST /training/courses/:trainingCourseId/change": 404,
  "POST /training/courses/:trainingCourseId/versions": 404,
  "POST /training/courses/:trainingCourseId/end": 404,
  "POST /training/courses/:trainingCourseId/sessions": 404,
  "POST /training/sessions/:trainingSessionId/change": 404,
  "POST /training/sessions/:trainingSessionId/cancel": 404,
  "POST /training/sessions/:trainingSessionId/book": 404,
  "POST /training/sessions/:trainingSessionId/bookings/:trainingBookingId/cancel": 404,
  "POST /training/sessions/:trainingSessionId/attendance": 404,
  "POST /training/sessions/:trainingSessionId/attendance/codes": 404,
  "POST /training/sessions/:trainingSessionId/attendance/:trainingBookingId": 404,
  "POST /training/people/:trainingPersonId/change": 404,
  "POST /training/coverage/:trainingBodyId/support": 404,
  "POST /training/support/:trainingSupportId/close": 404,
  "POST /training/contacts/:trainingContactId/end": 404,
  "POST /training/sessions/:trainingSessionId/links": 404,
  // Files are confirmed in src/rooms/training/importing/import-files.test.ts.
  "POST /training/imports": 422,
  "POST /training/imports/:trainingImportId/confirm": 404,
  "POST /training/imports/:trainingImportId/remove": 404,
  "POST /training/imports/:trainingImportId/courses/:trainingQuestion": 404,
  "POST /training/imports/:trainingImportId/people/:trainingQuestion": 404,
  "POST /training/imports/:trainingImportId/newcomers/:trainingQuestion": 404,
  "POST /training/imports/:trainingImportId/columns/:trainingColumn": 404,
  // The walk has no forum: test/access/safety-forums.test.ts.
  "POST /safety-forums/meetings/new": 422,
  "POST /safety-forums/meetings/:forumMeetingId/points": 404,
  "POST /safety-forums/points/:forumPointId/correct": 404,
  "POST /safety-forums/points/:forumPointId/promise": 404,
  "POST /safety-forums/points/:forumPointId/changed": 404,
  "POST /safety-forums/points/:forumPointId/told": 404,
  "POST /safety-forums/points/:forumPointId/permissions": 404,
  "POST /safety-forums/points/:forumPointId/permissions/:forumUseId/withdraw": 404,
  "POST /safety-forums/points/:forumPointId/release": 404,
  ...campaignsOwnPage,
  "POST /training/programme-visits/:programmeVisitId/findings": 404,
  "POST /training/headcounts/new": 422,
  "POST /training/contacts": 422,
  "POST /certificates": 422,
  "POST /t/:trainingToken": 403,
  "POST /training/courses/new": 422,
  "POST /training/me": 422,
  "POST /training/team/new": 422,
  "POST /training/people/new": 422,
  "POST /children/:personId/documents/add": 422,
  "POST /governance/public-roles/import": 422,
  // The password of now and the code of a new app are not in the walk's form.
  "POST /admin/people/invite": 422,
  "POST /account/password": 422,
  "POST /account/app": 422,
  "POST /account/passkeys": 422,
  "POST /account/recovery-codes": 200,
  "POST /admin/service-accounts/new": 422,
  "POST /notices/:noticeId/seen": 404,
  "POST /work/actions/:actionId": 404,
  // Nothing of another system waits here: test/access/missing-not-matched.test.ts.
  "POST /missing/not-matched/:waitingId": 404,
  "POST /missing/not-matched/:waitingId/aside": 404,
  "POST /missing/not-matched/:waitingId/create": 404,
  // No version of it is still to come.
  "POST /tools/kept/:tool/withdraw": 404,
  "POST /emergency/reviews/:openingId": 404,
  "POST /children/:personId/conflicts/:conflictId/end": 404,
  // Filled in by the walk of meetings: here the form comes back.
  "POST /children/:personId/actions": 422,
  "POST /children/:personId/meeting": 422,
  // No plan has been begun, and no sheet for a carer.
  "POST /children/:personId/safety-plan/family": 404,
  "POST /children/:personId/safety-plan/family/papers": 404,
  "POST /children/:personId/safety-plan/carer/papers": 404,
  "POST /children/:personId/safety-plan/agree": 404,
  "POST /children/:personId/safety-plan/close": 404,
  "POST /notices/outside": 422,
  // Nobody writes words of the public form, and no part of them is begun from.
  "POST /admin/configuration/public-form/words": 422,
  "POST /admin/configuration/public-form/words/:wordsPart": 404,
  "POST /admin/configuration/public-form/words/discard": 404,
  "POST /admin/configuration/public-form/words/put": 404,
  // Nothing is ticked.
  "POST /mash/board/assign": 422,
  "POST /children/:personId/escalations/new": 422,
  // The link is shown once, on the page that made it; and one that is none.
  "POST /children/:personId/family-views/ask": 200,
  "POST /f/:familyToken": 403,
  "POST /f/:familyToken/send": 403,
  "POST /p/:professionalToken": 403,
  "POST /p/:professionalToken/send": 403,
  "POST /children/:personId/supervision": 422,
  // The flag stands, and nowhere else.
  "POST /children/:personId/flags/:flagId/taken-out": 404,
  // Shown on the answer itself, once its purpose is stated.
  "POST /children/:personId/identity/immigration": 200,
  // The walk has no such request, duty or release: victim-requests.test.ts and duties.test.ts in test/access.
  "POST /children/:personId/victim-requests/:victimRequestId/safe": 404,
  "POST /children/:personId/victim-requests/:victimRequestId/notified": 404,
  "POST /children/:personId/victim-requests/:victimRequestId/views": 404,
  "POST /children/:personId/victim-requests/:victimRequestId/decide": 404,
  "POST /children/:personId/victim-requests/:victimRequestId/given": 404,
  "POST /children/:personId/victim-requests/:victimRequestId/challenge": 404,
  "POST /children/:personId/victim-requests/:victimRequestId/close": 404,
  "POST /children/:personId/duties/:dutyId/told": 404,
  "POST /children/:personId/duties/:dutyId/not-needed": 404,
  "POST /children/:personId/releases/:releaseId/told": 404,
  // The walk has no licence and no referral: test/access/licensing.test.ts.
  "POST /subjects/:thingId/licences/new": 404,
  "POST /subjects/:thingId/licences/:licenceId/refer": 404,
  "POST /subjects/:thingId/licences/:licenceId/end": 404,
  "POST /licensing/:licensingReferralId/sent": 404,
  "POST /licensing/:licensingReferralId/checked": 404,
  "POST /licensing/:licensingReferralId/answered": 404,
  "POST /licensing/:licensingReferralId/close": 404,
  "POST /subjects/:thingId/releases/new": 404,
  "POST /subjects/:thingId/releases/:releaseId/change": 404,
  // The walk has no such investigation: test/access/investigations.test.ts.
  "POST /children/:personId/investigations/:investigationId/update": 404,
  "POST /children/:personId/investigations/:investigationId/interview": 404,
  "POST /children/:personId/investigations/:investigationId/measures": 404,
  "POST /children/:personId/investigations/:investigationId/court": 404,
  "POST /children/:personId/investigations/:investigationId/statement": 404,
  "POST /children/:personId/investigations/:investigationId/compensation": 404,
  "POST /children/:personId/investigations/:investigationId/escalate": 404,
  "POST /children/:personId/investigations/:investigationId/answer": 404,
  "POST /children/:personId/investigations/:investigationId/review": 404,
  "POST /children/:personId/investigations/:investigationId/state": 404,
  "POST /children/:personId/charges/:childChargeId/asked": 404,
  "POST /children/:personId/charges/:childChargeId/answered": 404,
  "POST /children/:personId/charges/:childChargeId/looked-at": 404,
  "POST /children/:personId/charges/:childChargeId/closed": 404,
  // The walk has no entry of a profile to change: test/access/vulnerability-profile.test.ts.
  "POST /children/:personId/vulnerability-profile/:profileEntryId/change": 404,
  ...ownPageOfFamily,
  // The record is open.
  "POST /children/:personId/reopen": 409,
  // The record is not restricted.
  "POST /children/:personId/lift": 404,
};

/** What the walk has none of: an address with one of these leads nowhere. */
const absent = [
  "contactNumberId",
  "ownerId",
  "alarmId",
  "agendaItemId",
  "itemDecisionId",
  "panelReferralId",
  "seatId",
  "foundId",
  "sittingId",
  "itemPromiseId",
  "accountId",
  "actionId",
  "agencyId",
  "assessmentId",
  "browserId",
  "candidateId",
  "chaseId",
  "checkId",
  "closureId",
  "cohortApproachId",
  "cohortId",
  "cohortMemberId",
  "cohortOfferId",
  "cohortReaderId",
  "columnId",
  "concernId",
  "deliveryId",
  "disputeId",
  "documentId",
  "enforcementId",
  "entryId",
  "episodeId",
  "escalationId",
  "exploitationAccountId",
  "exportId",
  "familyLinkId",
  "familyViewId",
  "findingId",
  "forumMemberId",
  "forumReferenceId",
  "heldWordsId",
  "holdId",
  "witnessId",
  "identifierId",
  "hookId",
  "importId",
  "itemId",
  "leadId",
  "leadMessageId",
  "leadReceiptId",
  "toolDraftId",
  "lookBackId",
  "meetingId",
  "mergeId",
  "mergeProposalId",
  "mergeTellId",
  "momentId",
  "noteId",
  "nrmReferralId",
  "number",
  "otherId",
  "outcomeId",
  "pairDecisionId",
  "paperId",
  "passkeyId",
  "professionalLinkId",
  "providerId",
  "publicConcernId",
  "referralId",
  "roleId",
  "rowId",
  "runId",
  "saidId",
  "saveId",
  "schoolId",
  "serviceId",
  "serviceContactId",
  "serviceReaderId",
  "sessionId",
  "sourceId",
  "staffId",
  "staffTieId",
  "suggestionId",
  "thingFlagId",
  "thingId",
  "thingJoinId",
  "thingLinkId",
  "tokenId",
  "transferId",
  "unusualId",
  "viewId",
  "visitId",
  "visitWarningId",
  "waitingExportId",
  "waitingId",
  "workId",
];

/** Addresses of what is not there, and of a protection that does not stand. */
export const leadsNowhere = new RegExp(`:(?:${absent.join("|")})|/whereabouts/protection`);

export type Raw = {
  readonly url: string;
  readonly form: Record<string, string>;
  readonly headers: Record<string, string>;
};

export function sendRaw(
  { server }: TestApp,
  cookies: ReadonlyMap<string, string>,
  { url, form, headers }: Raw,
) {
  return server.inject({
    method: "POST",
    url,
    payload: new URLSearchParams(form).toString(),
    headers: {
      host: "localhost:80",
      "content-type": "application/x-www-form-urlencoded",
      cookie: [...cookies].map((pair) => pair.join("=")).join("; "),
      ...headers,
    },
  });
}
