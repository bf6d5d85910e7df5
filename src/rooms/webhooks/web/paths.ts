/** Addresses of webhooks, in one place. */
const of = (accountId: string): string => `/admin/service-accounts/${accountId}/webhooks`;
const one = (accountId: string, hookId: string): string => `${of(accountId)}/${hookId}`;

export const hookPaths = {
  account: (accountId: string) => `/admin/service-accounts/${accountId}`,
  list: of,
  add: (accountId: string) => `${of(accountId)}/new`,
  hook: (accountId: string, hookId: string, page = 1) =>
    `${one(accountId, hookId)}${page > 1 ? `?page=${page}` : ""}`,
  step: (accountId: string, hookId: string, step: "test" | "renew" | "start" | "end") =>
    `${one(accountId, hookId)}/${step}`,
  again: (accountId: string, hookId: string, deliveryId: string) =>
    `${one(accountId, hookId)}/deliveries/${deliveryId}/again`,
  answer: (hookId: string) => `/webhooks/${hookId}`,
};
