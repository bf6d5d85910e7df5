import { mayBeOneName, nicknameSets } from "./nicknames.ts";

/**
 * Names that children in the United Kingdom are given, folded. Not all of them, and it need not be: it is
 * asked only whether two names that are a letter apart are both names, as twins' often are. What is far more
 * often a slip than a name (mai, emiy, jame) is left out on purpose.
 */
const given = `
aadam aaliyah aaron abbie abby abdul abdullah abel abigail abraham abu ada adam adama adeel adele adeline adil aditi aditya adnan adrian
adriana aidan aiden ailsa aimee aisha aishah aisling ajay akash akeem alan alana alaya alba albert alec aled alex alexa alexander alexandra alexia
alexis alfie alfred ali alia alice alicia alina alisha alison alissa alistair aliya aliyah allan alma alyssa amaan amal amalia amanda amani amara
amari amaya amber amelia amelie amina aminah amir amira amirah amit amna amy ana anabel anaya andre andrea andreas andrei andrew aneesa angel
angela angelica angelina angus anika anisa anisha anita aniya anjali ann anna annabel annabelle anne annie anthony anton antonia antonio anya aoife
april arabella archer archie aria ariana arianna ariel arif arjun arlo armaan armani arnold arran artem arthur arun arwen arya asad asha asher
ashley ashton asia asif asma astrid athena aubrey auden audrey august aurora austin ava avery avi aya ayaan ayaz ayesha ayla ayman ayo ayub azaan
aziz azra bailey barnaby beatrice beau becky bella ben benedict benjamin bernice bertie beth bethan bethany betsy betty bianca bilal billie billy
blake blessing bobbi bobby bodhi bonnie brad bradley brandon brendan brian brianna bridget brody brogan brooke brooklyn bruno bryan bryn caden cadence
cai caitlin caleb callum calum calvin cameron camilla cara caris carl carla carmel carmen caroline carrie carter carys casey casper cassandra cassie
catherine catrin cecilia celia celine celeste cerys chanel chantelle charis charlene charles charley charlie charlotte chelsea cherry cheyenne chiara
chloe christian christiana christina christine christopher ciara cian claire clara clare claudia clayton cleo cody cole colin colette conall connie connor
conor cora coral corey corinne courtney craig cruz crystal curtis daisy dalia damian damien damon dan dana daniel daniela daniella danielle danny
dante daphne darcey darcy daria darius darren darwin david davina dawn dawood dawud dean deanna deborah declan deen deena delilah demi denis denise
dennis derek destiny devon dexter diana diego dilan dina divya dominic dominik donald donna dora doris dorothy douglas duncan dylan eben ebony
eddie eddison eden edgar edie edith edmund edward edwin eesa eesha effie efa eileen eilidh eira ela elaina elaine eleanor elena eleni eli elia eliana elias
elicia elif elijah elin eliot elisa elise elisha eliza elizabeth ella elle ellen ellie elliot elliott ellis elodie eloise elora elsa elsie elton elvis elwood emer
emil emile emilia emilie emily emma emmanuel emmie enya erica erik erin eric ernest esha esme esmee esther ethan etta euan eugene eva evan evangeline eve
evelyn everly evie ewan ezra fabian faisal faith faiz faiza farah farhan faris farrah fatima fatimah felicity felix fern ffion fiadh finlay finley finn fiona
fleur flora florence flynn fox frances francesca francis francisco frank frankie fraser freddie frederick freya gabriel gabriela gabriella gabrielle gareth
gary gemma gene geoffrey george georgia georgiana georgie georgina gerald gethin gia gianna gideon gina giovanni gisele giulia gloria gordon grace gracie
graham grant greta gregory gruff guy gwen gwendolyn hadi hadiya hafsa hafsah haider hailey hal hamish hamza hamzah hana hania hanna hannah hari haris
harley harlow harmony haroon harper harriet harris harrison harry harun harvey hasan hashim hassan hayden hayley hazel heath heather heidi helen helena
helene henley henry hettie hollie holly honey honor hope hubert hudson hugh hugo humza hunter husna hussain hussein iain ian ianto ibraheem ibrahim ida idris
igor ikra ilyas imaan imad iman imani imogen imran inaaya inaya india indiana indie indigo ines inez ingrid ioan iona ira iris irina isaac isabel isabella
isabelle isaiah isha ishaan isla ismail ismaeel isobel isobelle israel issac ivan ivo ivy iwan izabela izzy jac jack jackson jacob jacqueline jade jaden jago
jake jakub jamal james jamie jan jana jane janet janice jannat jared jasmin jasmine jason jasper jaxon jaxson jay jaya jayda jayden jaydon jayla jaylen
jayne jean jed jemima jemma jenna jennifer jenny jeremiah jeremy jermaine jerome jesse jessica jessie jett jill jimmy joan joanna joanne jocelyn jodie joe
joel joey john johnny jon jonah jonas jonathan jordan jorge jorja joseph josephine josh joshua josiah josie joss joy juan jude judith judy julia julian
juliana julie juliet juliette june junior juno justin kaan kade kaden kai kaia kaila kailan kaiden kaine kairo kaitlin kaitlyn kaleb kamil kamila kara karam
karan kareem karen karim karina karis karl karla karolina kasim kasper kate katelyn katherine kathleen kathryn katie katy katya kavya kay kaya kaycee kayden
kayla kayleigh keane keanu keegan keeley keira keiran keith kelly kelsey kelvin ken kendra kenneth kenny kenzi kenzie kenzo kerry kevin keziah khadija
khadijah khalid khaled khalil kian kiana kiara kiera kieran kim kimberley kimberly kimi king kingsley kira kirsty kit kitty kobe kobi koa kofi krish kristen
kristian kristina krystal kurt kyla kyle kyra kyran lacey lachlan laila lana lance lara larissa lauren laurence lauren lauryn laura laurie lawrence layla
layan layton lea leah leanne lee leena leia leigh leighton leila leilani leland lena lennie lennon lennox leo leon leona leonard leonardo leonie leonora leroy
leslie lester levi lewis lexi lexie leyla leyton lia liam liana libby lila lilah lilia lilian liliana lilith lillian lillie lilly lily lilyana lina linda lisa
liv livia liza lloyd lochlan logan lois lola loren lorenzo lottie lou louie louis louisa louise luca lucas lucia lucian lucille lucinda lucy luis luisa luka
lukas luke lula luna lydia lyla lynn lyra mabel macy maddie maddison maddox madeleine madeline madina madison mae maeve magdalena maggie maha mahir mahmood
mahmoud mahdi mahnoor maia maira maisie maisy maja malachi malachy malaika malakai malcolm malia malik mali malika manav manha manuel mara marc marcel marcella marcia
marco marcos marcus margaret margot maria mariah mariam mariana marianne marie marika marina mario marion maris mariya marissa mark marko marla marley marlon
marlowe marnie marta martha martin martina martyn marvin marwa mary maryam marya mason matas mateo mathew matilda matteo matthew maud maureen max maxim maxima
maximilian maximus maxwell may maya maysa mazie megan mehmet mehreen meera mei mekhi melanie melina melissa melody mercedes mercy meredith merlin mia micah
michael michaela michal micheal michelle miguel mikael mikaela mikail mikayla mike mila milan milana milena miles miley milla millie milly milo mina minnie
mira miral miranda miriam misha moesha mohamed mohammad mohammed mohsin moira molly mollie mona monica monika monty morgan moses muhammad muhammed murray
musa musab mustafa mya myah myla myles myra nada nadia nadine naima nahla naomi naila nana nancy nasir natalia natalie natasha nate nathan nathaniel nayan nayla
neil nell nellie nelly nelson nerys neve nevaeh nia niall niamh nico nicola nicole nicholas nicolas nigel nihal nikhil nikita nikola nikolai nile nile nina nisha nishat
noah noel noelle noor nora norah noreen norman nour nuala nuha nusaybah nyah nyla nyle oakley ocean octavia odette odin ola olga olive oliver olivia ollie
olly omar omari ophelia oran orin orion orla orlando orson osama osayi oscar oskar osman otis otto owain owen ozan paige pamela paris parker patience patricia
patrick patrik paul paula pauline pavel paxton pearl penelope penny perry peter petra phillip philip philippa phoebe phoenix pia piers piotr pippa polly poppy
prince princess priscilla priya quentin quincy quinn rabia rachael rachel rae raees raegan rafael rafe rafi rafferty rahim rahma rahul raihan raine raisa raj raja ralph
ramona rana rania raphael raphaela rashid raul raven ray raya rayan rayaan raymond rayna rayyan reagan rebecca reece reed reem reef reggie regina rehan reid reign reina remi
remy rena rene renee reuben rex rey reyansh reyhan rhea rhian rhiannon rhodri rhona rhys ria rian riaz ricardo richard ricky rico rida riley rio rishi rita river riya
rob robbie robert roberta roberto robin robyn rocco rodney rodrigo roger rohan roisin roman romy romeo romilly ronan ronnie rory rosa rosalie rosalind rosalyn
rosanna rose roseanna rosemary rosie ross rowan roxanne roxy roy ruaridh ruben ruby rueben rufus rumaysa rupert russell ruth ruqayyah ryan ryder rylan ryley saad saanvi sabah sabina
sabrina sacha sadia safa safia safiya safiyah safwan sahil sahar said saif saffron saima saira sajid salim salma salman salma salomon sam samaira samantha samara
sameer sami samia samina samir samira samson samuel sana sanaa sandra sandy sania sanjay santiago santino saoirse sara sarah sarina sasha saskia saul savanna savannah
scarlet scarlett scott sean sebastian sekou selena selin selina seren serena sergio seth shaan shae shahid shakira shan shana shane shania shannon shaun shauna
shawn shay shayan shayla shayna shea sheena sheila shelby shelley sheena sherry shirin shirley shiv shona shreya sidney sidra sienna sierra silas silvia silvana simeon
simon simona simone simran sinead siobhan sky skye skyla skylar skyler sofia sofie sol solomon sonia sonny sonya sophia sophie soraya spencer stacey stan
stanley stefan stefani stella stephanie stephen sterling steven stewart stuart subhan sue sufyan sukhi sulaiman sulayman suleman suleyman sultan sumaya sumayyah summer suraya susan
susanna susannah suzanne sydney sylvia sylvie tabitha tahir tahlia talha talia tahira taliyah tallulah talulah tamar tamara tamia tamika tamsin tania tanisha
tanvir tanya tara tariq tasha tasneem tate tatiana tavia taya taylan taylor ted teddy tegan teagan teja temi teo teresa terence terri terry tessa thalia thea
theo theodora theodore theresa thiago thomas tia tiana tiegan tiernan tiffany tilda tillie tilly tim timothy tina tobi tobias toby tod todd tom tomas tommy
toni tony tracey travis trent trevor trinity tristan troy tudor tyla tyler tyra tyrell tyrese tyrone tyson ubaid uma umair umar una usman vada valentina valentino valerie
vanessa vera verity veronica vicky victor victoria vienna vikram viktor viktoria vincent viola violet violeta violetta vivian vivien vivienne wade walter wanda warren wayne wendy
wesley wilbur wilf wilfred will willa william willow wilma wilson winifred winnie winston woody wren wyatt xander xanthe xavi xavier yahya yara yasir yasmeen yasmin yasmina yasmine
yaseen yasin yousef yousif youssef yunus yusra yusuf yvette yvonne zac zach zachariah zacharias zachary zack zahid zahir zahra zahara zaid zain zaina zainab zaine zaira zakariya
zaki zakir zander zane zara zarah zaria zariah zaya zayan zayd zayn zayna zaynab zeeshan zelda zeinab zena zeynep zhara zia zidan zion zoe zoey zofia zora zubair zuri zuzanna
`;

