/** Addresses of importing, in one place. */
export const importPaths = {
  list: "/imports",
  import: (importId: string) => `/imports/${importId}`,
  columns: (importId: string) => `/imports/${importId}/columns`,
  notUnderstood: (importId: string, page = 1) => paged(`/imports/${importId}/not-understood`, page),
  duplicates: (importId: string, page = 1) => paged(`/imports/${importId}/duplicates`, page),
  matches: (importId: string, page = 1) => paged(`/imports/${importId}/matches`, page),
  changes: (importId: string, page = 1) => paged(`/imports/${importId}/changes`, page),
  gone: (importId: string, page = 1) => paged(`/imports/${importId}/gone`, page),
  offers: (importId: string, page = 1) => paged(`/imports/${importId}/offers`, page),
  offer: (importId: string, offerId: string) => `/imports/${importId}/offers/${offerId}`,
  confirm: (importId: string) => `/imports/${importId}/confirm`,
  remove: (importId: string) => `/imports/${importId}/remove`,
};

const paged = (path: string, page: number): string => (page > 1 ? `${path}?page=${page}` : path);
