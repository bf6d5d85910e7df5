/** What is done here, in words for the person who reads the audit. */
export const auditWords = {
  "campaign.list": "Read the campaigns, in numbers",
  "campaign.read": "Read a campaign",
  "campaign.reach.state": "Stated how many a campaign reached",
  "business.list": "Read the register of businesses",
  "business.read": "Read a business in the register",
  "business.add": "Added a business to the register",
  "business.contact.record": "Recorded a contact, a visit, training or a pledge of a business",
  "business.end": "Took a business out of the register",
  "resource.list": "Read the resources for audiences",
  "resource.read": "Read a resource",
  "resource.add": "Added a resource",
  "resource.change": "Changed a resource",
  "resource.withdraw": "Withdrew a resource",
  "public.resources": "Opened the public page of resources",
};