const known = new Set(given.split(/\s+/).filter((name) => name !== ""));

/** Whether children in the United Kingdom are given this name or a form of it; many others are names too. */
export const isForename = (name: string): boolean =>
  known.has(name) || nicknameSets(name).length > 0;

/** Spellings of one sound, the first rule first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/(?:ei|ie|ee)/g, "i"],
  [/(?:eu|ue)/g, "u"],
  [/a[iy](?=d)/g, "a"],
  [/y/g, "i"],
  [/ck?(?![eih])/g, "k"],
  [/ph/g, "f"],
  [/(?<=[aeiou])h$/g, ""],
  [/(.)\1+/g, "$1"],
];

/** Ella and Ela, Callum and Calum, Jayden and Jaden: whoever is called so is asked how it is spelt. */
const asSaid = (name: string): string =>
  spellings.reduce((said, [written, sound]) => said.replaceAll(written, sound), name);

/** Two names that both are given, and of which neither is a form or another spelling of the other. */
const areTwo = (one: string, other: string): boolean =>
  known.has(one) &&
  known.has(other) &&
  asSaid(one) !== asSaid(other) &&
  !mayBeOneName(nicknameSets(one), nicknameSets(other));

/**
 * Whether two forenames, by their parts, are names of two: of what only one of them has, each part is a
 * name and none is a form of the other's. Mia and Mila are, Mia and Mlia are not, and of Ella and Ella-Mae
 * nothing says so.
 */
export function areTwoForenames(one: readonly string[], other: readonly string[]): boolean {
  const left = one.filter((part) => !other.includes(part));
  const right = other.filter((part) => !one.includes(part));
  if (left.length === 0 || right.length === 0) return false;
  return left.every((part) => right.every((against) => areTwo(part, against)));
}

/** Whether one person may be called by both, by the first part of each: Mo and Mohammed, Liz and Elizabeth. */
export const mayBeCalledBoth = (left: readonly string[], right: readonly string[]): boolean =>
  mayBeOneName(nicknameSets(left[0] ?? ""), nicknameSets(right[0] ?? ""));
