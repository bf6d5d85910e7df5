const ofChild = (personId: string): string => `/children/${personId}/nrm`;

/** Every address of this room. */
export const nrmPaths = {
  list: (query: { readonly late?: "yes"; readonly page?: number } = {}): string => {
    const search = new URLSearchParams();
    if (query.late) search.set("late", query.late);
    if (query.page !== undefined && query.page > 1) search.set("page", String(query.page));
    const text = search.toString();
    return text === "" ? "/nrm" : `/nrm?${text}`;
  },
  consider: (personId: string): string => `${ofChild(personId)}/new`,
  referral: (personId: string, referralId: string, part = ""): string =>
    `${ofChild(personId)}/${referralId}${part}`,
  step: (personId: string, referralId: string, step: string): string =>
    `${ofChild(personId)}/${referralId}/step?step=${step}`,
  section45: (personId: string): string => `/children/${personId}/section-45`,
};
