//! Names that every language has its own word for: countries and peoples, seas, days and months, the
//! high words of states and churches. Where two languages' words sound alike they need no row.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The languages of the columns of [`ROWS`].
const COLUMNS: &[&str] = &["en", "de", "fr", "es", "it", "pt", "pl", "cs", "tr", "ru", "uk"];

/// One name a line, a column a language, variants parted by `/`: beginnings of words, several words
/// parted by a space. A hyphen alone stands for a language whose word sounds like the others'.
const ROWS: &str = "\
united states/u.s/us/usa/american|vereinigte staaten/vereinigten staaten/usa/amerikan/us|etats unis/usa/americain|estados unidos/eeuu/ee uu/estadounidens/american|stati uniti/usa/american/statunitens|estados unidos/eua/american/norte americ|stan zjednoczon/stanach zjednoczon/stanow zjednoczon/stany zjednoczon/usa/ameryk|spojene stat/spojenych stat/spojenymi stat/usa/americk/american|abd/amerika/birlesik devletler|соединенн/сша/америк|сполучен/сша/америк
united kingdom/uk/u.k/britain/british/briton|vereinigtes konigreich/vereinigten konigreich/brit/grossbrit|royaume uni/britann/grande bretagne|reino unido/britan/gran bretana|regno unito/britann/gran bretagna|reino unido/britan/gra bretanha|zjednoczone krolestw/wielka brytani/wielkiej brytani/brytyj/brytan|spojene kralov/velka britani/velke britani/brit|birlesik krall/ingiltere/ingiliz/britanya|великобрит/британ/соединенное|велик/британ/сполучен
united nations/un|vereinten nationen/vereinte nationen/uno|nations unies/onu|naciones unidas/onu|nazioni unite/onu|nacoes unidas/onu|narod zjednoczon/narodow zjednoczon/onz|spojenych narod/osn|birlesmis milletler/bm|объединенн/оон|об'єднан/обєднан/оон
european union/eu|europaische union/europaischen union/eu|union europeenne/ue|union europea/ue|unione europea/ue|uniao europeia/ue|uni europejsk/unii europejsk/unia europejsk/ue|evropska unie/evropske uni/eu|avrupa birligi/ab|европейск союз/евросоюз/ес|європейськ союз/євросоюз/єс
europe|europ|europ|europ|europ|europ|europ|evrop|avrup|европ|європ
england/english|engl|angl/anglais|ingl|ingl|ingl|angli/angiel|angli/angl|ingil|англ|англ
scotland/scottish/scot|schott|ecoss|escoc|scoz/scozz|escoc|szkoc|skot|iskoc|шотланд|шотланд
wales/welsh|wales/walis|galles/gallois|gales/gales|galles/galles|gales|walii/walia/walij|wales/wels|galler/galli|уэльс/валли|уельс/валлі
ireland/irish|irland/irisch/ire|irland|irland|irland|irland|irland|irsk/irsko|irland|ирланд|ірланд
germany/german|deutsch|allemag/allemand|alemania/aleman|german/tedesc|aleman|niemc/niemiec|nemec/nemc|alman|герман/немец|німе
france/french|frank/franz|france/francais|franc|franc|franc|franc|franc|frans|франц|франц
spain/spanish/spaniard|span|espagn|espan|spagn|espan|hiszpan|spanel|ispany|испан|іспан
portugal/portuguese|portug|portug|portug|portogh/portoghes|portug|portug|portugal|portekiz|португал|португал
italy/italian|ital|ital|ital|ital|ital|wloch/wlos|ital|italy|итал|італ
netherlands/dutch/holland|niederl/holland|pays bas/neerland/hollan|paises bajos/neerland/holand|paesi bassi/oland/neerland|paises baixos/holand/neerland|holand/niderl|nizozem/holand|hollanda/felemenk|нидерл/голланд|нідерл/голланд
belgium/belgian|belg|belg|belg|belg|belg|belg|belg|belcik|бельг|бельг
switzerland/swiss|schweiz|suiss|suiz|svizzer|suic|szwajcar|svycar|isvicre|швейцар|швейцар
austria/austrian|osterreich|autrich|austri|austri|austri|austri|rakous|avusturya|австри|австрі
greece/greek|griech|grec|greci/grieg|grec/grec|greci/greg|grec|rec|yunan|грец/греч|грец/грек
hungary/hungarian|ungar|hongr|hungr/hungar|unghe/ungher|hungr/hungar|wegi/wegr/wegier|madar|macar|венг|угор
poland/polish/pole|pol|pologn/polonais|poloni/polac|poloni/polacc|poloni/polac|pols/polak|pols/polak|polony/leh|польш/польс/поляк|польщ/польс/поляк
czech|tschech|tchec/tcheq|chec|cec|chec/tchec|czes/czech|cesk/cech|cek|чех/чеш|чех/чес
slovak|slowak|slovaq|eslovac|slovac|eslovac|slowac|slovens/slovak|slovak|словац/словак|словач/словак
croatia/croat|kroat|croat|croac/croat|croaz/croat|croac/croat|chorwac|chorvat|hirvat|хорват|хорват
serbia/serb|serb|serb|serb|serb|serv|serb|srb|sirb|серб|серб
albania/albanian|alban|alban|alban|alban|alban|alban|alban|arnavut|албан|албан
bulgaria/bulgarian|bulgar|bulgar|bulgar|bulgar|bulgar|bulgar|bulhar|bulgar|болгар|болгар
finland/finnish/finn|finn|finland|finland/finland|finland|finland|fin|fins/finsko|fin|финлянд/финск|фінлянд/фінс
sweden/swedish/swede|schwed|sued|suec|sved/svez|suec|szwe|sved|isvec|швец/швед|швец/швед
norway/norwegian|norweg|norveg|norueg|norveg|norueg|norweg|nors/norsk|norvec|норвег/норвеж|норвег/норвез
denmark/danish/dane|danem/dan|danem/danois|dinam/dan|danim/danes|dinam/dinamarq|dani/dun|dans/dan|danim|дани/датс|дані/датс
iceland/icelandic|island|island|island|island|island|island|island|izland|исланд|ісланд
turkey/turkish/turk|turk|turq/turc|turq/turc|turc|turq/turc|turc/turec|turec/turk|turk|турц/турец|туреч/турец
egypt|agypt|egypt|egip|egitt/egizi|egit/egip|egip|egypt|misir|егип/египе|єгип
cyprus|zyp|chypr|chipr|cipr|chipr|cypr|kypr|kibris|кипр|кіпр
georgia|georg|georg|georg|georg|georg|gruz|gruz|gurcist|груз/джорджи|груз/джорджі
armenia|armen|armen|armen|armen|armen|armen/ormian|armen|ermen|армен/армян|вірмен
syria|syri|syri|siri|siri|siri|syri|syri/syr|suri|сири|сирі
lebanon|libanon|liban|liban|liban|liban|liban|libanon|lubnan|ливан|ліван
morocco|marok|maroc|marruec|marocc|marroc|marok|marok|fas|марокк|марокк
algeria|alger|alger|argel|alger|argel|algier|alzir|cezayir|алжир|алжир
libya|liby|liby|libi|libi|libi|libi|libyj/liby|libya|ливи|ліві
saudi|saudi|saoud|saud|saud|saud|saudyj|saud|suudi|саудов|саудів
iraq|irak|irak|irak|iraq|iraq|irak/irac|irac/irak|irak|ирак|ірак
iran|iran|iran|iran|iran/iranian|ira|iran|iran|iran|иран|іран
india/indian|indi|ind|indi|indi|indi|indi/hindus|indi/indic|hint/hind|инди|інді
china/chinese|chin|chin|chin|cin|chin|chin|cin|cin|кита|кита
japan/japanese|japan|japo|jap|giappon|jap|japo|japon|japon|япон|япон
java|java|java|java|giav|java|jaw|jav|cava|яв|яв
korea|korea|core|core|core|core|kore|kore/korej|kore|коре|коре
philippin|philippin|philippin|filipin|filippin|filipin|filipin|filipin|filipin|филиппин|філіппін
new zealand|neuseel|nouvelle zeland/neo zeland|nueva zeland/neoz|nuova zeland/neoz|nova zeland/neoz|nowa zeland/nowej zeland|novy zeland/noveho zeland/novem zeland/novozeland|yeni zeland|новая зеланд/новой зеланд/новую зеланд/новозел|нова зеланд/нової зеланд/новій зеланд/новозел
south africa/south african|sudafrik|afrique du sud/sud afric|sudafric|sudafric|africa do sul/sul afric|rpa/poludniow/poludniowoafryk|jihoafr/jizni afri|guney afri|южн/юар/южноафр|півден/пар/південноафр
africa/african|afrik|afri|afri|afri|afri|afry|afri|afri|африк|африк
asia/asian|asi|asi|asi|asi|asi|azj|asi|asya|ази|азі
arab|arab|arab|arab|arab|arab|arab|arab|arap|араб|араб
jew/jewish|jud|juif/juiv|judi|ebre/giud|jud|zyd|zid|yahud|евре/иуде|євре/іуде
muslim/islamic/moslem|muslim/islam|musulman/islam|musulman/islam|musulman/islam|muculman/islam|muzulman/islam|muslim/islam|musluman/islam|мусульм/ислам|мусульм/іслам
christian/christ|christ|chreti/christ|cristi|cristi|crist|chrzescij/chrystus|krest|hristiyan/hiristiyan|христ|христ
catholic|kathol|cathol|catol|cattol|catol|katol|katol|katol|католи|католи
roman/rome|rom|rom|rom|rom|rom|rzym|rim|roma/roman|рим|рим
protestant|protest|protest|protest|protest|protest|protest|protest|protest|протест|протест
vienna|wien|vienn|vien|vienn|vien|wied|vide|viyana|вен|від
munich|munch|munich|munich|monaco|munique|monach|mnichov|munih|мюнхен|мюнхен
cologne|koln|cologn|coloni|coloni|coloni|koloni|kolin|koln|кельн|кельн
venice|vened|venis|veneci|venezi|veneza|wenecj|benat|venedik|венеци|венеці
geneva|genf|genev|ginebra|ginevra|genebra|genew|zenev|cenevre|женев|женев
naples|neapel|naples|napol|napol|napol|neapol|neapol|napoli|неапол|неапол
florence|florenz|florence|florenc|firenz|florenc|florenc|florenci|floransa|флоренц|флоренц
athens|athen|athen|aten|aten|aten|aten|athen|atin|афин|афін
cairo|kairo|caire|cairo|cairo|cairo|kair|kahir|kahire|каир|каїр
jerusalem|jerus|jerus|jerus|gerus|jerus|jeroz|jeruz|kudus|иерусал|єрусал
beijing|peking|pekin|pekin|pechin|pequim|pekin|peking|pekin|пекин|пекін
moscow|mosk|mosc|mosc|mosc|mosc|mosk|mosk|mosk|моск|моск
warsaw|warsch|varsov|varsov|varsav|varsov|warszaw|varsav|varsov|варшав|варшав
prague|prag|prag|prag|prag|prag|prag|pra|prag|праг|праг
kyiv/kiev|kiew/kyjiw|kiev/kyiv|kiev/kyiv|kiev|kiev|kijow|kyjev|kiev/kiyev|киев|київ/києв/києв
danube|donau|danub|danub|danub|danub|dunaj|dunaj|tuna|дуна|дуна
rhine|rhein|rhin|rin|ren|ren|ren|ryn|ren|рейн|рейн
nile|nil|nil|nil|nil|nil|nil|nil|nil|нил|ніл
alps/alpine|alp|alp|alp|alp|alp|alp|alp|alp|альп|альп
pacific|pazif|pacif|pacif|pacif|pacif|spokojn/pacyf|pacif/tich|pasif/buyuk|тих|тих
atlantic|atlant|atlant|atlant|atlant|atlant|atlant|atlant|atlant|атлант|атлант
mediterranean|mittelmeer|mediterran|mediterran|mediterran|mediterran|srodziemn|stredozem|akdeniz|средизем|середзем
black sea|schwarz|mer noire|mar negro|mar nero|mar negro|morz czarn/morze czarn/morza czarn|cern|karadeniz|черн|чорн
red sea|rote|mer rouge|mar rojo|mar rosso|mar vermelho|czerwon|rud|kizildeniz|красн|червон
baltic|ostsee/balt|baltiq|baltic|baltic|baltic|balty|balt/pobalt|baltik|балт|балт
ocean|ozean|ocean|ocean|ocean|ocean|ocean|ocean/ocean|okyanus|океан|океан
sea|see/meer|mer|mar|mar|mar|morz|mor|deniz|мор|мор
lake|see|lac|lago|lago|lago|jezior|jezer|gol|озер|озер
river|fluss|fleuve/riviere/rivier|rio|fiume|rio|rzek|rek|nehir/irmak|рек/рік|річ/рік
island/isle/archipelago|insel|ile|isla/archipielag|isol/arcipel|ilha/arquipel|wysp/archipel|ostrov/souostrov|ada/adas/adal/takimada|остров|остров/острів
mountain/mount/mt|berg/gebirg|mont|mont/sierra/cordiller|mont|mont/serra|gor|hor|dag|гор|гор/гір
peninsula|halbinsel|peninsul|peninsul|penisol|peninsul|polwys|poloostrov|yarimada|полуостров|півостр
valley|tal|vallee|valle|vall|vale|dolin|udol|vadi|долин|долин
bay/gulf|bucht/golf|baie/golf|bahia/golfo|baia/golfo|baia/golfo|zatok|zaliv/zatok|korfez|залив|затока/затоц/затоки
cape|kap|cap|cabo|capo|cabo|przyladek/przyladk|mys|burun/burnu|мыс|мис
land|land|terre|tierra|terra|terra|ziemi/kraj|zem|toprak/topra/ulke|земл|земл
desert|wust|desert|desiert|desert|desert|pustyn|poust|col|пустын|пустел
forest|wald|foret|bosqu|forest|florest|las/lasu|les|orman|лес|ліс
earth/world|erde/welt|terre/mond|tierra/mund|terra/mond|terra/mund|ziemi/swiat|zem/svet|dunya/yer|земл/мир|земл/світ
moon|mond|lune|luna|luna|lua|ksiezyc|mesic/luna|ay|лун|місяц
sun|sonne|soleil|sol|sole|sol|slonc|slunc|gunes|солнц|сонц
milky way|milchstr|voie lactee|via lactea|via lattea|via lactea|drog mleczn/droga mleczn/drogi mleczn|mlecn|samanyolu|млечн|чумацьк
god/lord|gott/herr|dieu/seigneur|dios/senor|dio/signor|deus/senhor|bog/boz/pan|buh/boh/bozi/pan|tanri/allah/rab|бог/бож/господ|бог/бож/господ
jesus|jesus|jesus|jesus|gesu|jesus|jezus|jezis|isa|иисус|ісус
bible|bibel|bibl|bibl|bibb|bibl|bibli|bibl|incil|библи|біблі
pope|papst|pape|papa|papa|papa|papiez|papez|papa|папа/папы/папе|папа/папи/папі
saint/st|sankt/heilig|saint|san/sant|san/sant|sao/sant|swiet/sw|svat/sv|aziz/st|свят/св|свят/св
king/queen/kingdom/royal|konig|roi/reine/royaum/royal|rey/rein/real|re/regin/regn/real|rei/rain/rein/real|krol|kral|kral|корол|корол
prince/princess/duke/duchess|prinz/herzog/furst|princ/duc/duch|princ/duqu|princ/duc/duch|princ/duqu|ksiaz/ksiez/ksieznicz|princ/vevod/kniz|prens/duk|принц/герцог/княз|принц/герцог/княз
emperor/empire|kaiser/reich|empereur/empire|emper/imper|imper|imper|cesarz/cesarst/imperi|cisar/imperi/rise|imparator|импер|імпер
church|kirche|eglise|iglesi|chies|igrej|kosciol/kosciel|cirk/kostel|kilise|церк|церк
president|prasid|president|president|president|president|prezydent/prezes|prezident|baskan/cumhurbask|президент|президент
minister/ministry/prime minister/premier|minist|minist|minist|minist|minist|minist/premier|minist/premier|bakan|минист/премьер|мініст/прем
government/federal/cabinet|regier/bund/kabinett|gouvern/federal/cabinet|gobiern/federal/gabinet|govern/feder/gabinet|govern/federal/gabinet|rzad/federal/gabinet|vlad/feder/kabinet|hukumet/federal/kabine|правител/федерал/кабинет|уряд/федерал/кабін
parliament/congress/senate/house/assembly|parlament/kongress/senat/haus/versamml|parlem/congres/senat/chambre/assembl|parlam/congres/senad/camara/asamble|parlam/congress/senat/camera/assembl|parlam/congress/senad/camara/assembl|parlam/kongres/senat/izb/zgromadz/sejm|parlam/kongres/senat/snemovn/shromazd|parlamento/kongre/senato/meclis|парламент/конгресс/сенат/палат/ассамбл/собран|парламент/конгрес/сенат/палат/асамбл/зборі/збор
court/tribunal|gericht|cour/tribun|cort/tribun|cort/tribun|tribun/cort|sad/trybunal|soud/tribun|mahkeme|суд/трибун|суд/трибун
council/board|rat|conseil|consej|consigl|conselh|rad|rad|konsey/kurul|совет|рад
committee/commission|ausschuss/kommission/komitee|comite/commission|comite/comision|comitat/commission|comite/comiss|komitet/komisj|vybor/komis|komite/komisyon|комит/комисс|коміт/коміс
department/office/agency/bureau|abteil/ministerium/amt/buro/behorde|departem/bureau/agence/minist|departam/oficin/agenci/minist|dipart/uffic/agenzi/minist|departam/escritori/agenci/minist|departam/biur/urzad/agencj/minist|oddel/urad/agentur/minist|departman/daire/ofis/ajans/bakan|департ/отдел/управл/агент/минист|департ/відділ/управл/агент/мініст/офіс
court/supreme|oberst|supreme|suprem|suprem|suprem|najwyzs|nejvyss|yuksek/yuce|верховн|верховн
university/college/institute/academy/school|universit/hochschul/institut/akademi/schul|universit/institut/academ/ecole|universi/institut/academ/escuel|universi/istitut/accadem/scuol|universi/institut/academ/escol|uniwersy/instytut/akadem/szkol|univerzi/institut/akadem/skol/ustav|universit/enstitu/akadem/okul|университ/институт/академ/школ|університ/інститут/академ/школ
museum/gallery/library|muse/galeri/biblioth|muse/galer/biblio|muse/galer/bibliot|muse/galler/bibliot|muse/galer/bibliot|muze/galeri/bibliot|muze/galeri/knihovn|muze/galeri/kutuphan|музе/галере/библиот|музе/галере/бібліот
street/square/road/avenue|strasse/platz|rue/place/avenue|call/plaz/avenid|via/piazz/viale|rua/prac/avenid|ulic/plac/alej|ulic/namest/trid|cadde/meydan/sokak|улиц/площад/проспект|вулиц/площ/проспект
city/town|stadt|ville/cite|ciudad|citta|cidade|miast|mest|sehir/kent|город|міст
state/republic/nation/national/commonwealth|staat/republik/nation|etat/republ/nation|estad/republ/nacion|stat/repubbl/nazion|estad/republ/nacion|panstw/stan/republ/rzeczposp/narod|stat/republik/narod|devlet/cumhuriyet/millet/ulus/eyalet|государ/республ/национ/народ/штат/содруж|держав/республ/націон/народ/штат/співдруж
country/nation/homeland|land/nation|pays/nation|pais/nacion/patria|paes/nazion/patria|pais/naca/patria|kraj/panstw/ojczyz|zem/stat/vlast|ulke/vatan|стран/родин|країн/батьківщ
russia/russian|russ|russ|rus|russ|russ|ros/rus|rus|rus|росси/русск|росі/русь
soviet/ussr|sowjet/udssr|sovieti/urss|sovieti/urss|soviet/urss|sovieti/urss|radziec/sowiec/zsrr|sovet/sssr|sovyet/sscb|совет/ссср|радян/срср
summer|sommer|ete|veran|estat/estiv|verao|lat/letni|let|yaz|лет|літ
winter|winter|hiver|inviern|invern|invern|zim|zim|kis|зим|зим
spring|fruhling/fruhjahr|printemps|primaver|primaver|primaver|wiosn|jar|ilkbahar/bahar|весн|весн
autumn/fall|herbst|automn|oton|autunn|outon|jesie|podzim|sonbahar|осен|осін/осен
security/safety|sicherheit|securit|segurid|sicurezz|seguranc|bezpiecz|bezpec|guvenlik|безопас|безпек/безпец
association/society/foundation/federation/organization/organisation|verein/verband/gesellschaft/stiftung/bund/organis|associat/societ/fondat/federat/organis|asociac/socied/fundac/federac/organiz|associaz/societ/fondaz/federaz/organizz|associac/socied/fundac/federac/organiz|stowarzysz/towarzyst/fundac/federac/organiz|sdruzen/asociac/spolecn/nadac/federac/organiz|derneg/dernek/vakf/federasyon/toplulu/orgut|ассоциац/обществ/фонд/федерац/организ|асоціац/товарист/фонд/федерац/організ
center/centre/central|zentr/mittel|centre/central|centr|centr|centr|centr/srodkow/osrod|centr/stred|merkez/orta|центр|центр
law/act/bill/code|gesetz/recht/kodex|loi/code/droit|ley/codigo/derecho|legge/codic/diritt|lei/codigo/direit|ustaw/praw/kodeks|zakon/prav|yasa/kanun/hukuk/tasari|закон/кодекс/прав|закон/кодекс/прав
commissioner/ombudsman|beauftrag/kommiss/ombud|commissaire/mediateur|defensor/comisari|commissari/difens|provedor/comissari|rzeczni/komisarz|ombud/komisar/ochranc|komiser/ombuds|уполномоч/комиссар/омбуд|уповноваж/комісар/омбуд
prosecutor/attorney/procurator|staatsanw/anwalt/anwalt|procureur/avocat|fiscal/procurad|procurat/avvocat|procurad/promotor|prokurat|prokurat/zastup|savci|прокур|прокур
commonwealth/community|gemeinschaft/commonwealth|communaut/commonwealth|comunidad|comunit|comunid|wspolnot|spolecenstv|topluluk/toplulug|содруж/сообщ|співдруж/спільнот
trade/commerce/industry/economy/business|handel/wirtschaft/industri|commerc/industri/econom/affaires|comerci/industri/econom|commerci/industri/econom|comerci/industri/econom/negocio|handl/przemysl/gospodar|obchod/prumysl/hospodar|ticaret/sanayi/ekonomi|торгов/промышл/эконом|торгів/промисл/економ
health|gesundheit|sant|salud|salut/sanit|saud|zdrow|zdrav|saglik|здрав|здоров
defense/defence|verteidig|defens|defens|difes|defes|obron|obran|savunma|оборон|оборон
foreign|ausw/aussen|etrang|exterior/relacion|ester|exterior/estrang|zagranicz|zahranic|disisler/dis|иностран|закордон/іноземн
forces/army/navy/military|streitkraft/armee/marine/heer|force/armee/marine|fuerz/ejercit/armad/marin|forz/esercit/marin|forc/exercit/marinh|sily/sil/armi/marynark|sil/armad/namorn|kuvvet/ordu/donanma|сил/арми/флот|сил/армі/флот
union|union|union|union|union|unia|uni/zwiaz|uni/svaz|birlig|союз|союз/спілк
war|krieg|guerr|guerr|guerr|guerr|wojn|valk/valec|savas|войн/войны|війн/воєн
games/game/olympic|spiel/olymp|jeux/olymp|juego/olimp|gioch/olimp|jogo/olimp|igrzysk/gr/olimp|hry/her/olymp|oyun/olimp|игр/олимп|ігр/ігор/олімп
cup/league/championship/final|pokal/liga/meisterschaft|coupe/ligue/champion/final|cop/lig/campeon/final|copp/leg/campion/final|cop/taca/lig/campeon/final|puchar/lig/mistrz/final|pohar/lig/mistr/sampion/final|kupa/lig/sampiyon/final|куб/лиг/чемпион/финал|куб/ліг/чемпіон/фінал
north/northern|nord|nord|nort|nord|nort|polnoc|sever|kuzey|север|північ
south/southern|sud|sud|sur|sud|sul|poludni|jih/jiz|guney|юг/южн|півд
east/eastern/orient|ost|est/orient|este/orient/orient|est/orient|leste/orient|wschod|vychod|dogu|восто|схід/схо
west/western|west|ouest/occident|oest/occident|ovest/occident|oest/ocident|zachod|zapad|bati|запад|захід/захо
middle east/near east|nahe|moyen orient/proche orient|medio orient/oriente|medio orient|oriente medio/medio orient|bliski wschod/bliskim wschod/bliskiego wschod|blizk|orta dogu/ortadogu|ближн|близьк
middle ages/medieval|mittelalt|moyen age|edad media|medioevo|idade media|sredniowiecz|stredovek|orta cag/ortacag|средневек|середньовіч
new|neu|nouv/neuf|nuev|nuov|nov|now|nov|yeni|нов|нов
great/grand/big|gross|grand|gran|grand/gran|grand|wielk|velk|buyuk|велик/больш|велик/больш
old/ancient|alt/antik|ancien/antiq/vieux/vieil|antig/viej|antic/vecchi|antig/velh|star/antycz|star/antick|eski/antik|древн/стар|давн/стар
first/second/third|erst/zweit/dritt|premi/second/trois/deux|primer/segund/tercer|prim/second/terz|primeir/segund/terceir|pierwsz/drug/trzeci|prvni/druh/treti|birinci/ikinci/ucuncu|перв/втор/трет|перш/друг/трет
independence/declaration/constitution/revolution|unabhang/erklar/verfass/revolution|independ/declar/constit/revol|independ/declar/constit/revol|indipend/dichiar/costit/rivol|independ/declar/constit/revol|niepodleg/deklar/konstyt/rewol|nezavis/deklar/ustav/revol|bagims/bildir/anayas/devrim|независ/деклар/констит/револ|незалеж/деклар/констит/револ
party|partei|parti|partid|partit|partid|parti|stran|parti|парти|парті
monday|montag|lundi|lunes|luned|segund|poniedzial|pondel|pazartesi|понедельн|понеділ
tuesday|dienstag|mardi|martes|marted|terca|wtor|uter|sali|вторн|вівтор
wednesday|mittwoch|mercredi|miercol|mercol|quarta|srod|stred|carsamba|сред|серед
thursday|donnerstag|jeudi|juev|gioved|quinta|czwart|ctvrt|persembe|четв|четв
friday|freitag|vendredi|viern|venerd|sexta|piat|pat|cuma|пятн|п'ятн/пятн
saturday|samstag/sonnabend|samedi|sabad|sabat|sabad|sobot|sobot|cumartesi|суббот|субот
sunday|sonntag|dimanche|domingo|domenic|doming|niedziel|nedel|pazar|воскрес|неділ
january|januar/janner|janvier|enero|gennaio|janeir|styczn/styczen|led|ocak|январ|січ
february|februar|fevrier|febrer|febbra|feverei|luty/luteg/lutym|unor|subat|феврал|лют
march|marz|mars|marz|marz|marc|marc/marzec|brez|mart|март|берез
april|april|avril|abril|april|abril|kwiec/kwietn|dub|nisan|апрел|квіт
may|mai|mai|mayo|magg|mai|maj|kvet|mayis|мая/май/мае|трав
june|juni|juin|juni|giugn|junh|czerw|cerv|haziran|июн|черв
july|juli|juil|juli|lugli|julh|lip|cerven|temmuz|июл|лип
august|august|aout|agost|agost|agost|sierp|srp|agustos|август|серп
september/sept|septem|septem|sep/set|settem|setem|wrze|zari|eylul|сентяб|верес
october|oktob|octob|octub|ottob|outub|pazdz|rij|ekim|октяб|жовт
november|novem|novem|nov|novem|novem|listop|listop|kasim|нояб|листоп
december|dezem|decem|dic|dicem|dezem|grud|prosin|aralik|декаб|груд
falkland/malvin|falkland|malouin|malvin|falkland/malvin|malvin|falkland|falkland|falkland|фолкленд|фолкленд
emirate/uae|emirat/vae|emirat|emirat/eau|emirat|emirad/eau|emirat/zea|emirat/sae|emirlik/bae|эмират/оаэ|емірат/оае
queen elizabeth/elizabeth|elisab|elisab|isabel/elizab|elisab|isabel/elizab|elzbiet|alzbet|elizab|елизав|єлизав
celsius/fahrenheit/centigrade|celsius/fahrenh|celsius/fahrenh|celsius/fahrenh|celsius/fahrenh/centigrad|celsius/fahrenh|celsjus/fahrenh|celsia/celsius/fahrenh|santigrat/celsius/fahrenh|цельси/фаренг/тепл/град|цельсі/фаренг/тепл/град
sagittari/orion/zodiac/constell|schutze/sternbild|sagittaire/constell|sagitari/constel|sagittari/costell|sagitari/constel|strzelc/strzelec/gwiazdozb|strelc/souhvezd|yay/takimyildiz|стрельц/стрелец/созвезд|стрільц/стрілец/сузір
lady|dame|dame|dama|dama/signora/first lady|dama|dam|dam|hanim/leydi|леди|леді
falls/waterfall|falle/wasserfall|chute|catarat/caida|cascat|catarat|wodospad|vodopad|selale|водопад|водоспад
christmas|weihnacht|noel|navid|natal|natal|boz/narodzen|vanoc|noel|рожд|різдв
easter|oster|paques|pascu|pasqu|pasco|wielkanoc|velikonoc|paskalya|пасх|велик/паск
internet/web|internet/netz|internet/toile|internet/red|internet/rete|internet|internet/siec|internet/web|internet/web|интернет/сет|інтернет/мереж
virgin|jungf|vierge|virgen|vergin|virge|dziew/pann|pann|bakire|дев|діва/діви
george|georg|georg|jorge/georg|giorgi/georg|jorge/georg|jerz/georg|jir/georg|george|георг/джордж|георг/джордж/юрі
";

