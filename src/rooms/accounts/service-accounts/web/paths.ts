const list = "/admin/service-accounts";

/** Every address of service accounts, built in one place. */
export const paths = {
  list,
  add: `${list}/new`,
  account: (accountId: string): string => `${list}/${accountId}`,
  end: (accountId: string): string => `${list}/${accountId}/end`,
  /** Of another room: what the system is told. */
  webhooks: (accountId: string): string => `${list}/${accountId}/webhooks`,
  addToken: (accountId: string): string => `${list}/${accountId}/tokens`,
  answer: (tokenId: string): string => `/tokens/${tokenId}`,
  revoke: (accountId: string, tokenId: string): string =>
    `${list}/${accountId}/tokens/${tokenId}/revoke`,
};
