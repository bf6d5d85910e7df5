import type { Row } from "./expected.ts";

/** Addresses that are nobody's, also to somebody who has not signed in. */
export const nowhere = /^(GET|POST) \/sign-in\/with\//;

/** The people whom an administrator looks after; nobody has these ids. */
export const people = (noAccount: Row): Readonly<Record<string, Row>> => {
  const not403 = noAccount[403] ?? "";
  return {
    "GET /admin/people": { 200: "admin", 403: not403 },
    "GET /admin/people/invite": { 200: "admin", 403: not403 },
    "POST /admin/people/invite": { 422: "admin", 403: not403 },
    "GET /admin/people/:staffId": noAccount,
    "POST /admin/people/:staffId/unlock": noAccount,
    "POST /admin/people/:staffId/end-sessions": noAccount,
    "POST /admin/people/:staffId/end": noAccount,
    "POST /admin/people/:staffId/recovery": noAccount,
    "POST /admin/people/:staffId/recovery/:ticketId": noAccount,
    "POST /admin/people/:staffId/posts": noAccount,
    "POST /admin/people/:staffId/last-day": noAccount,
    "POST /admin/people/:staffId/posts/end-on": noAccount,
    "GET /admin/people/:staffId/posts/:postId/end": noAccount,
    "POST /admin/people/:staffId/posts/:postId/end": noAccount,
  };
};

/** One's own account and the ways in, which are everybody's. */
export const account = (everybody: string): Readonly<Record<string, Row>> => ({
  "GET /sign-in": { 200: everybody },
  "POST /sign-in": { 401: everybody },
  "POST /sign-in/code": { 401: everybody },
  "GET /stay": { 200: everybody },
  "POST /hide": { 200: everybody },
  "POST /sign-out": { 303: everybody },
  "GET /drafts": { 200: everybody },
  "POST /drafts/:form": { 303: everybody },
  "POST /drafts/:form/discard": { 303: everybody },
  // What each finds is theirs: test/access/search.test.ts.
  "GET /search": { 200: everybody },
  "POST /search": { 200: everybody },
  "POST /search/suggestions": { 200: everybody },
  "GET /pages": { 200: everybody },
  "POST /pages": { 200: everybody },
  "GET /notices": { 200: everybody },
  "POST /notices/:noticeId/seen": { 404: everybody },
  // Each reads and closes the actions that were sent to them without the record: here there are none.
  "GET /work/actions/:actionId": { 404: everybody },
  "POST /work/actions/:actionId": { 404: everybody },
  "POST /notices/seen": { 303: everybody },
  "GET /notices/outside": { 200: everybody },
  // An empty form; what is chosen: test/web/notices-outside.test.ts.
  "POST /notices/outside": { 422: everybody },
  "POST /sign-in/passkey": { 401: everybody },
  "POST /confirm/passkey": { 401: everybody },
  // No agency's sign-in has this id; those that have: test/web/providers.test.ts.
  "GET /sign-in/with/:providerId": { 404: everybody },
  "POST /sign-in/with/:providerId": { 404: everybody },
  "GET /sign-in/with/:providerId/back": { 404: everybody },
  "GET /join": { 200: everybody },
  // No code that was handed over; the right one: test/web/people.test.ts.
  "POST /join": { 401: everybody },
  "POST /join/app": { 401: everybody },
  "GET /account": { 200: everybody },
  // A system's own: a person has none. And one that someone answers for: test/access/webhooks.test.ts.
  "GET /api/webhooks": { 200: everybody },
  "GET /webhooks/:hookId": { 404: everybody },
  "POST /webhooks/:hookId": { 404: everybody },
  "POST /account/sessions/:sessionId/end": { 404: everybody },
  "POST /account/sessions/end-others": { 303: everybody },
  "POST /account/browsers/:browserId/forget": { 404: everybody },
  "POST /account/browsers/forget-all": { 303: everybody },
  "GET /account/passkeys/new": { 200: everybody },
  "POST /account/passkeys": { 422: everybody },
  "GET /account/passkeys/:passkeyId/remove": { 404: everybody },
  "POST /account/passkeys/:passkeyId/remove": { 404: everybody },
  "GET /account/password": { 200: everybody },
  "POST /account/password": { 422: everybody },
  "GET /account/app": { 200: everybody },
  "POST /account/app": { 422: everybody },
  "GET /account/recovery-codes": { 200: everybody },
  "POST /account/recovery-codes": { 200: everybody },
  "GET /account/second-factor": { 303: everybody },
  // A code that is not theirs; the right one: test/web/step-up.test.ts.
  "POST /confirm/code": { 401: everybody },
});

/** Whoever administers them, and whoever does not: `none` says who finds none and who is refused. */
export const serviceAccounts = (none: Row): Readonly<Record<string, Row>> => ({
  // Ids that no account has; what is done to one that is there: test/web/service-accounts.test.ts.
  "GET /admin/service-accounts": { 200: none[404] ?? "", 403: none[403] ?? "" },
  "GET /admin/service-accounts/new": { 200: none[404] ?? "", 403: none[403] ?? "" },
  "POST /admin/service-accounts/new": { 422: none[404] ?? "", 403: none[403] ?? "" },
  "GET /admin/service-accounts/:accountId/webhooks": none,
  "GET /admin/service-accounts/:accountId/webhooks/new": none,
  "POST /admin/service-accounts/:accountId/webhooks/new": none,
  "GET /admin/service-accounts/:accountId/webhooks/:hookId": none,
  "GET /admin/service-accounts/:accountId/webhooks/:hookId/end": none,
  "POST /admin/service-accounts/:accountId/webhooks/:hookId/end": none,
  "POST /admin/service-accounts/:accountId/webhooks/:hookId/test": none,
  "POST /admin/service-accounts/:accountId/webhooks/:hookId/renew": none,
  "POST /admin/service-accounts/:accountId/webhooks/:hookId/start": none,
  "POST /admin/service-accounts/:accountId/webhooks/:hookId/deliveries/:deliveryId/again": none,
  "GET /admin/service-accounts/:accountId": none,
  "GET /admin/service-accounts/:accountId/end": none,
  "POST /admin/service-accounts/:accountId/end": none,
  "GET /admin/service-accounts/:accountId/tokens": none,
  "POST /admin/service-accounts/:accountId/tokens": none,
  "GET /admin/service-accounts/:accountId/tokens/:tokenId/revoke": none,
  "POST /admin/service-accounts/:accountId/tokens/:tokenId/revoke": none,
});
