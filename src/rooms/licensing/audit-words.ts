/** What is done here, in words for the person who reads the audit: they name a subject or a referral, and never what it says. */
export const auditWords = {
  "licence.list": "Read the list of referrals to licensing authorities",
  "licence.of-subject.read": "Read the licences of a subject",
  "licence.new": "Opened the form for a licence of a subject",
  "licence.recorded": "Recorded a licence of a subject",
  "licence.end.read": "Opened the form that ends a licence of a subject",
  "licence.ended": "Recorded that a licence is not held any more",
  "licence.refer.read": "Opened the form that refers a licence",
  "licence.refer": "Referred a licence to the authority that issued it",
  "licence.referral.read": "Read a referral to a licensing authority",
  "licence.sent": "Recorded that a referral was sent to a licensing authority",
  "licence.checked": "Recorded a search of the national register of licences",
  "licence.answered": "Recorded the answer of a licensing authority",
  "licence.closed": "Closed a referral to a licensing authority",
};
