const campaign = (id: string): string => `/campaigns/${id}`;
const business = (id: string): string => `/businesses/${id}`;
const resource = (id: string): string => `/resources/${id}`;

/** Addresses of campaigns, businesses and resources, built in one place. */
export const campaignPaths = {
  home: "/campaigns",
  campaign,
  reach: (id: string): string => `${campaign(id)}/reach`,
  businesses: "/businesses",
  register: "/businesses?show=all",
  newBusiness: "/businesses/new",
  business,
  contact: (id: string): string => `${business(id)}/contacts`,
  endBusiness: (id: string): string => `${business(id)}/end`,
  resources: "/resources",
  mine: "/resources?show=mine",
  toReview: "/resources?show=review",
  newResource: "/resources/new",
  resource,
  withdraw: (id: string): string => `${resource(id)}/withdraw`,
  public: "/leaflets-and-films",
  /** The public form, as a business: its name stands in the field, and can be changed or left out. */
  tellAs: (name: string): string => `/tell-us?business=${encodeURIComponent(name)}`,
} as const;
