/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.identity.read": "Read who a child is, and safe contact",
  "identity.record": "Recorded a fact of who a child is",
  "immigration.ask": "Was asked for what they need nationality and immigration status",
  "immigration.read": "Opened nationality and immigration status, for a stated purpose",
  "immigration.record": "Recorded nationality and immigration status",
};