/// One form of one row in one language: beginnings of words that follow each other.
struct Form {
    row: u16,
    /// Each with how many letters it has.
    parts: Vec<(String, usize)>,
}

/// The forms of one language in the order of the rows, and by the letter that each begins with.
#[derive(Default)]
struct Column {
    forms: Vec<Form>,
    by_letter: HashMap<char, Vec<usize>>,
}

/// The table, read once: every text is held against it twice.
static TABLE: LazyLock<Vec<Column>> = LazyLock::new(|| (0..COLUMNS.len()).map(read_column).collect());

fn read_column(at: usize) -> Column {
    let mut column = Column::default();
    for (row, line) in (0_u16..).zip(ROWS.lines()) {
        let Some(forms) = line.split('|').nth(at) else { continue };
        for form in forms.split('/') {
            let parts: Vec<(String, usize)> = form
                .split(' ')
                .map(|part| {
                    let part = part.replace('.', "");
                    let letters = part.chars().count();
                    (part, letters)
                })
                .collect();
            let Some(letter) = parts.first().and_then(|(part, _)| part.chars().next()) else { continue };
            column.by_letter.entry(letter).or_default().push(column.forms.len());
            column.forms.push(Form { row, parts });
        }
    }
    column
}

/// The rows of a text's words, and which words each covers.
pub(super) struct Known {
    rows: Vec<Option<u16>>,
}

