/**
 * Names one person may go by, as sets and not as a table of true names: Robin and Rob share a set,
 * Rob and Robert share another, and Robin never becomes Robert.
 */
const sets = `
abigail abi abby gail; adam ad; adrian ade; agnes aggie nessie; albert al bert bertie; alexander alex alec sandy xander sasha lex;
alexandra alex sandra lexi lexie sasha alexa; alfred alf alfie fred; alice ali; alison ali; amanda mandy; amelia milly millie amy mia;
andrew andy drew; angela angie ange; ann anne anna annie nan nancy; anthony tony ant anton; antonia toni; arthur art artie;
barbara barb babs; beatrice bea trixie; benjamin ben benny benji; bernard bernie; bethany beth; bradley brad; bridget biddy bridie;
cameron cam; caroline carrie carol; catherine katherine kathryn cathy kathy kate katie kat kitty cath kath; charles charlie chuck chas; 
charlotte charlie lottie char; christina christine chris tina chrissie christie; christopher chris kit topher christie; clare claire clara; 
daniel dan danny; danielle dani danni; david dave davey davie; deborah debbie deb debra; dominic dom nic; donald don donnie; 
dorothy dot dottie dolly; edward ed eddie ned ted teddy; eleanor ellie nell elle nora; elizabeth liz lizzie beth betty eliza elsie lisa libby lily; 
emily em emmy millie; emma em; ethan eth; evelyn evie eve; frances fran fanny francesca; francesca fran frankie chess; francis frank frankie; 
frederick fred freddie freddy; gabriel gabe; gabrielle gabby; gareth gaz; gary gaz; geoffrey jeffrey geoff jeff; george georgie; 
georgina georgie gina georgia; gerald gerry jerry; gillian gill jill; grace gracie; graham gray; gregory greg; hannah han; harold harry hal; 
harriet hattie harry; henry harry hal hank; hugh hughie; ian iain; imogen immy; isaac zac ike; isabella isabel isobel bella izzy issy belle; 
jacob jake; jacqueline jackie jacqui; james jim jimmy jamie jem; jane jenny janey; janet jan; jasmine jas jazz; jason jay; jeremy jerry jez; 
jennifer jen jenny; jessica jess jessie; joanna joanne jo joan; john jack johnny jon; jonathan jon jonny; joseph joe joey; josephine jo josie; 
joshua josh; judith judy; julia julie jules; julian jules; justin jus; karen kaz; kenneth ken kenny; kevin kev; kimberley kim; 
lawrence laurence larry laurie lawrie; leah lee; leonard len lenny leo; lewis louis lou lew; liam will; lillian lily lil; louise lou; lucy lucie lucinda; 
luke luca lucas; lydia lyd; madeleine maddie maddy; margaret maggie meg peggy marge margie greta daisy; maria mary marie mia ria; 
martin marty; matilda tilly tilda; matthew matt matty; maureen mo; max maxwell maximilian maxim; megan meg; melanie mel; melissa mel lissa missy; 
michael mick mike mikey micky; michelle shell chelle; mohammed muhammad mohamed muhammed mohammad mohamad muhamad mohd mo muhamed mohamud md; 
ahmed ahmad ahmet; ali aly; abdul abdel abd abdullah; hussein hussain husain hossein; hassan hasan; yusuf yousef joseph yousuf yusef; 
ibrahim ebrahim abraham; omar umar; osman usman uthman; aisha ayesha aysha aishah; fatima fatimah fatma; khadija khadijah; zainab zaynab zeinab; 
maryam mariam miriam; nathan nate nath; nathaniel nathan nate nat; nicholas nick nicky nico; nicola nicky nikki nic; oliver ollie olly; olivia liv livvy ollie; 
oscar ozzie; pamela pam; patricia pat patsy tricia trish paddy; patrick pat paddy rick; paul pauly; penelope penny; peter pete; philip phillip phil pip; 
philippa pippa pip; phoebe phoebs; rachel rach; raymond ray; rebecca becky becca bex; reginald reg reggie; richard rick ricky rich richie dick; 
robert rob bob bobby robbie bert; robin rob; roger rodge; ronald ron ronnie; rosemary rose rosie; rupert rupe; ruth ruthie; 
samantha sam sammy; samuel sam sammy; sarah sara sally sadie; scott scottie; sean shaun shawn; shannon shan; sidney sid; simon si; sophia sophie sofia; 
stanley stan; stephanie steph stef; stephen steven steve stevie ste; stuart stewart stu; susan sue susie suzie susanna suzanne; sylvia syl; 
tabitha tabby; tamara tammy; teresa theresa terry tess tessa; terence terry; thaddeus tad; theodore theo ted teddy; thomas tom tommy; timothy tim timmy; 
toby tobias; tyler ty; valerie val; vanessa nessa; veronica ronnie; victor vic; victoria vicky vicki tori; vincent vince vinny; vivian viv; walter wally walt; 
wendy wend; wilfred wilf; william will bill billy liam willy; winifred winnie; yasmin jasmine yaz yasmine; zachary zac zack zach; zoe zo;
oluwaseun seun; oluwatobi tobi; oluwaseyi seyi; temitope temi tope; aleksander aleksandr alexander olek alex; aleksandra ola alexandra; katarzyna kasia kate; 
malgorzata gosia margaret; jakub kuba jacob; tomasz tomek thomas; piotr peter; pawel paul; krzysztof chris krzys; agnieszka aga; 
andrzej andrew; michal michael; mateusz matthew; stanislaw stan staszek; zofia sophie zosia; ewa eva eve; 
`;

const setsByName = new Map<string, number[]>();
for (const [index, line] of sets.split(";").entries()) {
  for (const name of line.split(/\s+/).filter((word) => word !== "")) {
    setsByName.set(name, [...(setsByName.get(name) ?? []), index]);
  }
}

const none: readonly number[] = [];

/** The sets a folded forename stands in; most stand in none. */
export const nicknameSets = (name: string): readonly number[] => setsByName.get(name) ?? none;

/** Whether two folded forenames stand in one set. */
export function mayBeOneName(left: readonly number[], right: readonly number[]): boolean {
  for (let at = 0; at < left.length; at += 1)
    for (let to = 0; to < right.length; to += 1) if (left[at] === right[to]) return true;
  return false;
}
