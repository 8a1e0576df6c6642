//! The rows of `CONCEPTS` in languages written in Latin letters, and rows of more common words in
//! all languages.

/// The languages of the columns of [`EUROPE`].
pub(super) const EUROPE_COLUMNS: &[&str] = &["de", "fr", "es", "it", "pt", "nl", "pl", "cs"];

/// The rows of `CONCEPTS`, in the same order.
pub(super) const EUROPE: &str = "\
regierung|gouvernement|gobierno|governo/governativ|governo/governament|regering/overheid|rząd|vlád
präsident|président|president|president|president|president|prezydent|prezident
minister|ministre|ministr|ministr|ministr|minister|minist|minist
parlament/kongress/bundestag|parlement/congrès|parlament/congreso|parlament/congresso|parlament/congresso|parlement/congres|parlament/kongres/sejm|parlament/kongres
polizei|police/policier|polic|polizi|polic|politie|policj|polic
krieg|guerre|guerra|guerra|guerra|oorlog|woj|válk/vál
angriff/angreif/anschl|attaque/attent|ataque/ataca/atent|attac/attent|ataque/ataca/atent|aanval/aansl|atak/zaatak/zamach|útok/útoč
armee/militär/truppen/soldat|armée/militair/troupe/soldat|ejército/militar/tropas/soldado|esercito/militar/truppe/soldat|exército/militar/tropas/soldado|leger/milita/troepen/soldat|armi/wojsk/żołnierz|armád/vojsk/voják/vojen
waffe/bombe/rakete/gewehr|arme/bombe/missile/fusil|arma/bomba/misil|arma/armi/bomb/missil|arma/bomba/míssi|wapen/bom/raket|broń/broni/bomb/pocisk|zbra/zbraň/bomb/raket
tod/tot/starb/sterb/gestorben/getötet|mort/mour/décéd/tué|muer/morir/murió/mató/matar|mort/mor/uccis|mort/morr/mata|dood/dode/stierf/overle/gedood|śmier/zmar/zgin/zabi|smrt/zemř/zahynu/zabi
verletz/verwund|bless|herid|ferit|ferid|gewond/verwond|rann/zrani|zraně
frieden|paix|paz|pace|paz|vrede|pokój/pokoj|mír
abkommen/vertrag/vereinbarung|accord/traité|acuerdo/tratado|accord/trattato|acordo/tratado|akkoord/verdrag/overeenkomst|umow/porozumie/traktat|dohod/smlouv
wahl/wähl/stimm|élect/vot/scrutin|elecci/vot/elector|elezion/vot/elettor|eleiç/vot/eleit|verkiez/stem|wybor/głos|volb/volič/hlas
partei|parti|partido|partito|partido|partij|parti/partyj|stran
gesetz/recht|loi/légal/jurid|ley/legal|legge/legal|lei/legal|wet/recht|praw/ustaw|zákon/práv
gericht/richter|tribunal/juge/cour|tribunal/juez/corte|tribunal/giudic/corte|tribunal/juiz/corte|rechtbank/rechter/hof|sąd/sędz|soud
gefängnis/häftling/insasse|prison/détenu|prisión/cárcel/preso/reclus|prigion/carcer/detenut|prisão/preso/detent|gevang|więzie|vězeň/vězn
schul|école/scolaire|escuela/escolar|scuol/scolast|escol|school|szko|škol
universität|universit|universi|universit|universi|universi|uniwersy|univerzit
student/schüler|étudiant/élève|estudiante/alumno|student/alunn|estudante/aluno|student/leerling|student/uczni/ucz|student/žák
lehrer/unterricht/lehr|enseign/professeur|profesor/maestr/enseñ|insegn/docent|professor/ensin|leraar/docent/onderwij|nauczy|učitel/vyuč
kind|enfant|niñ/hij|bambin/figli|crianç/filh|kind|dzie|dět/dít
frau/weiblich|femme/féminin|mujer/femenin|donn/femminil|mulher/feminin|vrouw|kobie/żeń|žen
familie|famille|famili|famigli|famíli|famili|rodzin|rodin
wasser|eau|agua|acqu|água|water|wod|vod
fluss/flüsse|fleuve/rivière|río|fium|rio|rivier|rzek/rzec|řek
meer/ozean|mer/océan|mar/océano|mare/ocean|mar/oceano|zee/oceaan|morz/ocean|moř/oceán
insel|île|isla|isol|ilha|eiland|wysp|ostrov
berg/gebirge|montagne/mont|monta|montagn/monte|montanha/monte|berg|gór/gór|hor
wald/wälder/baum/bäume|forêt/arbre|bosque/árbol/selva|forest/alber/bosc|florest/árvor|bos/bossen/boom/bomen|las/drzew|les/strom
feuer/brand|feu/incendi|fuego/incendi|fuoco/incendi|fogo/incêndi|vuur/brand|ogień/ogni/pożar|oheň/ohn/požár
sturm/stürm/hurrikan|tempête/ouragan/orage|tormenta/huracán|tempest/uragan|tempest/furac|storm/orkaan|burz/huragan/sztorm|bouř/hurikán
erdbeben|séisme/tremblement|terremoto/sismo|terremot/sism|terremoto/sismo|aardbeving|trzęsien|zemětřes
wetter/klima|météo/climat|clima/tiempo|meteo/clima|clima/tempo|weer/klima|pogod/klimat|počas/klima
sonne|soleil/solaire|sol/solar|sole/solar|sol/solar|zon|słoń/słone|slun
erde|terre|tierra|terra|terra|aard|ziem|zem
mond|lune/lunaire|luna/lunar|luna/lunar|lua/lunar|maan|księży|měsí
weltraum/raumfahrt/raum|espace/spatial|espacio/espacial|spazi|espaç|ruimte|kosmo/przestrze|vesmír/kosm/prostor
planet|planèt|planeta|pianeta|planeta|planeet/planet|planet|planet
licht|lumi|luz/lumi|luce/lumi|luz/lumi|licht|światł|svět
energie/strom/macht|énergie/pouvoir|energía/poder|energia/poter|energia/poder|energie/macht/stroom|energi/moc|energi/moc
wissenschaft|scien|cienc/cient|scien|ciên/cient|wetenschap|nauk|věd
forsch/studie|recherche/étude|investiga/estudio|ricerc/studi|pesquis/estudo|onderzoek/studie|bada|výzkum/studi/badat
virus/viren|virus|virus|virus|vírus|virus|wirus|virus/vir
krank/seuche|malad|enferm|malatt/malat|doenç/doent|ziek|chorob/chor|nemoc/onemocn
krankenhaus/klinik|hôpita|hospital|ospedal|hospita|ziekenhuis|szpital|nemocnic
arzt/ärzt/patient/medizin|médecin/patient/médic|médic/pacient/doctor|medic/pazient/dottor|médic/pacient/doutor|arts/patiënt/medisch|lekarz/pacjen/medycz|lékař/pacient/medic
medikament/droge/arznei|médicament/drogue|medicament/droga/fármaco|medicin/farmac/drog|medicament/droga/fármaco|medicijn/drug/geneesmiddel|lek/narkotyk|lék/drog
essen/nahrung/lebensmittel|nourriture/aliment/manger|comida/aliment/comer|cibo/aliment/mangia|comida/aliment/comer|eten/voedsel|jedz/żywno|jídl/potravin/jíst
tier|animal/animaux|animal|animal|anima|dier|zwierz|zvíř
vogel/vögel|oiseau|ave/pájaro|uccell|ave/pássaro|vogel|ptak/ptas|pták/ptač
fisch|poisson|pez/peces/pesc|pesc|peix/pesc|vis|ryb|ryb
katze|chat|gato|gatt|gato|kat/katten|kot|koč
stadt/städt/urban|ville/cité/urbain|ciudad/urban|citt/urban|cidade/urban|stad/stede/stedelijk|miast/miej|měst
dorf/dörf|village|pueblo/aldea|villagg/paes|aldeia/vila|dorp|wieś/wsi|vesnic
land/länder/nation|pays/nation|país/nacion|paes/nazion|país/naç/nacion|land/natie|kraj/naród/narod|zem/národ
hauptstadt|capitale|capital|capitale|capital|hoofdstad|stolic|hlavní město
grenz|fronti|front|confin/frontier|fronteir|grens|granic|hranic
straße/weg|route/rue|carretera/calle/camino|strad/via|estrad/rua|weg/straat|drog/ulic|silnic/ulic/cest
auto/fahrzeug|voiture/véhicule/auto|coche/auto/vehícul|auto/macchin/veicol|carro/auto/veícul|auto/voertuig|samoch/pojazd|auto/vozid
zug/züge/bahn/eisenbahn|train/ferrovi|tren/ferrocarril|treno/treni/ferrovi|trem/trens/ferrovi/comboio|trein/spoor|pociąg/kolej|vlak/železni
flugzeug/flug/flüge/flughafen|avion/vol/aéroport/aéri|avi/vuelo/aeropuerto/aére|aere/vol/aeroport|avi/voo/aeroporto/aére|vliegtuig/vlucht/luchthaven/vlieg|samolot/lot/lotnisk|letad/let/letišt
schiff/boot|navire/bateau|barco/buque/nave|nave/navi/barc|navio/barco|schip/boot|stat/łód|loď/lod/člun
reise/reisen/tour|voyag/touris|viaj/turis|viagg/turis|viag/viaj/turis|reis/toeris|podróż/turyst|cest/turist
hotel|hôtel|hotel|hotel/albergh|hotel|hotel|hotel|hotel
geld/dollar|argent/dollar|dinero/dólar|denaro/soldi/dollar|dinheiro/dólar|geld/dollar|pienią/dolar|peníz/peně/dolar
preis/kosten|prix/coût/coûte|precio/cost/cuesta|prezz/cost|preço/cust|prijs/prijz/kost|cen/koszt|cen/nákl/stoj
wirtschaft/ökonom|économ|econom|econom|econom|econom|gospodar/ekonom|ekonom/hospodář
handel/markt/märkte|commerc/marché|comerci/mercado|commerci/mercat|comérci/mercado|handel/markt|handl/rynk/rynek|obchod/trh
unternehmen/firma/firmen|entreprise/société/compagnie|empresa/compañía|aziend/impres/societ/compagni|empresa/companhia|bedrijf/bedrijv/onderneming|firm/spółk/przedsięb|firm/společnost/podnik
arbeit/job|travail/emploi|trabaj/empleo|lavor|trabalh/emprego|werk/baan|prac|prác/prac
mannschaft/team|équipe|equipo|squadr|equip/time|team/ploeg|druży/zesp|tým/družst
spiel/partie|jeu/match|juego/partido/jug|gioc/partit|jog/partid|spel/wedstrijd|gr/mecz|hr/zápas/utkán
meister/sieg/gewinn/gewann|champion/gagn/victoire/vainqu|campe/gan/victoria|campion/vint/vitt/vinc|campe/venc/ganh/vitó|kampioen/winn/won|mistrz/zwycię/wygra|mistr/vítěz/vyhr
fußball|football|fútbol|calcio|futebol|voetbal|piłk/futbol|fotbal
olymp|olymp|olímp|olimp|olímp|olymp|olimp|olymp
musik/lied|musi/chanson|músic/canción|music/canzon|músic/canç|muziek/lied|muzy/piosen|hudb/píseň/písn
film/kino|film/cinéma|película/cine|film/cinema|filme/cinema|film|film/kin|film/kin
buch/bücher|livre|libro|libro/libri|livro|boek|książ|knih
sprache|langue/langage|lengua/idioma|lingu|língua/idioma|taal|język|jazyk
religi/kirche|religi/église|religi/iglesia|religi/chies|religi/igrej|religi/kerk|religi/kości|nábož/církev
geschicht/histor|histoire/histor|histor|stori/storic|histór/histor|geschied/histor|histor|histor/dějin
jahrhundert|siècle|siglo|secol|século|eeuw|wiek|stolet
jahr|an/année/annuel|año/anual|ann|ano/anual|jaar/jar|rok/lat/lata|rok/let/léta
woche|semaine|semana|settiman|semana|week/weken|tydzień/tygod|týden/týdn
morgen/vormittag|matin|mañana|mattin|manhã|ochtend/morgen|rano/poran|ráno/rann
nacht/nächt|nuit|noche|nott|noite|nacht|noc|noc
bericht/melde|rapport/signal|informe/report/inform|rapport/riport/segnal|relat/report|rapport/bericht/gemeld|raport/donos|zpráv/hlás
computer|ordinateur/informatique|ordenador/computador|computer|computador|computer|komputer|počítač
internet/online|internet/ligne|internet/línea|internet/online|internet/online|internet/online|internet|internet
telefon/handy|téléphon|teléfono|telefon|telefon/celular|telefoon|telefon|telefon/mobil
technolog/technik|technolog/technique|tecnolog/técni|tecnolog/tecnic|tecnolog/técni|technolog/techni|technolog/techni|technolog/techni
welt|mond|mund|mond|mund|wereld|świat|svět
ost|est/orient|este/orient|est/orient|leste/orient|oost|wschod/wschód|východ
west|ouest/occident|oeste/occident|ovest/occident|oeste/ocident|west|zachod/zachód|západ
nord|nord|norte/nort|nord|norte/nort|noord|północ/północ|sever
süd|sud|sur|sud|sul|zuid|południ|jih/již
amerika/usa/vereinigten staaten|améric/états-unis/états unis|américa/american/estados unidos/ee|american/stati uniti|américa/american/estados unidos/eua|amerika/verenigde staten|amery/stan/usa|amerik/usa/spojené stát
china/chines|chine/chinois|china/chin|cina/cines|china/chin|china/chines|chin|čín
japan|japon|jap|giappon|jap|japan|japon|japon
russland/russisch|russie/russe|rusia/ruso/rusa|russia/russ|rússia/russo|rusland/russi|rosj/rosyj|rus
deutsch|allem|aleman/alemán|tedesc/german|alem|duits|niem|něm
frankreich/französ|franc/franç|francia/francés/frances|franci/frances|franç|frankrijk/frans|franc|franc
großbritannien/brit|britann|britán/reino unido|britann/regno unito|britân/reino unido|britt|brytyj|brit
england/englisch|anglais/angleterre|ingl|ingles/inghil|ingl|engel|angl/angiel|anglick/angli
indien/indisch|inde/indien|india/indio|india/indian|índia/indian|india|indi|indi
europ|europ|europ|europ|europ|europ|europ|evrop
afrika|afri|áfrica/african|afric|áfrica/african|afrika|afry|afri
australi|austral|austral|austral|austral|austral|austral|austrál
israel|isra|israel|israel|israel|israël|izrael|izrael
sport|sport|deport|sport|esport/desport|sport|sport|sport
foto/bild|photo/image|foto/imagen|foto/immagin|foto/image|foto/beeld|zdję/obraz/fotograf|foto/obráz/snímk
mensch/leute|humain/gens/personne|human/gente/persona|uman/gent/person|human/gente/pessoa|mens|ludz/człowiek/ludz|lid/člověk
blut|sang|sangre|sangu|sangue|bloed|krew/krwi|krev/krv
zelle|cellul|célula|cellul|célula|cel/cellen|komór|buň
dna/gen/erbgut|adn/gèn/génét|adn/gen|dna/gen|dna/gen|dna/gen|dna/gen|dna/gen
temperatur/heiß/hitze/warm|températur/chaud/chaleur|temperatura/calient/calor|temperatur/cald/calor|temperatura/quent/calor|temperatuur/heet/hitte/warm|temperatur/gorąc/ciep|teplot/hork/tepl
kalt/kälte|froid|frío|fredd|fri|koud|zimn|studen/chlad/zim
regen/regn|pluie/pleu|lluvi|piogg|chuv|regen|deszcz|déšť/dešť
eis/schnee|glace/neige|hielo/nieve|ghiacci/neve|gelo/neve|ijs/sneeuw|lód/lod/śnieg|led/sníh/sněh
schlaf|sommeil/dorm|sueño/dorm/duerm|sonno/dorm|sono/dorm|slaap/slap|sen/sn/spa|spán/spa
geschwindigkeit/schnell|vitesse/rapide|velocidad/rápid|velocit/rapid/veloc|velocidade/rápid|snel|prędko/szybk|rychl
problem|problèm|problema|problem|problema|probleem/problem|problem|problém
gebäude/haus/häuser/bau|bâtiment/maison/immeuble|edificio/casa|edifici/cas|edifíci/prédio/casa|gebouw/huis/huizen|budyn/dom|budov/dům/dom
park|parc|parque|parc|parque|park|park|park
könig|roi/reine/royal|rey/reina/real|re/regin/real|rei/rainha/real|koning|król|král
";

