/** Short forms of safeguarding and of training, as written in names of courses. */
export const shortForms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ace: "adverse childhood experience",
    aces: "adverse childhood experience",
    asb: "antisocial behaviour",
    bls: "basic life support",
    caf: "common assessment framework",
    cawn: "child abduction warning notice",
    cawns: "child abduction warning notice",
    cce: "child criminal exploitation",
    ce: "child exploitation",
    cla: "child looked after",
    cpr: "cardiopulmonary resuscitation",
    csa: "child sexual abuse",
    cse: "child sexual exploitation",
    cyp: "child",
    da: "domestic abuse",
    dash: "domestic abuse stalking harassment",
    dols: "deprivation of liberty safeguard",
    dsl: "designated safeguarding lead",
    dv: "domestic violence",
    dva: "domestic violence abuse",
    edi: "equality diversity inclusion",
    eha: "early help assessment",
    fgm: "female genital mutilation",
    fi: "fabricated illness",
    fii: "fabricated induced illness",
    gdpr: "data protection",
    hba: "honour based abuse",
    hbv: "honour based violence",
    hsb: "harmful sexual behaviour",
    idva: "independent domestic violence advisor",
    ig: "information governance",
    ipc: "infection prevention control",
    isva: "independent sexual violence advisor",
    lac: "child looked after",
    lado: "local authority designated officer",
    mace: "multiagency child exploitation",
    mapa: "management of actual potential aggression",
    marac: "multiagency risk assessment conference",
    mash: "multiagency safeguarding hub",
    mca: "mental capacity act",
    mds: "modern slavery",
    mfc: "missing from care",
    mfh: "missing from home",
    mhfa: "mental health first aid",
    ms: "modern slavery",
    msht: "modern slavery human trafficking",
    nrm: "national referral mechanism",
    pmld: "profound multiple learning disability",
    rhi: "return home interview",
    rhis: "return home interview",
    sga: "safeguarding adult",
    sgc: "safeguarding child",
    send: "special educational need disability",
    tip: "trauma informed practice",
    vawg: "violence against woman girl",
    wrap: "workshop raise awareness prevent",
    yp: "child",
    yps: "child",
  }),
);

/** How and where it is taught, and what every course is: no part of what it is about. */
export const deliveryWords = new Set(
  "training trainings course courses workshop workshops webinar webinars elearning module modules session sessions programme program seminar briefing lunch learn bitesize masterclass virtual teams zoom classroom f2f facetoface blended recorded recording live inperson half full day days hour hours hr hrs minute mins multiagency lscp lscb scp lsp nhs esr cstf statutory mandatory new updated version lms".split(
    " ",
  ),
);

/** Words that name no subject: of two names alike but for these the shorter is taken for the longer. */
export const weakWords = new Set(
  "awareness skill skills practice practices approach approaches introduction intro introductory essentials essential basics basic fundamentals understanding working responding response tackling preventing recognising identifying spotting using practical guide overview core foundation professionals professional practitioners practitioner frontline staff everyone everyones business toolkit sign signs signs conducting undertaking duty independent tool tools completing delivering".split(
    " ",
  ),
);

/** Weak words that say which of several courses on a subject it is: the first. */
export const firstWords = new Set(
  "awareness introduction intro introductory essential basic fundamental foundation core overview".split(
    " ",
  ),
);

/** Words between words. */
export const smallWords = new Set(
  "a an the of for to in on and with at by from or your our how what why is are be into about its it as their they when who you we all this that part".split(
    " ",
  ),
);

/** One word for several, after plurals are taken off. */
export const sameWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    children: "child",
    childrens: "child",
    childs: "child",
    kid: "child",
    women: "woman",
    womens: "woman",
    men: "man",
    mens: "man",
    info: "information",
    esafety: "onlinesafety",
    behavior: "behaviour",
    programme: "program",
    responder: "responder",
    adultss: "adult",
    victimblaming: "victim blaming",
    traumainformed: "trauma informed",
    cyberbullying: "cyber bullying",
  }),
);

/** Who it is for or about, and what sets one kind apart: two names that differ in one of these are two courses. */
export const tellingWords = new Set(
  "adult child young man woman boy girl parent carer advanced enhanced intermediate refresher update manager supervisor lead trainer designated governor foster volunteer school college police nurse gp doctor safer recruitment assessment interview investigation law legal".split(
    " ",
  ),
);
