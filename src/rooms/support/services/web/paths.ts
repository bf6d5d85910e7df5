type ListQuery = { readonly show?: "late" | "unmet"; readonly page?: number };

/** Addresses of services and referrals, built in one place. */
export const servicePaths = {
  services: "/services",
  newService: "/services/new",
  service: (serviceId: string): string => `/services/${serviceId}`,
  edit: (serviceId: string): string => `/services/${serviceId}/edit`,
  readers: (serviceId: string): string => `/services/${serviceId}/readers`,
  endReader: (serviceId: string, serviceReaderId: string): string =>
    `/services/${serviceId}/readers/${serviceReaderId}/end`,
  teams: (serviceId: string): string => `/services/${serviceId}/teams`,
  unmet: "/unmet-needs",
  referrals: ({ show, page }: ListQuery = {}): string => {
    const query = new URLSearchParams();
    if (show) query.set("show", show);
    if (page !== undefined && page > 1) query.set("page", String(page));
    return query.size === 0 ? "/overdue/services" : `/overdue/services?${query.toString()}`;
  },
  refer: (personId: string): string => `/children/${personId}/services/new`,
  referral: (personId: string, referralId: string): string =>
    `/children/${personId}/services/${referralId}`,
};
