/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "alarm.list": "Looked at the alarms",
  "alarm.read": "Read an alarm",
  "alarm.acknowledge": "Acknowledged an alarm",
  "fault.form": "Opened the form for a fault",
  "fault.report": "Reported a fault",
  "alarm.drill": "Raised an alarm as a drill",
};
