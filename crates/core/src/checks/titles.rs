//! English words that stand in names and titles with a capital and are translated like other words:
//! the Crown Office, the Golden Globe, the National Hurricane Center.

/// Beginnings are not enough here ("Bill", "Billy"), so words stand as they are; an `s` may follow.
const WORDS: &str = "\
actress aide deity genus risk dome yoga celsius resistant dress heritage threat poll nominee advisor adviser need warn cost bid packaging hierarchy pediatric paediatric diabetes clinical ombudsman crop \
prosecution gear rescue ballot cheers fools founder fort legal marathon medic mill minority native outreach \
pilot poll premiership privacy pub purchase rank regional reserve revenue riot route rule sail seed sermon \
squad tanker treat veto wheel workshop \
academic academy accident accord account act action active actor administration advance adventure affair \
affairs after age agency agent agreement agriculture aid air aircraft airline airport alien all alley alliance \
ally almighty amendment amateur ancient angel animal anniversary annual answer anthem apartment appeal apple \
applied aquarium arch archbishop archer architect architecture archive arctic area arena arm army arrow art \
artist ash assault asset assistant associate association astronomy athlete athletic attack attorney audition \
aunt authority auto avenue award away axis baby back bad ball ballet ban band bank bar barn baron base \
baseball basic basin basket basketball battalion battle bay beach bear beast beat beautiful beauty bed bee \
beetle beginning bell belt bench best better big bill bird birth birthday bishop bitter black blade blessed \
block blood blue board boat body bone book boot border bottle boulevard bowl box boy branch brave bread break \
breakfast bridge brigade bright bronze brook brother brown brush budget building bull bureau burn bus bush \
business butterfly cabin cabinet cable cadet cafe call camp campaign campus canal cancer candidate candle \
canyon capital captain car carbon card cardinal care career cargo carnival case cash castle cat cathedral \
cavalry cave cell cemetery census center centre central century ceremony chain chair chairman challenge \
chamber chance change channel chapel chapter charge charity charter chase cheer chemical chess chief child \
children choice choir chorus chronicle church cinema circle circuit circus citizen city civic civil class \
classic clay clean clear clerk cliff climate clinic clock close cloud club coach coal coalition coast code \
coffee coin cold collection college colonel colonial colony color colour column comedy comet coming command \
commander commerce commercial commission commissioner committee common commons commonwealth communist \
community company competition complex computer concert condor conduct cone conference congress conservation \
conservative consulate consumer contest continental contract control convention cook cooking cool cooperation \
copper coral core corner corps corporation cosmic cottage cotton council counsel count country county coupe \
courage course court cousin cove cover cow cradle craft crane crazy creation creative creek crescent cricket \
crime criminal crisis crop cross crow crown cruise crusade crystal culture cup current curse customs cycle \
cycling daily dairy dam dance dancer danger dark data date daughter dawn day days dead deal dean death debate \
debt decade december decision declaration deep deer defence defender defense degree delta democracy democrat \
democratic department deputy desert design destiny development devil diamond diary dictionary diet digital \
dinner diplomat direct director disaster discovery disease district diversity divine division doctor dog doll \
dolphin domestic door double dove down dragon drama dream dreamer drink drive driver drop drug dry duchess \
duck duke dust dutch duty dynasty eagle early earl earth easter eastern economic economics economy edition \
editor education egg eight elder election electoral electric elementary elephant eleven elite embassy emergency \
emperor empire empress enemy energy engine engineer engineering enlightenment enterprise entertainment \
environment environmental envoy epic equal equality equator escape essential estate eternal ethics event \
evening everlasting evil evolution examiner exchange executive exercise exhibition expedition experience \
explorer export express eye fable fabric face facility factory faculty fair fairy faith falcon fall falls \
fame family famous fan fantasy farm farmer fashion fast fate father fear federal federation fellow female \
festival field fifth fight fighter film final finance financial fire first fish fisherman fishing five flag \
flame flash flat fleet flight flood floor flower fly flying fog folk food fool foot football force foreign \
forest formula fort fortress fortune forum foundation four fourth fox frame free freedom french fresh friend \
frontier fruit full fund future galaxy gallery game games gang garden gas gate general generation genesis \
gentleman geographic geology ghost giant gift girl glacier glass global globe glory goat god gold golden golf \
good gospel gothic government governor grace grand grass grave gray great green grey ground group guard \
guardian guest guide guild gulf gun hall hammer hand happy harbor harbour hard harmony harvest hat hawk head \
headquarters health heart heat heaven heavy helicopter hell help herald heritage hero hidden high higher \
highland highway hill hip historic historical history hole holiday holy home honor honour hope horizon horn \
horse hospital hot hotel house housing human hunger hunter hunting hurricane ice idol imperial independence \
independent industrial industry infantry information inn institute insurance intelligence interior internal \
international invasion iron island isle issue ivory jazz jet joint journal journey joy judge jungle junior \
jury justice key kid king kingdom kitchen knight knot labor laboratory labour lady lake lamb lamp land \
language large laser last late law lawyer lead leader league legacy legal legend legion legislative legislature \
leopard lesson letter liberal liberation liberty library life light lighthouse lily limestone line lion list \
literature little live living local lodge lone long lord lottery love low lower loyal luck luminous lunar \
machine magazine magic magistrate mail main major mall man manager manor map marathon marine maritime mark \
market marsh marshal martial mask mass master match maternity matter mayor meadow meal mechanics medal media \
medical medicine medieval meeting member memorial memory men merchant mercy mess metal meteor metro \
metropolitan middle midnight migration mile militant military milk mill mind mine minister ministry minor \
mint miracle mirror miss mission mist mobile model modern monarch monastery monkey monster moon morning moss \
mother motion motor mount mountain mouse movement movie murder museum music musical mutual mystery myth naked \
nation national native natural nature naval navy near necessary new news newspaper night nine noble north \
northern northwest northeast number nurse oak oasis ocean office officer official oil old olympic one online \
open opening opera operation opposition oracle orange orbit orchestra order ordinary organic organisation \
organization orient oriental origin orphan outdoor outer oval owner oxygen pacific page pain painter palace \
palm panel panther paper parade paradise parish park parliament part partner party pass passage passenger path \
patriot patrol pavilion pay peace peak pearl peninsula people performance permanent person pet philosophy \
phone photo physics piano picture pier pilgrim pilot pine pink pioneer pirate place plain plaza plan planet \
plant plateau play player pleasure plus pocket poet poetry point polar police policy political poor pope \
popular port portal portrait post power prairie prayer premier presbyterian press pride priest prime prince \
princess principal prison private prize pro procedure prodigal professional professor program programme \
progress progressive project promise property prophet prosecutor protection province provincial public \
pyramid quality quarter queen quest question quiet rabbit race racing radio rail railroad railway rain \
rainbow ranch range ranger rapid raven reader real rebel recovery red reef reform refugee regent reggae \
region regional register relief religion renaissance representative republic republican research reserve \
resistance resort resource response restaurant return revenue review revolution rice rich ridge rifle right \
ring rise rising river road robot rock rocket roman romance roof room rope rose round route royal ruby rugby \
rule ruler run runner rural rush sacred sad safety saint salt salvation sanctuary sand savage save school \
science scientific scientist scout sea seal search season second secret secretary section sector security \
senate senator senior sense series servant service session settlement seven seventh shadow shark sheep \
sheriff shield ship shipping shire shop shore short show shrine side sign signal silence silent silk silver \
singer single sister six sixth sky slave sleep slow small smart smile smoke snake snow soccer social socialist \
society soft software soil solar soldier solid son song soul sound source south southern southwest southeast \
sovereign space spark speaker special species speed spider spirit spiritual sport spot spring squad squadron \
square stadium staff stage stair standard star start state statement station statistics statue steam steel \
step stock stone store storm story strait stranger strategic strategy stream street strike strip strong \
student studio study style subcommittee subway success summer summit sun sunrise sunset super superior supply \
support supreme surf surgeon survey survival swamp swan sweet swift swimming sword symphony system table tale \
talent talk tank task taste tax taxi tea teacher team technical technology telegraph television temple ten \
tennis territory terror test theater theatre theory third thought thousand three thunder ticket tide tiger \
time tobacco today tomb top tour tourism tournament tower town township track trade trading tradition traffic \
trail train training transport transportation travel treasure treasury treaty tree trench triangle tribe \
tribunal tribune triple tropical trophy truck true trust truth tunnel turn twelve twin two under underground \
union unit united unity universal universe university upper urban vale valley value van vault vegetable \
vessel veteran vice victim victory video view villa village vine violence virgin virtual virtue virus vision \
visitor voice volcano volunteer vote voyage wagon walk wall war warrior watch water waterfall wave way weapon \
weather wedding week weekend weekly welfare well west western wetland whale wheel whisper white wide widow \
wild wilderness wildlife wilds wind window wine wing winner winter wire wisdom wise witch witness wolf woman \
women wonder wood wooden woods word work worker works workshop world worth writer yard year yellow yesterday \
young youth zero zone zoo abbey abbot acquisition adult allied allies animation annex antarctic antique \
apparel assembly aurora aviation axe axial bachelor badge bakery balance balloon barrier bastion batch battery \
beacon beam berry beverage bicycle bike bingo biology biography bold bomb bomber boom border bound bow brain \
brass brick bride broadcast broadcasting buffalo bug bunker burning butcher button cake camel camera canon \
canoe cape cartoon cattle census chemistry cherry chicken chocolate cigarette civilian cobra cocoa coconut \
collective combat combined comic commandment communication comprehensive condition confederate confederation \
congregation conscious consent constable constitution constitutional construction container content convent \
convoy correctional correspondent cosmos costume coup courier covenant cowboy creature credit crew crimson \
crocodile crossing crusader cuisine cult cultural currency cyber daisy dame damage deadline december deck \
delegate delight delivery demon den dental dependent deposit destroyer detective detention dial dialogue \
digest dinosaur diocese disc disco display district doom dozen draft dual dwarf earthquake echo eclipse \
electronic electronics elegant element embryo emerald enclosure endowment entrance episode era eve everyday \
evidence exam excellence exile exit exodus expert exposition extreme fabulous factor fallen farewell feast \
feather fence fever fiction fifteen fishery fleece flora flow fluid focus fossil fountain fraction fragment \
freeway freight frog fuel fury fusion gateway gene genius genocide giving glamour gnome goal goddess gorge \
gorilla grain grammar grant graphic gravity grill grove growth gypsy habitat handbook harem haven hazard \
helmet herb hermit hockey hollow honey honorable host hour huge humanities humanity hundred hydrogen hymn \
illness image immigration immunity inch index innocent innovation inquiry inspection inspector institution \
instrument interactive interest interstate invention inventor investigation investigator investment jail \
judgment judicial judiciary junction jump kick kill killer killing kite lab lane lantern lava leaf learning \
leather lecture left lens level liaison license lifetime limit limited liquid listed loan location lock \
locomotive loop loss lotus lounge lunch luxury mad madonna magnet maiden manufacturer maple marble march mare \
margin marriage mature maximum may meat member mental mentor message method millennium mineral mining minute \
missile mixed mob mode moment momentum monitor monument mood moral mortal motel motorcycle motorway mud \
multiple municipal municipality mutant nationalist needle nerve network neutral nightmare noise nomad norm \
nova novel nuclear nut object observatory observer octopus offensive olive onion opportunity optical orchard \
orchid ordnance outlaw outpost oxford painting pair pants parallel parent park particle passion pasture patent \
patient pattern payment penalty penguin pension perfect period petroleum phantom pharmacy phase phoenix \
piece pig pillar pipe pit pitch plague plane plasma plastic plate platform platinum playground plot pole \
pollution polytechnic pond pool population portable position possible pot pottery predator presidency \
president presidential pressure prevention primary principle print prisoner probe process producer product \
production profile promotion prose protest protocol prototype provider pure purple puzzle quantum quarry race \
radar radiation raid raider ram rating rational ray reactor realm reason record recording redemption reel \
referee referendum reflection regiment regulation regulatory relation release remote residence resident \
resolution restoration retirement reunion revival ribbon rider rite rival rover row ruin safari saga sail \
sailing sailor sale salon sample sapphire satellite sauce scale scandal scene scholar scholarship score scorpion \
screen script sculpture seat sentinel separate sequence sermon settler shaft shelf shell shelter shine shirt \
shock shoe shooting shopping shot shoulder shuttle sierra sin site skeleton ski skill skull slope snap solution \
sonic sorrow species specialist spectrum speech spell sphere spike spine split spoon spy stable stake stand \
stick stop straight stray strength string structure sub submarine suburban sugar suite superintendent surface \
surgery survivor switch symbol tail tactical tall tape target team tear teen temperance tenth term terminal \
terrace textile thing thorn thread throne thunderbolt titan title toast tomorrow ton tongue tool toy tragedy \
transfer transit translation treatment trial trick trinity trip troop trouble tube turtle type ugly \
ultimate uncle undersea uniform uprising vampire vegetation venture venue version vertical victor vintage \
violet violin volume vulture wage wake wanderer ward warehouse waste wealth web weight wheat whip wicked \
wildcat willow wit wool worst wound wreck yacht abstinence adhesive again against ahead almost along already \
also always among another any anybody anything apart around because become been before behind being below \
beneath beside between beyond both bring but came can cannot come could did do does during each either else \
enough even ever every everybody everyone everything few find for forever former found from further get give \
goes gone have having her here hers herself him himself his how however indeed inside instead into its itself \
just keep know known less let like likely made make making many maybe might more most much must myself near \
nearly neither never next nobody none nor not nothing now off often once only onto other others otherwise ours \
out outside over perhaps please quite rather really said same saw say says see seen set shall she should since \
some somebody someone something soon still such take taken tell than thank thanks that the their them then \
there these they think this those though through throughout thus together told too took toward towards under \
until unto upon used very was were what whatever when where whether which while who whole whom whose why will \
with within without would yes yet you your yours";

