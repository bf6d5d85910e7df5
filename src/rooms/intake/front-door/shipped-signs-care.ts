import type { SignsReader } from "../configuration-kinds.ts";

const oneOfMany = "One of these alone may mean little. Two or three together are a sign.";

/** What social care, health and police see. */
export const signsForCare: readonly SignsReader[] = [
  {
    key: "social-care",
    name: "Social care",
    forWhom: "Social workers, family support, residential and foster care",
    intro: `You see the child over time, at home and in placement. ${oneOfMany}`,
    signs: [
      "Missing from home or care, also for an hour or two, and the same names or places in each return home interview.",
      "A new phone, clothes or money after each absence, and no account of where they are from.",
      "Contact with siblings, friends and carers drops, and one new adult or older group takes its place.",
      "A placement that breaks down after contact with people outside it; a child who is moved and is found back where they were.",
      "A child who says that they owe someone, or that their family will be hurt.",
      "A child who does not keep appointments, described as hard to engage or as making a choice.",
    ],
    doNow: [
      "If the child is in danger now, ring 999.",
      "Speak with your manager the same day. Where there is reasonable cause to suspect significant harm, ask for a strategy discussion.",
      "Write down what the child said in their own words, and what you saw, apart from what you think.",
      "Do not close because a child does not come: exploitation often looks like that.",
      "Where a child may have been trafficked, a first responder makes a referral to the National Referral Mechanism.",
    ],
    tell: [
      "Your manager, the same day",
      "The multi-agency safeguarding hub (MASH) of the area, or the exploitation co-ordinator",
    ],
    source:
      "Working Together to Safeguard Children; Children Act 1989, sections 17 and 47; Modern Slavery Act 2015, section 52",
    isProfession: true,
    isPoster: true,
  },
  {
    key: "health",
    name: "Health",
    forWhom: "GPs, school nurses, health visitors, mental health, dentists, ambulance crews",
    intro: `A child may come to you for something else. ${oneOfMany}`,
    signs: [
      "An adult or older friend who speaks for the child, or does not leave them alone with you.",
      "Registered far away, or seen at several places for the same thing.",
      "Injuries without an account that fits, or that are seen late.",
      "Self-harm, fear, poor sleep, or use of drugs or alcohol that began suddenly.",
      "Not brought to appointments, after a time when the child came.",
      "Repeated requests for contraception or tests together with fear, or with an older partner.",
    ],
    doNow: [
      "If the child is in danger now, ring 999.",
      "See the child alone for a part of the visit, and say what you must pass on before you ask.",
      "Record the child’s own words, who came with them and how they got there.",
      "Speak with your safeguarding lead or named professional the same day. Consent helps and is not needed where a child may suffer significant harm.",
    ],
    tell: [
      "Your safeguarding lead, or the named nurse or doctor, the same day",
      "The multi-agency safeguarding hub (MASH) of the area",
    ],
    source:
      "Working Together to Safeguard Children; Safeguarding children and young people: roles and competences for healthcare staff (intercollegiate document); General Medical Council, 0–18 years",
    isProfession: true,
    isPoster: true,
  },
  {
    key: "sexual-health",
    name: "Sexual health",
    forWhom: "Clinics, outreach, pharmacies, school drop-ins",
    intro: `Young people come to you in confidence. A conversation finds more than a form. ${oneOfMany}`,
    signs: [
      "A child under 13: in law they cannot consent, and it is always passed on.",
      "A partner who is much older, or has a position of trust, money or power over them.",
      "Something given in return, or a debt; several young people with the same partner or address.",
      "Infections or pregnancy again and again, or a request for tests that someone else wants.",
      "Brought by someone who waits, pays, or keeps the phone.",
      "Alcohol or drugs each time, or not remembering.",
    ],
    doNow: [
      "If the child is in danger now, ring 999.",
      "Say at the beginning what stays between you and what does not.",
      "Ask about friends, family, school and online as well as about sex, and write down your professional analysis, not only the answers.",
      "Speak with your safeguarding lead the same day. Tell the young person first, unless that makes it more dangerous.",
    ],
    tell: [
      "Your safeguarding lead, the same day; of a child under 13, at once",
      "The multi-agency safeguarding hub (MASH) of the area",
    ],
    source:
      "Sexual Offences Act 2003; Spotting the Signs, Brook and British Association for Sexual Health and HIV; Working Together to Safeguard Children",
    isProfession: true,
    isPoster: true,
  },
  {
    key: "emergency-departments",
    name: "Emergency departments",
    forWhom: "A&E, minor injuries, urgent care, children’s wards",
    intro: `You have minutes, and you may be the only one who sees the child tonight. ${oneOfMany}`,
    signs: [
      "Here again within weeks, or at another hospital, with injury, drink, drugs or self-harm.",
      "An account that changes, or that an adult gives for the child.",
      "Brought in by people who leave, or who are not family and will not say who they are.",
      "An injury from a weapon, or from restraint.",
      "Far from home late at night, with no money or phone of their own.",
      "Leaves before being seen, after a call or a message.",
    ],
    doNow: [
      "If the child is in danger now, ring 999 and your security.",
      "Look whether there is a child protection plan or a child in care (Child Protection – Information Sharing).",
      "See the child alone. Ask who brought them and where they sleep tonight.",
      "Keep the child until someone safe is with them. If they leave and you are afraid for them, ring the police.",
      "Gunshot and knife wounds are told to the police under your guidance.",
    ],
    tell: [
      "The nurse or doctor in charge, and your safeguarding team, before the child leaves",
      "The multi-agency safeguarding hub (MASH), or the emergency duty team at night",
    ],
    source:
      "Working Together to Safeguard Children; NHS England, Child Protection – Information Sharing; General Medical Council, reporting gunshot and knife wounds",
    isProfession: true,
    isPoster: true,
  },
  {
    key: "police",
    name: "Police",
    forWhom: "Response, neighbourhood, missing, custody, call handlers, British Transport Police",
    intro: `A child who is found is a child who was somewhere. ${oneOfMany}`,
    signs: [
      "Reported missing again, by the same route or from the same address, or found with older people or in a car.",
      "A child with drugs, a weapon, cash or several phones, far from home.",
      "A child at an address of a vulnerable adult, or where many people come and go.",
      "A child who gives an adult’s words, will not say who they are with, or is afraid of someone who waits.",
      "Seen with the same person, vehicle or phone as another child of concern.",
      "A report that is taken back after a visit or a message.",
    ],
    doNow: [
      "Make the child safe. A child is a child whatever they are found with.",
      "Ask who gains. Where a child was made to commit an offence, consider the defence in section 45 of the Modern Slavery Act.",
      "Keep phones, tickets and what cameras show. Submit what you saw as intelligence, with times, places and vehicles.",
      "Refer to the MASH the same shift, and to the National Referral Mechanism where trafficking may be.",
      "Consider police protection, a child abduction warning notice or other disruption with your supervisor.",
    ],
    tell: [
      "Your supervisor, and the missing or exploitation team of the force",
      "The multi-agency safeguarding hub (MASH) of the area",
    ],
    source:
      "College of Policing, Authorised Professional Practice; Children Act 1989, section 46; Modern Slavery Act 2015, sections 45 and 52; Working Together to Safeguard Children",
    isProfession: true,
    isPoster: true,
  },
];
