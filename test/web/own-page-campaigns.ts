/** Nothing is recorded in the walk: test/access/campaigns.test.ts and training-hall-code.test.ts. */
export const campaignsOwnPage: Readonly<Record<string, number>> = {
  "POST /training/sessions/:trainingSessionId/attendance/qr": 404,
  "POST /h/:hallCode": 403,
  "POST /training/here/:hallCode": 403,
  "POST /campaigns/:campaignId/reach": 404,
  "POST /businesses/new": 422,
  "POST /businesses/:businessId/contacts": 404,
  "POST /businesses/:businessId/end": 404,
  "POST /resources/new": 422,
  "POST /resources/:resourceId": 404,
  "POST /resources/:resourceId/withdraw": 404,
  "POST /training/awareness/campaigns/new": 422,
  "POST /training/awareness/counts/new": 422,
  "POST /training/programmes/new": 422,
  "POST /training/programmes/:programmeId/visits": 404,
};