/// Endings of words that are made of others, which names hardly end in.
const ENDINGS: &[&str] = &[
    "tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "ism", "ology", "ography", "ful", "less",
    "ous", "ive", "able", "ible", "ical", "ional", "ary", "ory", "ized", "ised", "ally",
];

/// Whether an English word may be translated although it is written with a capital.
pub(super) fn is_title_word(word: &str) -> bool {
    let word = word.to_lowercase();
    let bare = word.trim_end_matches("'s").trim_end_matches("’s");
    let listed = |w: &str| WORDS.split_ascii_whitespace().any(|l| l == w);
    listed(bare)
        || bare.strip_suffix('s').is_some_and(listed)
        || bare.strip_suffix("es").is_some_and(listed)
        || bare.strip_suffix("ies").is_some_and(|w| listed(&format!("{w}y")))
        || bare.strip_suffix("ing").is_some_and(|w| listed(w) || listed(&format!("{w}e")))
        || bare.strip_suffix("ed").is_some_and(|w| listed(w) || listed(&format!("{w}e")))
        || bare.strip_suffix("er").is_some_and(listed)
        || (bare.len() >= 7 && ENDINGS.iter().any(|e| bare.trim_end_matches('s').ends_with(e)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_titles_are_told_from_names() {
        let check = |word: &str, want: bool| assert_eq!(is_title_word(word), want, "{word}");
        check("Treasure", true);
        check("Commonwealth", true);
        check("Stars", true);
        check("Economies", true);
        check("Dreaming", true);
        check("Audition", true);
        check("Bieber", false);
        check("Erdoğan", false);
        check("Amsterdam", false);
        check("Martelly", false);
    }
}