/// The languages of the columns of [`MORE`].
pub(super) const MORE_COLUMNS: &[&str] = &[
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "ru", "uk", "tr", "zh", "ja", "ko", "ar", "fa",
    "he",
];

/// More concepts, in the manner of `CONCEPTS`.
pub(super) const MORE: &str = "\
begin/began/start/launch|beginn/begann/start/anfang|commenc/début|comenz/empez/inici|inizi/cominci|começ/inici|begin/begon/start|rozpocz/zacz/począt|zač/zahá|начал/начин|почат/почин|başla|开始/启动|始/開始|시작|بدأ/بداي/يبدأ|آغاز/شروع|התחיל/החל/תחיל
end/finish/conclu|ende/endet/schluss|fin/termin|fin/termin|fin/termin/conclu|fim/termin|eind|koniec/końc/zakoń|kon/skonč|конец/конц/законч/заверш|кінец/кінц/закінч/заверш|son/bit|结束/最后|終/最後|끝/종료/마지막|نهاي/انته|پایان|סוף/סיום/הסתיים
large/big/huge/great|groß/größ|grand/gros|grande/gran|grand|grande|groot/grot|duż/wielk|velk/obrov|больш/крупн|велик|büyük|大|大|큰/크/대형|كبير/أكبر|بزرگ|גדול
small/little/tiny|klein|petit|pequeñ|piccol|pequen|klein|mał|mal|мал/небольш|мал/невелик|küçük|小|小|작은/소형|صغير/أصغر|کوچک|קטן/קטנ
new|neu|nouve|nuev|nuov|nov|nieuw|now|nov|нов|нов|yeni|新|新|새/신규|جديد|جدید/نو|חדש
old/ancient|alt/antik|vieu/vieil/ancien/antiq|viej/antig|vecchi/antic|velh/antig|oud|star|star|стар/древн|стар/давн|eski|古/老/旧|古|오래/고대|قديم|قدیم/باستان|עתיק/ישן
first|erst|premi|primer|prim|primeir|eerst|pierwsz|prvn|перв|перш|ilk|第一/首|最初/初|첫/최초|أول|اول/نخست|ראשון/ראשונ
man/men/male|mann/männ|homme|hombre|uom|homem/homens|man/mannen|mężczy|muž|мужчин|чоловік|erkek/adam|男|男|남성/남자|رجل/رجال|مرد|גבר
leader/head/chief|führer/leiter/chef|dirigeant/chef|líder/jefe|leader/capo|líder/chefe|leider/hoofd|przywód/lider/szef|vůd/šéf|лидер/глав/руковод|лідер/голов/керівн|lider/baş|领导/首长/负责人|指導者/首脳/代表|지도자/대표|زعيم/قائد/قاد/رئيس|رهبر|מנהיג/ראש
group|gruppe|group|grupo|grupp|grupo|groep|grup|skupin|групп|груп|grup|组/集团/群|グループ/集団|그룹/단체/집단|مجموع|گروه|קבוצ
member|mitglied|membre|miembro|membr|membro|lid/leden|człon|člen|член|член|üye|成员/会员|メンバー/会員|회원/구성원|عضو/أعضاء|عضو/اعضا|חבר
region/area|gebiet/region|région/zone|región/zona/área|region/zona/are|regi/área/zona|gebied/regio|region/obszar|oblast/region|регион/област/район|регіон/област/район|bölge/alan|地区/区域/地域|地域/地区|지역|منطق/مناطق/إقليم|منطقه/ناحیه|אזור
help/aid/assist|hilf/helf|aide/aid|ayud|aiut|ajud|help/hulp|pomo/pomag|pomo/pomáh|помощ/помог|допомо|yardım|帮助/援助|助/支援|도움/지원/돕|مساعد|کمک|עזר/סיוע
victim|opfer|victime|víctima|vittim|vítima|slachtoffer|ofiar|oběť/obět|жертв|жертв|kurban/mağdur|受害/遇难|被害|피해자/희생|ضحي/ضحاي|قربانی|קורבן/נפגע
crime/criminal|verbrechen/kriminal|crim|crim/delito|crimin|crim|misdaad/crimin|przestęp|zločin/trestn|преступ|злочин|suç|犯罪|犯罪|범죄|جريم/جرائم|جرم/جنایت|פשע/פשיעה
protest/demonstrat|protest/demonstr|manifest/protest|manifest/protest|manifest/protest|manifest/protest|protest/betog|protest|protest/demonstr|протест/демонстр|протест/демонстр|protesto/gösteri|抗议/示威|抗議/デモ|시위/항의|احتجاج/تظاهر|اعتراض/تظاهرات|מחא/הפגנ
emergency|notfall/notstand|urgence|emergencia|emergenz|emergência|nood|nagł/awaryj|nouz|чрезвычайн/экстрен|надзвичайн|acil|紧急|緊急|응급/긴급|طوار|اضطرار|חירום
danger/risk|gefahr/gefähr/risik|danger/risque|peligr/riesgo|pericol/rischi|perig/risco|gevaar/risico|niebezp/ryzyk|nebezp/rizik|опасн/риск|небезп/ризик|tehlike/risk|危险/风险|危険/リスク|위험|خطر/مخاطر|خطر|סכנ/סיכון
visit|besuch|visit|visit|visit|visit|bezoek/bezocht|odwiedz/wizyt|navští|посет/посещ/визит|відвід/візит|ziyaret|访问/参观/游览|訪/見学|방문|زيار/زار|بازدید/دیدار|ביקור/ביקר
famous/popular|berühmt/beliebt|célèbr/popul|famos/popul|famos/popol|famos/popul|beroemd/popul|słynn/popul|slavn/popul/oblíb|знамен/популяр|відом/популяр|ünlü/popüler|著名/流行/受欢迎|有名/人気|유명/인기|شهير/مشهور/شعبي|مشهور/معروف/محبوب|מפורסם/פופולרי
build/construct/built|bau/gebaut|constru|constru|costru|constru|bouw|budow/zbud|stav/postav|строи/постро|будів/побуд|inşa/yapıl|建|建|건설/지어|بنا/بني|ساخت|בנה/בני/נבנ
discover/found|entdeck/fund|découv/trouv|descubr/encontr|scop/trov|descob/encontr|ontdek/gevonden|odkry/znale|objev/nalez|обнаруж/откры/найд|виявл/відкри/знай|keşfe/bul|发现|発見|발견|اكتش|کشف/یافت|גיל/נמצא
army officer/officer/official|beamt/offizi|fonctionnaire/officiel/responsable|funcionario/oficial|funzionar/ufficial|funcionári/oficia|ambtena/officier|urzędni/oficer|úřed/důstoj|чиновник/офицер/официальн|чиновник/офіцер/посадов|yetkili/memur/subay|官员/官方/军官|当局/職員/役人|공무원/관계자/당국|مسؤول/ضابط/مسئول|مقام/مأمور/افسر|קצין/רשמי/פקיד
north korea/korea|korea|corée|corea|corea|corei|korea|kore|korej|коре|коре|kore|韩国/朝鲜|韓国/朝鮮|한국/북한|كوري|کره|קוריא
music band/band/concert|band/konzert|concert/groupe de|concierto/banda|concert/band|concert/banda|concert/band|koncert/zespół|koncert/kapel|концерт|концерт|konser|乐队/音乐会|バンド/コンサート|밴드/콘서트|حفل/فرقة|کنسرت|להקה/קונצרט
accident/crash|unfall/absturz|accident/crash|accident/choque|incident/schiant|acidente/queda|ongeluk/ongeval/crash|wypad/katastrof|nehod/havár|авари/крушен/катастроф|авар/катастроф|kaza|事故/坠毁|事故/墜落|사고/추락|حادث/تحطم|تصادف/سقوط/سانحه|תאונ/התרסק
driver/drive|fahrer/fahr|conduct/condui|conduct/conduc|guid/conducent|motorist/dirig|bestuur/rijd|kierow/jazd|řid|водител/вожд|воді/кермува|sürücü/kullan|司机/驾驶|運転|운전|سائق/قياد|رانند|נהג/נהיג
million|million|million|mill|milion|milh|miljoen|milion|milion|миллион/млн|мільйон/млн|milyon|百万|百万|백만|مليون/ملايين|میلیون|מיליון
percent|prozent|pour cent/pourcent|por ciento/porcentaje|per cento/percent|por cento/porcent|procent|procent|procent|процент|відсот/процент|yüzde|百分|パーセント|퍼센트|بالمئة/المائة|درصد|אחוז
south africa|südafri|afrique du sud|sudáfric|sudafric|áfrica do sul|zuid-afri|południowej afry|jihoafr|южноафрик/юар|південноафрик/пар|güney afrika|南非|南アフリカ|남아프리카|جنوب أفريقيا|آفریقای جنوبی|דרום אפריקה
gold|gold|or/doré|oro/dorad|oro/dorat|ouro/dourad|goud/gouden|złot|zlat|золот|золот|altın|金|金|금메달/황금|ذهب|طلا|זהב
race/racing|rennen|course|carrera|gara/cors|corrida|race|wyścig|závod|гонк/заезд|гонк|yarış|比赛/赛车|レース|경주/레이스|سباق|مسابقه|מרוץ
beach/coast|strand/küste|plage/côte|playa/costa|spiaggia/cost|praia/costa|strand/kust|plaż/wybrzeż|pláž/pobřež|пляж/побереж|пляж/узбереж|plaj/sahil/kıyı|海滩/海岸|海岸/ビーチ|해변/해안|شاطئ/ساحل|ساحل|חוף
garden/plant/flower|garten/pflanz/blume|jardin/plante/fleur|jardín/planta/flor|giardin/piant/fior|jardi/planta/flor|tuin/plant/bloem|ogród/roślin/kwiat|zahrad/rostlin/květ|сад/растен/цвет|сад/рослин/квіт|bahçe/bitki/çiçek|植物/花|植物/花|식물/정원/꽃|نبات/حديق/زهر|گیاه/باغ/گل|צמח/גן/פרח
culture/art|kultur/kunst|cultur/art|cultur/arte|cultur/arte|cultur/arte|cultuur/kunst|kultur/sztuk|kultur/uměn|культур/искусств|культур/мистец|kültür/sanat|文化/艺术|文化/芸術|문화/예술|ثقاف/فن|فرهنگ/هنر|תרבות/אמנות
tradition|tradition|tradition|tradici|tradizion|tradiç/tradicion|traditie/traditione|tradyc|tradič/tradic|традиц|традиц|gelenek|传统|伝統|전통|تقليد/تقاليد|سنت|מסורת
letter/write/wrote/author|brief/schr/autor|lettre/écri/auteur|carta/escri/autor|letter/scri/scritt/autor|carta/escr/autor|brief/schr/auteur|list/pisa/autor|dopis/psa/autor|письм/писа/автор|лист/писа/автор|mektup/yaz|信/写/作者/作家|手紙/書/作家|편지/작가/저자|رسال/كتب/كاتب|نامه/نویس|מכתב/כתב/סופר
television/tv/broadcast|fernseh/sender|télévis/diffus|televis|televis/trasm|televis|televisie/omroep|telewiz|televiz/vysíl|телевид/телека/трансл|телеба/трансл|televizyon/yayın|电视/广播|テレビ/放送|방송/텔레비|تلفز/بث|تلویزیون/پخش|טלוויזי/שידור
military base/camp/base|lager/stützpunkt|camp/base|campament/base|campo/base|acampament/base|kamp/basis|obóz/baz|tábor/základn|лагер/баз|табір/табор/баз|kamp/üs|营地/基地|キャンプ/基地|캠프/기지|معسكر/مخيم/قاعد|اردو/پایگاه|מחנה/בסיס
desert|wüste|désert|desierto|desert|desert|woestijn|pustyn|poušť/poušt|пустын|пустел|çöl|沙漠|砂漠|사막|صحرا|بیابان/صحرا|מדבר
metal/iron/steel|metall/eisen/stahl|métal/fer/acier|metal/hierro/acero|metall/ferro/acciai|metal/ferro/aço|metaal/ijzer/staal|metal/żelaz/stal|kov/želez/ocel|металл/желез/стал|метал/заліз/сталь|metal/demir/çelik|金属/铁/钢|金属/鉄/鋼|금속/철/강철|معدن/حديد/فولاذ|فلز/آهن/فولاد|מתכת/ברזל/פלדה
atom/nuclear|atom/nuklear|atom/nuclé|átomo/nuclear|atom/nuclear|átomo/nuclear|atoom/nucle|atom/jądr/nuklear|atom/jader|атом/ядерн|атом/ядерн|atom/nükleer|原子/核|原子/核|원자/핵|ذر/نوو|اتم/هسته|אטום/גרעין
brain/mind|gehirn|cerveau/cérébr|cerebr/mente|cervell/mente|cérebr/mente|hersen/brein|mózg/umysł|mozek/mozk|мозг|мозок/мозк|beyin|大脑/脑|脳|뇌|دماغ/عقل|مغز/ذهن|מוח
";
