//! The words themselves. Abbreviations are given without their last dot, in lower case unless only
//! the capitalised form is one; white space parts them.

/// One language's words.
pub(super) struct Table {
    pub(super) language: &'static str,
    pub(super) before_name: &'static str,
    pub(super) before_number: &'static str,
    pub(super) may_end: &'static str,
    pub(super) starters: &'static str,
    pub(super) dated: &'static str,
    pub(super) determiners: &'static str,
}

const EMPTY: Table = Table {
    language: "",
    before_name: "",
    before_number: "",
    may_end: "",
    starters: "",
    dated: "",
    determiners: "",
};

/// What many languages share.
pub(super) const SHARED: Table = Table {
    before_name: "dr mr mrs ms mx prof st ste sr.a vs v.s cf e.g eg i.e viz approx ca c.a al lic ing arch dipl dott \
            dott.ssa drs mag mgr ph",
    before_number: "no nos nr n° nº № p pp vol vols fig figs art arts ch chap cap sec eq tab tel fax ext abb abs §",
    may_end: "etc inc ltd co corp llc plc jr sr bros gmbh s.a s.p.a a.s d.o.o esq ph.d m.d b.c a.d b.c.e c.e et \
            al ibid op.cit min max",
    ..EMPTY
};

/// The languages.
pub(super) const TABLES: &[Table] = &[
    Table {
        language: "en",
        before_name: "mt capt col cmdr cpl sgt lt gen maj adm rev hon pres gov sen rep reps messrs mmes supt det insp \
            fr br sr ft pt hwy rte blvd dist dept univ assn natl intl est incl excl misc fwd attn asst assoc \
            med ex cit u.s.s h.m.s r.m.s vs resp esp usu orig ed eds trans rev.d maj.gen lt.col sec p.o",
        before_number: "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun no \
            nos vol pt par para cl sched reg app ver est",
        may_end: "a.m p.m am pm u.s u.s.a u.k u.n e.u d.c l.a n.y b.sc m.sc m.a b.a ph.d st ave blvd rd mins hrs \
            sec lbs oz ft kg km yr yrs Ind Ga Calif Conn Fla Mass Mich Minn Miss Pa Tenn Tex Va Wash Wis Ariz \
            Ark Colo Del Ill Kan Ky La Md Mo Mont Neb Nev Okla Ore assn",
        starters: "the a an this that these those he she it they we i you his her its their our my your in on at for \
            from with by as if when while after before since although though because but and so or yet not no \
            yes there here what who whose whom why how which where then thus however moreover meanwhile \
            instead also still even only just now once until unless despite during under over about both each \
            every some many most all any one two three according let please did do does is are was were has \
            have had can could will would should may might must today yesterday tomorrow later earlier nobody \
            everyone everybody someone somebody nothing something everything travelers neither either such \
            well oh ah among between through without within",
        ..EMPTY
    },
    Table {
        language: "de",
        before_name: "hr hrn fr frl dipl ing med phil jur rer nat hc h.c theol st skt geb gest verh ev kath evtl ggf \
            bzw vgl z z.b zb z.t z.zt d.h dh u.a ua u.ä o.ä s.o s.u i.d.r i.a i.v m.e u.u v.a v u o d i s \
            m.w.n sog inkl exkl zzgl abzgl gem lt ca ehem allg bes bspw insb jew jmd kfm lat mind mod möglw \
            neg niederl öff pers phys poln polit rd schriftl staatl tägl tel teilw urspr versch wg wiss zit \
            zw zzt betr bzgl einschl entspr erw franz griech hebr hist ital jap katech kgl königl künstl \
            landw mdl mehrf milit mittl mus näml norw obj österr päd pharm port psych reg russ sächs schwed \
            schweiz span südd techn theor tschech türk ung unterz verw vorm wirtsch hg hrsg red übers prof dr \
            Mag univ insbes op",
        before_number: "nr art abs s bd kap abb tab anm aufl jg sp str ziff lit rn rdn rz bl fn nrn tel fax jan feb mär \
            mrz apr jun jul aug sep sept okt nov dez mo di mi do fr sa so ab §",
        may_end: "usw usf etc co mio mrd tsd std sek min jh jhdt jhd uvm u.v.m u.dgl dgl ff f e.v ev a.d n.chr \
            v.chr chr gmbh ag u.s u.s.a m.ü.nn ung str pl euro st tgl p.a a.a.o ä u.a.m",
        starters: "der die das ein eine er sie es wir ich ihr man in im am an auf bei beim mit von vom zu zum zur \
            nach für aus über unter vor seit bis durch gegen ohne um wegen während trotz dabei dafür dagegen \
            daher damit danach dann darauf darüber daraus deshalb dieser diese dieses dies doch aber und oder \
            denn wenn als ob weil dass da dort hier heute gestern morgen jetzt nun nur noch auch schon so wie \
            was wer wo warum wann welche welcher kein keine nicht alle viele einige beide jeder jede mein \
            dein sein ihre unser eure allerdings außerdem zudem jedoch trotzdem zunächst schließlich \
            insgesamt laut dennoch somit bereits inzwischen derzeit später zuvor vielleicht natürlich ja nein \
            sollte wäre hat ist sind war hatte wird werden kann",
        dated: "januar jänner februar feber märz april mai juni juli august september oktober november dezember \
            jan feb mär mrz apr jun jul aug sep sept okt nov dez jahrhundert jahrhunderts jahrhunderte \
            jahrtausend jh jhdt jahrestag geburtstag todestag hochzeitstag etage stock stockwerk klasse platz \
            runde spieltag minute auflage kapitel liga bezirk arrondissement semester jahrgang lebensjahr \
            weltkrieg woche tag januars juni-hälfte hälfte halbjahr quartal bundestag kongress internationale \
            internationalen deutsche deutschen ordentliche armee division tabellenplatz rang band teil akt \
            satz mal",
        determiners: "der die das dem den des am im zum zur vom beim ab bis seit und oder ein eine einen einem eines \
            dieser diesem diesen jeder jedem jeden sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer \
            unser unsere mein meine nach vor auf ins ans",
    },
    Table {
        language: "fr",
        before_name: "m mm mme mmes mlle mlles me mgr dr pr prof st ste sts cf ex env av bd blvd bld boul chap coll \
            c.-à-d c.à.d p.ex adj adm anc arr art ass auj bibl col dép dir éd fam féd gal gén hab ill inéd \
            lat loc mat max min nat ord ouv par prov réf rég sc sect suppl trad univ zool tél hon",
        before_number: "n no art p pp t vol chap fig al janv févr fév avr juill juil sept oct nov déc lun mar mer jeu ven \
            sam dim",
        may_end: "etc cie s.a s.a.r.l j.-c j-c apr av.j.-c é.-u sq sqq u.s o.n.u a.d",
        starters: "le la les l' un une des du de d' ce cet cette ces il elle ils elles on nous vous je tu j' c' son \
            sa ses leur leurs mon ma mes notre votre en dans sur sous avec sans pour par après avant depuis \
            pendant lors selon si quand lorsque comme mais et ou or donc car puis ensuite ainsi alors aussi \
            enfin cependant toutefois pourtant néanmoins malgré que qui quoi où comment pourquoi quel quelle \
            ne n' pas non oui à au aux entre vers chez dès tout tous toute toutes plusieurs certains chaque \
            aucun rien personne aujourd'hui hier demain ici là voici voilà parmi grâce d'autres s' y qu'",
        ..EMPTY
    },
    Table {
        language: "es",
        before_name: "sr sra srta sres sras d dña dª dr dra dres prof profa lic ing arq abg mons rvdo fr st sto sta \
            gral cnel tte cap av avda avdo ctra cf p.ej pej ej excmo excma ilmo ilma ud uds vd vds ee a c \
            aprox apdo dpto depto dto izq izda dcha admón párrf párr ntra ntro ma fco gob gov lcdo ldo mtro \
            mtra pdte sec vs",
        before_number: "n no nº núm núms pág págs p pp art arts cap vol fig tel tfno t ene feb mar abr may jun jul ago \
            sep sept oct nov dic párrf párr inc ley",
        may_end: "etc cía s.a s.l s.r.l a.c d.c a.m p.m am pm ee.uu uu ee jj.oo u.s u.s.a hs hrs min ssa p.d",
        starters: "el la los las un una unos unas lo él ella ellos ellas yo tú usted ustedes nosotros este esta \
            estos estas ese esa eso esto aquel su sus mi mis tu nuestro en de del al a con sin por para según \
            desde hasta durante tras ante sobre entre si cuando como cómo qué quién dónde cuándo cuánto cuál \
            que porque pero y e o u ni no sí también además embargo así entonces luego después antes ahora \
            hoy ayer mañana ya aún aunque mientras pues se le les me nos hay es son fue era ha han había está \
            todo todos toda todas muchos algunos cada otro otra otros más menos nada nadie ningún sólo solo",
        ..EMPTY
    },
    Table {
        language: "pt",
        before_name: "sr sra srs sras srta dr dra drs profa prof d da eng arq gal cel cap ten sgt av r pça pe dom st \
            sto sta exmo exma ilmo v.exa vs cf p.ex ex fr aprox dpto depto min des",
        before_number: "n no nº núm pág págs p pp art arts cap vol fig tel jan fev mar abr mai jun jul ago set out nov \
            dez inc",
        may_end: "etc cia ltda s.a a.c d.c u.s u.s.a e.u.a eua jr",
        starters: "o a os as um uma uns umas ele ela eles elas eu nós você vocês este esta estes estas esse essa \
            isso isto aquele seu sua seus suas meu minha nosso nossa em no na nos nas de do da dos das ao à \
            com sem por para segundo desde até durante após ante sobre entre se quando como que quem onde \
            qual porque mas e ou nem não sim também além assim então depois antes agora hoje ontem amanhã já \
            ainda embora enquanto pois há é são foi era está tem têm todo todos toda todas muitos alguns cada \
            outro outra mais menos nada ninguém nenhum só apenas porém contudo entretanto",
        ..EMPTY
    },
    Table {
        language: "it",
        before_name: "sig sigg sig.ra sig.na sigra dott dott.ssa dr prof prof.ssa ing avv arch geom rag on sen cav comm \
            mons don s ss st fra gen col cap ten mar v.cte cte fam spett egr gent.mo gent.ma ill.mo cf ad es \
            p.es ad.es ecc ca int est tel min max all sez vs f.lli meteor idraul",
        before_number: "n nn no nr art artt pag pagg p pp cap vol fig par all tab gen gennaio feb febb mar apr mag giu \
            giugn lug ago sett set ott nov dic comma d.p.r d.l l",
        may_end: "ecc etc s.p.a spa s.r.l srl s.n.c a.c d.c u.s u.s.a ss ff h.w",
        starters: "il lo la i gli le l' un uno una un' egli ella lui lei loro io tu noi voi essi questo questa \
            questi queste quello quella ciò suo sua suoi mio mia nostro in nel nella di del della da dal \
            dalla a al alla con senza per secondo durante dopo prima su sul sulla tra fra se quando come che \
            chi dove quale perché ma e ed o né non sì anche inoltre così allora poi ora oggi ieri domani già \
            ancora mentre tuttavia però quindi dunque infatti c' è sono era ha hanno si ci tutto tutti tutte \
            molti alcuni ogni altro altri più meno nulla nessuno solo",
        ..EMPTY
    },
    Table {
        language: "nl",
        before_name: "dhr mevr mw mej dr drs ir ing mr prof ds bc st jhr z.k.h z.m h.m m.b.t d.w.z dwz bijv bv b.v bvb \
            o.a o.m i.p.v i.v.m m.n m.a.w t.a.v t.b.v t.g.v t.o.v t.w.v v.d v.l.n.r a.u.b z.o.z zgn ca cf evt \
            event excl incl resp vgl vnl wnd aanw vnw jl cq c.q lett tel min max",
        before_number: "nr nrs art p pp pag blz bl deel fig jan feb mrt apr jun jul aug sep sept okt nov dec afb hfst",
        may_end: "enz etc e.d e.a n.v b.v v.chr n.chr e.v u.s v.s a.d jl a.s",
        starters: "de het een hij zij ze wij we ik jij je u er dit dat deze die zijn haar hun mijn onze in op van \
            voor met bij na om tot uit over onder tegen tussen door zonder volgens sinds tijdens als toen \
            wanneer omdat maar en of want dus ook nog al niet geen ja nee hier daar waar wie wat hoe waarom \
            welke nu dan daarna daarom bovendien echter hoewel ondanks alle veel sommige elke vandaag \
            gisteren morgen naast",
        ..EMPTY
    },
    Table {
        language: "sv",
        before_name: "dr prof hr fr st kl ca bl.a t.ex d.v.s dvs p.g.a pga s.k o.d f.d f.n fr.o.m t.o.m m.a.o resp jfr \
            exkl inkl ev eg dir ing civ tel ung forts",
        before_number: "nr s sid kap art fig bd tab jan feb mar apr jun jul aug sep sept okt nov dec kl st",
        may_end: "etc osv o.s.v m.m m.fl mfl f.kr e.kr ab m.h.a o.dyl kr milj mkr st",
        starters: "den det de en ett han hon vi jag du ni man detta denna dessa i på av för med till från om som när \
            där här hur vad vem varför vilken men och eller så då nu sedan efter innan under över utan mot \
            enligt trots även dock alla många några ingen inte ja nej hans hennes deras min vår idag igår",
        ..EMPTY
    },
    Table {
        language: "da",
        before_name: "hr fr frk dr prof st skt kl ca bl.a f.eks feks dvs d.v.s pga p.g.a mht m.h.t mv ifm i.f.m jf hhv \
            evt ekskl inkl vedr adr ang tlf tidl pr afd",
        before_number: "nr s sider kap art fig stk bd tab jan feb mar apr jun jul aug sep sept okt nov dec kl st n° §",
        may_end: "etc osv m.m m.fl mv m.v f.kr e.kr o.l o.lign mio mia kr a/s co u.s u.s.a e.u s.u a.m p.m",
        starters: "han hun den det de en et vi jeg du i man dette denne disse på af for med til fra om som når hvor \
            her der hvordan hvad hvem hvorfor hvilken men og eller så da nu siden efter før under over uden \
            mod ifølge trods også dog alle mange nogle ingen ikke ja nej hans hendes deres min vores at hvis \
            mens selv",
        dated: "januar februar marts april maj juni juli august september oktober november december århundrede \
            plads etage division klasse sal",
        ..EMPTY
    },
    Table {
        language: "nb",
        before_name: "hr fr frk dr prof st kl ca bl.a f.eks feks dvs d.v.s pga p.g.a mht jf hhv evt ekskl inkl vedr adr \
            ang tlf tidl pr avd bla m.a.o iht ift",
        before_number: "nr s kap art fig bd tab jan feb mar apr jun jul aug sep sept okt nov des kl pkt §",
        may_end: "etc osv m.m m.fl mv m.v f.kr e.kr o.l mill mrd kr",
        starters: "han hun den det de en et vi jeg du i man dette denne disse på af for med til fra om som når hvor \
            her der hvordan hvad hvem hvorfor hvilken men og eller så da nu siden efter før under over uden \
            mod ifølge trods også dog alle mange nogle ingen ikke ja nej hans hendes deres min vores at hvis \
            mens selv hva etter av",
        dated: "januar februar mars april mai juni juli august september oktober november desember århundre plass \
            etasje divisjon klasse",
        ..EMPTY
    },
    Table {
        language: "is",
        before_name: "hr fr dr prof sr t.d þ.e þ.e.a.s m.a s.s o.fl o.s.frv skv sbr u.þ.b",
        before_number: "nr bls kl kap gr jan feb mar apr jún júl ágú sep okt nóv des",
        may_end: "o.s.frv o.fl m.a.s f.kr e.kr ehf hf kr",
        starters: "hann hún það þeir þær þau við ég þú þetta þessi í á af fyrir með til frá um sem þegar þar hér \
            hvernig hvað hver en og eða svo þá nú eftir áður undir yfir án samkvæmt einnig allir margir ekki \
            já nei",
        dated: "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember öld aldar sæti",
        ..EMPTY
    },
    Table {
        language: "fi",
        before_name: "hra rva nti dr prof st klo ks esim mm ent eli vrt n noin toim joht fil lis tri tms ym oik nyk \
            engl saks ruots ven kreik lat",
        before_number: "s nro nr n:o § klo kpl tammi luku art",
        may_end: "jne ym yms tms jms oy oyj eaa jaa ekr jkr milj mrd mk yht",
        starters: "hän he se ne me minä sinä te tämä nämä tuo nuo joka mikä kuka missä milloin miten miksi mutta ja \
            tai vai sekä kun jos koska vaikka että siis niin nyt sitten jälkeen ennen myös kuitenkin lisäksi \
            kaikki monet jotkut ei kyllä on oli ovat tänään eilen huomenna silti",
        dated: "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta \
            lokakuuta marraskuuta joulukuuta",
        ..EMPTY
    },
    Table {
        language: "et",
        before_name: "hr pr prl dr prof st nt jne s.o s.t n-ö näit nim lp u umb ca kl vt tn tel mag",
        before_number: "nr lk p kd ptk art joon jaan veebr apr aug sept okt nov dets",
        may_end: "jne jt jms vms e.m.a m.a.j eKr pKr OÜ mln mld kr ca",
        starters: "ta tema nad see need me ma mina sa te kes mis kus millal kuidas miks aga ja või kui sest kuigi et \
            siis nüüd pärast enne ka samas lisaks kõik paljud mõned ei jah on oli täna eile homme selle",
        dated: "jaanuar jaanuaril jaanuari veebruar veebruaril märts märtsil märtsi aprill aprillil mai mail \
            juuni juunil juuli juulil august augustil september septembril oktoober oktoobril november \
            novembril detsember detsembril sajand sajandi sajandil koht kohal",
        ..EMPTY
    },
    Table {
        language: "lv",
        before_name: "dr prof sv t.i t.s piem t.sk utt u.c u.tml st plkst apm g gs k.g kgs dz",
        before_number: "nr lpp p g jūn jūl janv febr apr aug sept okt nov dec",
        may_end: "utt u.c u.tml p.m.ē m.ē sia milj mljrd",
        starters: "viņš viņa viņi tas tā tie es mēs tu jūs šis šī kas kur kad kā kāpēc bet un vai ja jo lai arī \
            tomēr tad tagad pēc pirms visi daudzi nav ir bija šodien vakar",
        dated: "janvāris janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī \
            decembrī gadsimts gadsimta gadsimtā gadā gada vieta vietā klase",
        ..EMPTY
    },
    Table {
        language: "lt",
        before_name: "dr prof šv pvz t.y gen pulk kun a.a g pr al vad plg žr kt vyr tel min maks ž.ū p pon",
        before_number: "nr psl p str art sk d m",
        may_end: "kt pan t.t m.e pr.kr a.d uab ab mln mlrd tūkst val min d m",
        starters: "jis ji jie jos tai tas ta aš mes tu jūs šis ši kas kur kada kaip kodėl bet ir ar jei nes kad taip \
            pat tačiau tada dabar po prieš visi daug nėra yra buvo šiandien vakar",
        ..EMPTY
    },
    Table {
        language: "pl",
        before_name: "dr hab inż mgr prof ks św śp ul al pl os gen płk kpt por im m.in min tzw tzn np ok zob wg ww dot \
            ang niem franc łac ros tel ur zm red oprac tłum wyd hr bp abp o dyr zast nad pkt lek med",
        before_number: "nr s str ss t tom art ust pkt poz rys tab par r w rozdz lit godz zł",
        may_end: "itd itp in r w n.e p.n.e tys mln mld zł gr km godz min sp z.o.o s.a zm ww wiek",
        starters: "on ona ono oni one to ten ta te ja ty my wy w we na do z ze od dla po przed przez przy nad pod \
            bez o za między według podczas gdy kiedy jeśli jeżeli jak co kto gdzie dlaczego który która które \
            ale a i oraz lub albo więc jednak również także też nie tak już jeszcze tylko teraz potem dziś \
            wczoraj jutro wszystko wszyscy wiele niektórzy każdy jest są był była było ponadto natomiast jego \
            jej ich się",
        dated: "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada \
            grudnia wiek wieku miejsce miejscu rocznica rocznicy rundzie klasie",
        ..EMPTY
    },
    Table {
        language: "cs",
        before_name: "dr mudr judr phdr rndr paeddr thdr ing arch bc mgr doc prof sv pan p pí sl gen plk kpt por mjr ul \
            nám tř tzv tj např mj resp cca popř event př viz srov ang něm lat řec tel nar zemř odst písm red \
            vyd roč stol ks min max",
        before_number: "č čís s str sv odst písm obr tab kap čl roč tř r",
        may_end: "atd atp apod aj n.l př.n.l tis mil mld kč hod min s.r.o a.s stol spol o.p.s v.o.s",
        starters: "on ona ono oni to ten ta ty já my vy v ve na do z ze od pro po před přes při nad pod bez o za \
            mezi podle během když pokud jestliže jak co kdo kde proč který která které ale a i nebo tak však \
            také ne ano už ještě jen teď potom dnes včera zítra všechno všichni mnoho někteří každý je jsou \
            byl byla bylo kromě navíc jeho její jejich se si",
        dated: "ledna února března dubna května června července srpna září října listopadu prosince století místo \
            místě ročník ročníku kolo kole třída třídy výročí",
        ..EMPTY
    },
    Table {
        language: "sk",
        before_name: "dr mudr judr phdr rndr ing arch bc mgr doc prof sv pán p pí gen plk kpt ul nám tzv t.j napr resp \
            cca príp pozn ang nem lat tel nar zom",
        before_number: "č čís s str ods písm obr tab kap čl roč r",
        may_end: "atď atp a pod n.l pred.n.l tis mil mld hod min s.r.o a.s stor",
        starters: "on ona ono oni to ten tá tie ja my vy v vo na do z zo od pre po pred cez pri nad pod bez o za \
            medzi podľa počas keď ak ako čo kto kde prečo ktorý ktorá ktoré ale a aj i alebo tak však tiež \
            nie áno už ešte len teraz potom dnes včera zajtra všetko všetci mnoho niektorí každý je sú bol \
            bola bolo okrem navyše jeho jej ich sa si",
        dated: "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra storočia \
            storočie storočí mieste miesto ročník kole trieda",
        ..EMPTY
    },
    Table {
        language: "sl",
        before_name: "dr mag prof inž sv g ga gdč gen polk ul npr t.i tj oz ti itn gl prim angl nem lat tel roj dipl \
            univ dr.med",
        before_number: "št str čl odst sl pogl let l",
        may_end: "itd ipd itn idr n.š pr.n.š d.o.o d.d tis mio mrd",
        starters: "on ona ono oni to ta ti jaz mi vi v na do z s od za po pred čez pri nad pod brez o med glede če \
            ko kot kaj kdo kje zakaj kateri katera ampak in ali torej vendar tudi ne da že še samo zdaj potem \
            danes včeraj jutri vse vsi veliko nekateri vsak je so bil bila bilo poleg njegov njena se",
        dated: "januar januarja februar februarja marec marca april aprila maj maja junij junija julij julija \
            avgust avgusta september septembra oktober oktobra november novembra december decembra stoletje \
            stoletja stoletju mesto mestu",
        ..EMPTY
    },
    Table {
        language: "hr",
        before_name: "dr mr prof dipl ing sv g gđa gđica gen ul npr tj tzv odn itd vidi usp engl njem lat tel rođ akad \
            mag doc др мр проф дипл инж св г гђа ген ул нпр тј тзв одн енгл нем лат",
        before_number: "br str čl st sl tab pogl god бр стр чл ст сл",
        may_end: "itd i sl npr god n.e p.n.e d.o.o d.d tis mil mlrd kn st итд и др год н.е п.н.е",
        starters: "on ona ono oni one to taj ta ja ti mi vi u na do iz od za po pred kroz pri nad pod bez o među \
            prema ako kad kada kako što šta tko ko gdje zašto koji koja koje ali a i ili pa dakle međutim \
            također takođe ne da već još samo sada potom danas jučer juče sutra sve svi mnogi neki svaki je \
            su bio bila bilo osim njegov njezin se он она оно они то тај та ја ми ви у на до из од за по пред \
            кроз при над под без о међу према ако када како шта ко где зашто који која које али а и или дакле \
            међутим такође не да већ још само сада данас јуче сутра све сви многи неки сваки је су био била \
            било осим",
        dated: "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog studenoga \
            prosinca januara februara marta aprila maja juna jula avgusta augusta septembra oktobra novembra \
            decembra stoljeće stoljeća stoljeću vijek vijeka vek veka veku mjesto mjestu mesto kolo godine \
            јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра век века \
            веку место",
        ..EMPTY
    },
    Table {
        language: "hu",
        before_name: "dr ifj id özv prof gr br szt ún kb pl vö ld stb ill tkp kft ker u krt tel ang ném lat szül min \
            max",
        before_number: "sz o old köt fej évf bek jan febr márc ápr máj jún júl aug szept okt nov dec",
        may_end: "stb kft rt zrt nyrt bt i.e i.sz kr.e kr.u m.ft",
        starters: "ő ők ez az a egy én te mi ti ezek azok aki ami hol mikor hogyan miért de és vagy ha mert bár hogy \
            így most aztán után előtt is azonban továbbá minden sok néhány nem igen van volt ma tegnap holnap",
        dated: "január januári február március április május június július augusztus szeptember október november \
            december század századi században évforduló kerület kerületi helyen hely",
        ..EMPTY
    },
    Table {
        language: "ro",
        before_name: "dl dna dra d-l d-na dr prof ing av st sf str bd nr cf ex p.m art gen col cpt lt cca aprox m.s \
            acad conf univ lect asist",
        before_number: "nr art alin lit pag pg p vol cap fig ian feb mar apr iun iul aug sept oct nov dec",
        may_end: "etc ș.a s.a s.r.l î.hr d.hr î.e.n e.n mil mld",
        starters: "el ea ei ele eu noi voi tu acest această acesta aceasta aceste acel un o în la de din pe cu fără \
            pentru prin după înainte între sub peste dacă când cum ce cine unde care dar și sau nici nu da \
            mai tot toți toate mulți unii fiecare este sunt era a au fost astăzi ieri mâine acum apoi totuși \
            însă astfel asemenea potrivit",
        ..EMPTY
    },
    Table {
        language: "tr",
        before_name: "dr prof doç yrd av hz sn st ör örn vb bkz krş çev haz der gen alb yzb tğm müh mim op uzm ord arş \
            gör öğr cad mah sok apt blv tel fak üni böl",
        before_number: "no sf s ss c cilt md bl böl şek tab",
        may_end: "vb vs vd m.ö m.s a.ş ltd şti san tic i.ö i.s",
        starters: "bu şu o bir ben sen biz siz onlar ve ama fakat ancak veya ya da de ki eğer çünkü için gibi kadar \
            sonra önce şimdi bugün dün yarın nasıl neden niçin kim ne nerede hangi her hiç çok daha en bazı \
            tüm bütün var yok değil evet hayır ayrıca böylece ardından buna bunun onun",
        dated: "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık yüzyıl yüzyılda \
            yüzyılın sınıf madde kat dünya ordu kolordu tümen",
        ..EMPTY
    },
    Table {
        language: "ru",
        before_name: "г гг д-р проф акад доц инж им св ул пр просп пл пер наб бул ш д кв корп стр обл р-н пос с дер ст \
            т.е т.н т.к т.д т.п напр см ср др гл зам пом нач ген полк подп кап лейт мл уч зав дир тов гр гос \
            англ нем фр лат греч рус укр ок прим перев ред изд сост илл тел моб a п и.о в.о м н нас дол",
        before_number: "№ с стр ст п пп гл рис табл т тт вып кн ч разд тел ул д кв кор янв фев февр мар апр авг сент сен \
            окт нояб ноя дек пн вт ср чт пт сб вс",
        may_end: "т.д т.п др пр г гг в вв руб коп тыс млн млрд трлн долл евро чел мин сек час ч м км кв.м кв куб л \
            кг н.э до у.е с.ш в.д м.б ин об",
        starters: "он она оно они я ты мы вы это этот эта эти тот та те в во на по с со из от до для за под над при \
            без о об у к ко через между после перед время если когда как что кто где почему который которая \
            но а и или да нет не так также однако поэтому затем потом теперь сейчас сегодня вчера завтра все \
            всё всего многие некоторые каждый есть был была было были его её их мой наш ваш кроме согласно \
            просьба предъявите",
        ..EMPTY
    },
    Table {
        language: "uk",
        before_name: "м р рр д-р проф акад доц інж ім св вул пр просп пл пров наб бул буд кв корп обл р-н с смт ст т.з \
            т.зв т.д напр див пор гол зам ген полк кап мол зав дир гр держ англ нім фр лат грец рос укр бл \
            прим перекл ред вид тел п пп",
        before_number: "№ с стор ст п пп гл рис табл т вип кн ч розд тел січ лют бер квіт трав черв лип серп вер жовт \
            лист груд",
        may_end: "т.д т.п ін р рр ст грн коп тис млн млрд дол євро чол хв сек год н.е до м км кг",
        starters: "він вона воно вони я ти ми ви це цей ця ці той та ті в у на по з із від до для за під над при без \
            о об через між після перед якщо коли як що хто де чому який яка але а і й або так ні не також \
            однак проте тому потім тепер зараз сьогодні вчора завтра все всі багато деякі кожен є був була \
            було були його її їх мій наш крім згідно",
        ..EMPTY
    },
    Table {
        language: "bg",
        before_name: "г-н г-жа г-ца д-р проф акад доц инж св ул бул пл ж.к бл вх ап гр с обл общ т.е т.нар т.н напр вж \
            срв ген полк кап зам пр англ нем фр лат рус тел дир гл",
        before_number: "№ с стр чл ал т гл фиг табл бр кн ч тел",
        may_end: "т.н и др пр г в лв ст хил млн млрд н.е пр.н.е км м",
        starters: "той тя то те аз ти ние вие това този тази тези в във на по с със из от до за под над при без о у \
            към през между след преди ако когато как какво кой къде защо който която но а и или да не също \
            обаче затова после сега днес вчера утре всичко всички много някои всеки е са беше били има няма \
            според",
        ..EMPTY
    },
    Table {
        language: "el",
        before_name: "κ κα κος κ.κ δρ καθ αγ βλ πρβλ π.χ λ.χ δηλ τηλ οδ αρ αριθ εκ μ.χ στρ υπ",
        before_number: "σελ αρ αριθ άρθ παρ τόμ κεφ εικ πιν τηλ",
        may_end: "κ.λπ κλπ κ.ά κ.α κ.τ.λ π.μ μ.μ π.χ μ.χ α.ε ε.π.ε εκ χιλ",
        starters: "ο η το οι τα αυτός αυτή αυτό εγώ εσύ εμείς εσείς ένας μία ένα στο στη στην στον στις από με για \
            χωρίς μετά πριν κατά αν όταν όπως πώς τι ποιος πού γιατί αλλά και ή δεν ναι όχι επίσης όμως έτσι \
            τότε τώρα σήμερα χθες αύριο όλα όλοι πολλοί κάποιοι κάθε είναι ήταν έχει",
        ..EMPTY
    },
    Table {
        language: "ca",
        before_name: "sr sra srta dr dra d na prof ing st sta av c ctra pl pg cf p.ex ex il·lm excm aprox mn",
        before_number: "núm n pàg p pp art cap vol fig tel gen febr abr jul ag set oct nov des",
        may_end: "etc cia s.a s.l a.c d.c ee.uu",
        starters: "el la els les un una uns unes l' ell ella ells elles jo tu vostè nosaltres aquest aquesta això \
            allò seu seva en de del al a amb sense per segons des fins durant després abans sobre entre si \
            quan com què qui on perquè però i o ni no sí també així doncs ara avui ahir demà ja encara tot \
            tots totes molts alguns cada hi és són era ha han",
        ..EMPTY
    },
    Table {
        language: "hi",
        before_name: "डॉ श्री श्रीमती सुश्री कु प्रो पं स्व मि मिस्टर मिसेज़ सं रु जन",
        before_number: "सं पृ नं अनु",
        may_end: "आदि",
        ..EMPTY
    },
    Table {
        language: "ta",
        before_name: "திரு திருமதி டாக்டர் பேரா எம் கே ஆர் எஸ் பி",
        before_number: "எண் பக்",
        ..EMPTY
    },
    Table {
        language: "kk",
        before_name: "ж жж ғ т.б т.с.с проф акад д-р мыс ред қ об көш м",
        before_number: "№ б бет т том",
        may_end: "т.б т.с.с млн млрд мың ж жж ғ тг",
        starters: "ол олар бұл мен біз сіз осы сол бірақ және егер сондықтан қазір бүгін кеше",
        ..EMPTY
    },
    Table {
        language: "ar",
        before_name: "د أ م ص.ب ق.م أ.د",
        before_number: "ص ج رقم",
        may_end: "إلخ الخ ق.م هـ م",
        ..EMPTY
    },
    Table {
        language: "he",
        before_name: "ד״ר ד\"ר פרופ גב ר עמ",
        before_number: "עמ מס",
        may_end: "וכו וכד",
        ..EMPTY
    },
    Table {
        language: "id",
        before_name: "dr drs ir prof sdr sdri tn ny bpk h hj kh st jl gg no a.n u.p d.a s.d dll yth ybs ust jend letjen \
            mayjen kol",
        before_number: "no hal hlm tgl th jl pasal ayat jan feb mar apr jun jul agu sep okt nov des",
        may_end: "dll dsb dst dkk tbk pt s.h s.e m.si ph.d m.a",
        starters: "ini itu dia ia mereka kami kita saya anda di ke dari pada untuk dengan tanpa oleh dalam jika \
            kalau ketika saat setelah sebelum karena tetapi namun dan atau serta sementara selain menurut apa \
            siapa mengapa bagaimana mana tidak ya semua banyak beberapa setiap para sebuah seorang ada hari \
            kini",
        ..EMPTY
    },
    Table {
        language: "vi",
        before_name: "ts ths gs pgs bs ks tp ông bà tr ô v.v",
        before_number: "tr số q p đ",
        may_end: "v.v vv tp.hcm",
        starters: "ông bà anh chị em tôi chúng họ nó này đó các những một trong trên dưới với cho từ đến nếu khi vì \
            nhưng và hoặc tuy theo sau trước không có là",
        ..EMPTY
    },
    Table {
        language: "eo",
        before_name: "d-ro s-ro s-ino prof k.a ekz t.e t.n",
        before_number: "n-ro p paĝ ĉap",
        may_end: "ktp k.t.p k.a a.k p.k",
        starters: "li ŝi ĝi ili mi ni vi tio ĉi tiu la en de al por kun sen se kiam kiel kio kiu kie kial sed kaj aŭ \
            ne jes ankaŭ tamen nun hodiaŭ",
        ..EMPTY
    },
    Table {
        language: "eu",
        before_name: "dr jn and prof adib",
        before_number: "or zk art",
        may_end: "etab e.a",
        dated: "mendea mendeko mendean",
        ..EMPTY
    },
    Table {
        language: "af",
        before_name: "mnr mev mej dr prof ds adv st bv d.w.s m.a.w o.a i.p.v nl ong",
        before_number: "nr bl art afb",
        may_end: "ens e.d.m bpk edms v.c n.c",
        starters: "die 'n hy sy hulle ons ek jy dit hierdie daardie in op van vir met by na om tot uit oor onder as \
            toe wanneer omdat maar en of dus ook nie ja nee hier daar waar wie wat hoe hoekom nou dan volgens \
            alle baie",
        ..EMPTY
    },
    Table {
        language: "ga",
        before_name: "dr an tuas uas mr",
        before_number: "lch uimh",
        may_end: "srl",
        ..EMPTY
    },
    Table {
        language: "cy",
        before_name: "dr parch mr mrs",
        before_number: "rhif t",
        may_end: "ayyb",
        ..EMPTY
    },
];