impl Known {
    /// What is known of a text's words, in its language. `words` are folded.
    pub(super) fn of(words: &[String], primary: &str) -> Self {
        let mut rows = vec![None; words.len()];
        let column = COLUMNS.iter().position(|c| *c == primary).and_then(|at| TABLE.get(at));
        let Some(Column { forms, by_letter }) = column else { return Self { rows } };
        let letters: Vec<usize> = words.iter().map(|word| word.chars().count()).collect();
        // Where each form stands, the forms in the order of the table.
        let mut hits = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let Some(candidates) = word.chars().next().and_then(|letter| by_letter.get(&letter)) else {
                continue;
            };
            for form in candidates {
                let parts = &forms[*form].parts;
                let rest = words[at..].iter().zip(&letters[at..]);
                if parts.len() <= words.len() - at
                    && parts.iter().zip(rest).all(|(part, word)| begins(word, part))
                {
                    hits.push((*form, at));
                }
            }
        }
        hits.sort_unstable();
        for (form, at) in hits {
            let Form { row, parts } = &forms[form];
            // The first row that says more than one word, or else the first, is the word's.
            if parts.len() > 1 || rows[at].is_none() {
                rows[at..at + parts.len()].fill(Some(*row));
            }
        }
        Self { rows }
    }

    /// Takes from another reading of the same words what this one does not know.
    pub(super) fn or(mut self, other: &Self) -> Self {
        for (own, other) in self.rows.iter_mut().zip(&other.rows) {
            *own = own.or(*other);
        }
        self
    }

    /// The row of a word.
    pub(super) fn row(&self, word: usize) -> Option<u16> {
        self.rows.get(word).copied().flatten()
    }

    /// Whether any word is of that row.
    pub(super) fn has(&self, row: u16) -> bool {
        self.rows.contains(&Some(row))
    }
}

/// Whether a word begins with a form; short forms must be most of it.
fn begins((word, letters): (&String, &usize), (form, long): &(String, usize)) -> bool {
    word.starts_with(form.as_str()) && (*long > 3 || *letters <= *long + 3)
}

/// Whether a row names a country and its people, which a text cannot leave out without saying less.
pub(super) fn is_country(row: u16) -> bool {
    (EUROPE + 1..AFRICA).contains(&row)
}

/// The rows between which the countries stand.
const EUROPE: u16 = 4;
const AFRICA: u16 = 53;

/// Whether the table has a column for a language.
pub(super) fn knows(primary: &str) -> bool {
    COLUMNS.contains(&primary)
}

#[cfg(test)]
mod tests {
    use super::super::sound::fold;
    use super::*;

    #[test]
    fn every_line_has_every_column_in_folded_letters() {
        for line in ROWS.lines() {
            assert_eq!(line.split('|').count(), COLUMNS.len(), "{line}");
            for form in line.split(['|', '/', ' ']) {
                assert!(!form.is_empty(), "{line}");
                assert_eq!(fold(form), form.replace(['.', '\''], ""), "{line}");
            }
        }
    }

    #[test]
    fn a_name_is_one_row_in_every_language() {
        let rows = |text: &str, lang: &str| {
            let words: Vec<String> = text.split(' ').map(fold).collect();
            Known::of(&words, lang).rows
        };
        let check = |a: (&str, &str), b: (&str, &str)| {
            assert!(rows(a.0, a.1)[0].is_some(), "{a:?}");
            assert_eq!(rows(a.0, a.1)[0], rows(b.0, b.1)[0], "{a:?} {b:?}");
        };
        check(("United States", "en"), ("Stanach Zjednoczonych", "pl"));
        check(("United States", "en"), ("États Unis", "fr"));
        check(("Germany", "en"), ("Niemczech", "pl"));
        check(("Germany", "en"), ("Німеччина", "uk"));
        check(("Rome", "en"), ("Rzymie", "pl"));
        check(("Wednesday", "en"), ("среду", "ru"));
        check(("Egypt", "en"), ("Mısır", "tr"));
        check(("Pacific", "en"), ("Spokojnym", "pl"));
    }
}
