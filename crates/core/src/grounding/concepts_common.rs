//! Rows of common words in all languages, in the manner of [`MORE`](super::concepts_europe::MORE).

/// The words of an encyclopedia and of the news that are neither names nor grammar.
pub(super) const COMMON: &str = "\
population|bevölker|popul|poblac|popolaz|populaç|bevolk|ludnoś/populac|obyvatel|населен|населен|nüfus|人口|人口|인구|سكان|جمعیت|אוכלוסי
resident/inhabit|einwohner/bewohner|habitant/résident|habitante/residente|abitant/resident|habitante/morador|inwoner/bewoner|mieszka|obyvatel/občan|жител|мешкан/жител|sakin|居民|住民|주민|سكان/مقيم|ساکن|תושב
parent/mother/father|eltern/mutter/vater|parent/mère/père|padre/madre|genitor/madre/padre|pais/mãe/pai|ouder/moeder/vader|rodzic/matk/ojc/ojciec|rodič/matk/otec/otc|родител/мать/матер/отец/отц|батьк/мати/матер|anne/baba/ebeveyn|父/母|父/母/親|부모/어머니/아버지|والد|مادر/پدر/والدین|הורי/אמא/אבא/אביו/אמו
brother/sister|bruder/brüder/schwester|frère/sœur|hermano/hermana|fratell/sorell|irmão/irmã|broer/zus|brat/siostr|bratr/sestr|брат/сестр|брат/сестр|kardeş|兄/弟/姐/妹|兄弟/姉妹|형제/자매/동생|شقيق/أخت|برادر/خواهر|אחות/אחיו
marri/wedding/wife/husband|heirat/hochzeit/ehefrau/ehemann|mariage/mari/épou|casó/casad/espos/boda/matrimoni|spos/matrimoni/mogli/marit|casad/casam/espos/marid|trouw/huwelijk/echtgeno|ślub/małż/żon/mąż/męż|manžel/svatb|женил/замуж/супруг/брак/свадьб|одруж/дружин/шлюб/весіл|evlen/evlilik/düğün|结婚/妻/丈夫/婚|結婚/妻/夫|결혼/아내/남편|زواج/تزوج/زوج|ازدواج/همسر|נישוא/חתונ/אשתו/בעלה
born/birth|geboren/geburt|naiss/naqui|nacid/naci/nacim|nato/nata/nascit|nascid/nasce/nascim|geboren/geboort|urodz/narodz|naroz|родил/рожд|народи|doğum/doğdu/doğan|出生/诞生|生まれ/誕生|태어/출생/탄생|ولد/ولاد/مواليد|متولد/تولد|נולד/לידה
arrest/detain/suspect|festgenommen/verhaft/verdächt|arrêt/suspect|arrest/deten/sospech|arrest/sospett|detid/deteve/suspeit|arrest/verdacht/aangehouden|areszt/zatrzym/podejrz|zatč/zadrž/podezř|арест/задерж/подозре|арешт/затрим/підозр|tutukla/gözaltı/şüpheli|逮捕/嫌疑/拘|逮捕/容疑|체포/용의/구금|اعتق/مشتبه/احتجز|بازداشت/دستگیر/مظنون|מעצר/עצור/נעצר/חשוד
murder/shoot/shot|mord/erschoss/schuss/schieß|meurtre/assassin|asesin/dispar/tirote|omicid/sparat/assassin|assassin/dispar/tirote|moord/schiet/schot|morder/zabój/strzel|vražd/střel|убийств/стрел/застрел|вбивств/стріл/застрел|cinayet/ateş aç|谋杀/枪击|殺人/銃撃|살인/총격|قتل/إطلاق النار/اغتيال|قتل/تیراندازی|רצח/ירי/ירה
decision/decide|entscheid/beschl|décid/décis|decid/decis|decis/decid/deciso|decid/decis|beslis/besluit|decyz/zdecyd|rozhod|решен/реши|рішен/виріш|karar|决定|決定|결정|قرار/قرر|تصمیم|החלט
propos/plan|plan/vorschl|plan/propos|plan/propuest/propon|pian/propost/propon|plano/propost/propõ|plan/voorst|plan/propoz|plán/návrh|план/предлож|план/пропоз/пропону|plan/öneri|计划/提议/方案|計画/提案|계획/제안|خط/اقترح/مقترح|برنامه/طرح/پیشنهاد|תכנית/תוכנית/הצע
support|unterstütz|souten/souti|apoy|sosten/sosteg/appogg|apoi|steun/ondersteun|wspier/wspar/popar|podpo|поддерж|підтрим|destek|支持|支持/支援|지지/지원|دعم/يدعم|حمایت/پشتیبان|תמיכ/תומכ/תמך
increase/rise/grow|steig/wachs/zunahm/erhöh|augment/hausse/croiss|aument/crec|aument/cresc|aument/cresc|stijg/groei/toename|wzrost/wzros/rosn/zwiększ|růst/rost/zvýš|рост/выро/увелич/повыш|зрост/збільш/підвищ|artı/artm/yüksel/büyü|增长/增加/上升/提高|増/成長/上昇|증가/성장/상승|زياد/ارتف/نمو|افزایش/رشد|גידול/עליי/גדל
decrease/fall/drop/reduc/decline|sink/rückgang/gesunken/senk/redu|baiss/rédui/réduct/diminu/chut|redu/dismin/baj/caíd|ridu/diminu/calo|redu/diminu/queda|daling/daald/verminder/afname|spad/zmniejsz/ogranicz|pokles/sníž/kles|сниж/паден/сокращ/уменьш|зниж/падін/скороч/зменш|düş/azal|下降/减少/降低|減/低下/下落|감소/하락|انخف/تراجع/خفض|کاهش/افت|ירידה/ירד/הפחת/צמצ
change|änder/wandel/veränder|chang|cambi|cambi|mudan/mudou/alter|verander/wijzig|zmian/zmieni|změn|измен|змін|değiş|变化/改变|変化/変更/変わ|변화/변경|تغي|تغییر|שינוי/שינה/משנ
develop|entwick|développ|desarroll|svilup|desenvolv|ontwik|rozwó/rozwij/rozwoj|vývoj/vyvin/rozvoj|разви/разраб|розви/розроб|geliş|发展/开发|発展/開発/発達|발전/개발/발달|تطو/تنمي|توسعه|פיתוח/פיתח/מפתח/התפתח
produce/product/manufactur|produ/herstell|produ/fabri|produ/fabri|produ/fabbric|produ/fabri|produ/fabric|produk/wytwarz|produk/výrob/vyráb|произв/продук|вироб/продук|üret/ürün|生产/产品/制造|生産/製品/製造|생산/제품/제조|إنتاج/منتج/صنع|تولید/محصول|ייצור/מוצר/ייצר
process|verfahren/prozess|process/procédé|proces|process|process|proces|proces|proces|процес|процес|süreç|过程|過程/プロセス|과정|عملية/عمليات|فرایند/فرآیند|תהליך
system|system|systèm|sistema|sistema|sistema|systeem/system|system|systém|систем|систем|sistem|系统|システム|시스템/체계|نظام/نظم|سیستم/نظام|מערכת
example|beispiel|exempl|ejempl|esempi|exempl|voorbeeld|przykład|příklad|пример|приклад|örne|例如/例子|例えば|예를/예시|مثال/مثل|مثال/نمونه|דוגמ/למשל
hour|stunde|heure|hora|ora/ore|hora|uur/uren|godzin|hodin|час/часа/часов|годин|saat|小时|時間|시간|ساعة/ساعات|ساعت|שעה/שעות
month|monat|mois|mes/meses|mese/mesi|mês/meses|maand|miesią/miesię|měsíc|месяц|місяц|aylık/ayda/ayında|个月/月份|か月/ヶ月|개월|شهر/أشهر|ماه|חודש
day|tag/tage|jour|día|giorn|dia/dias|dag/dagen|dzień/dni|den/dní/dny|день/дня/дней/дни|день/дні/дня/днів|gün|天|日間/毎日|하루/매일|يوم/أيام|روز|יום/ימים
air/atmospher|luft/atmosph|air/atmosph|aire/atmósf|aria/atmosf|atmosf|lucht/atmosf|powietrz/atmosf|vzduch/atmosf|воздух/атмосф|повітр/атмосф|hava/atmosfer|空气/大气|空気/大気|공기/대기|هواء/جوي|هوا/جو|אוויר/אטמוספ
stone/rock|stein/fels/gestein|pierre/roch|piedra/roca|pietr/rocci|pedra/roch|steen/rots|kamie/skał|kámen/kamen/skál|камен/камн/скал|камін/камен/скел|taş/kaya|石/岩|石/岩|바위/암석|حجر/صخر|سنگ/صخره|אבן/אבנ/סלע
wind|wind|vent|viento|vento|vento|wind|wiatr|vítr/větr|ветер/ветр|вітер/вітр|rüzgar/rüzgâr|风|風|바람|رياح/ريح|وزش|רוח
lake|see|lac|lago|lago|lago|meer|jezior|jezer|озер|озер|göl|湖|湖|호수|بحير|دریاچه|אגם
bridge|brücke|pont|puente|ponte|ponte|brug|most|most|мост|міст/мост|köprü|桥|橋|다리|جسر/جسور|پل|גשר
tower/castle/palace|turm/burg/schloss/palast|tour/château/palais|torre/castillo/palacio|torre/castell/palazz|torre/castelo/palácio|toren/kasteel/paleis|wież/zamek/zamk/pałac|věž/hrad/zámek/palác|башн/замок/замк/дворец/дворц|веж/замок/замк/палац|kule/kale/saray|塔/城堡/宫|塔/城/宮殿|탑/궁전|برج/قلع/قصر|برج/قلعه/کاخ|מגדל/מבצר/ארמון/טירה
museum|museum/museen|musée|museo|museo|museu|museum/musea|muze|muze|музе|музе|müze|博物馆|博物館|박물관|متحف/متاحف|موزه|מוזיאון
station|bahnhof/station|gare/station|estación|stazion|estação|station|stacj/dworzec/dworc|stanic/nádraž|станци/вокзал|станці/вокзал|istasyon|车站|駅|역에/정거장|محط|ایستگاه|תחנ
passenger|passagier/fahrgäst|passager|pasajero|passegger|passageiro|passagier|pasażer|cestujíc|пассажир|пасажир|yolcu|乘客/旅客|乗客/旅客|승객|راكب/ركاب/مسافر|مسافر|נוסע
cloth/dress|kleid/kleidung|vêtement/habill|ropa/vestid|vestit/abito/abiti|roupa/vestid|kleding/kleren|ubra/odzież|oblečen/oděv|одежд|одяг|giysi/kıyafet|衣服/服装|服|의복/옷을|ملابس/ثياب|لباس|בגד/לבוש
body|körper|corps|cuerpo|corpo/corpi|corpo|lichaam|ciał|tělo/těla|тело/тела|тіло/тіла|vücut/beden|身体|身体|신체|جسم/جسد|بدن|גוף
heart|herz|cœur/cardi|coraz/cardi|cuore/cardi|coraç/cardí|hart|serc|srdc|сердц/сердеч|серц/серцев|kalp|心脏|心臓|심장|قلب|قلب|לב
class/course/lesson|klasse/kurs|classe/cours|clase/curso|classe/corso/corsi|aula/curso|klas/cursus|klas/kurs/lekcj|tříd/kurz|класс/курс/урок|клас/курс/урок|sınıf/ders|班/课|クラス/授業|수업/학급|صف/درس|کلاس/درس|כיתה/שיעור/קורס
news/newspaper/journal|zeitung/journal/nachricht|journa/presse/nouvelle|periódic/periodis/noticia/prensa|giornal/notizi/stampa|jornal/notíci/imprensa|krant/journal/nieuws|gazet/dzienni/wiadomoś|novin/zpráv|газет/журнал/новост|газет/журнал/новин|gazete/haber|报纸/新闻/记者|新聞/報道/記者|신문/뉴스/기자|صحف/صحيف/أخبار|روزنامه/خبر|עיתון/חדשות/עיתונ
battle/fight|kampf/kämpf/schlacht|combat/bataille/lutt|batalla/lucha/combat|battagl/lott/combatt|batalha/luta/combat|strijd/gevecht|walk/bitw|boj/bitv|битв/бой/боев/борьб|битв/бойов/бороть|mücadele/dövüş/muharebe|战斗/战役|戦/闘|전투/싸움|معرك/قتال/كفاح|نبرد/مبارز|קרב/לחימ/נלחמ/מאבק
independ|unabhängig|indépend|independ|indipend|independ|onafhankelijk|niepodleg/niezależ|nezávisl|независим|незалежн|bağımsız|独立|独立|독립|استقل/مستقل|استقلال/مستقل|עצמאו
empire/coloni|reich/kaiser/kolon|empire/coloni|imperi/coloni|imper/coloni|impéri/coloni|keizer/koloni|imperi/kolon|říš/impéri/koloni|импери/колон|імпері/колон|imparator/sömürge|帝国/殖民|帝国/植民|제국/식민|إمبراطور/استعمار/مستعمر|امپراتور/استعمار/مستعمر|אימפרי/קולוני/קיסר
wild/nature|wild/natur|sauvage/natur|salvaj/natura|selvag/natura|selvag/natur|wild/natuur|dzik/przyrod/natur|divok/přírod|дикий/дики/природ|дики/дика/природ|vahşi/doğa|野生/自然|野生/自然|야생/자연|بري/طبيع|وحشی/طبیع|טבע/פרא
dog|hund|chien|perro|cane/cani|cães/cachorr|hond/honden|pies/psów|pes/psů/psi|собак|собак|köpek|狗/犬|犬|강아지/개를|كلب/كلاب|سگ|כלב
horse|pferd|cheval/chevaux|caballo|cavall|caval|paard|koń/koni|kůň/koní|лошад/конь/кони|кінь/коні/коней|atlı|马|馬|승마|حصان/خيول/خيل|اسب|סוס
species|arten|espèce|especie|specie/specii|espécie|soort|gatun|druh|видов/видом|видів/видом|türü/türler|物种|種|종의|أنواع|گونه|מינים
hunt/prey|jagd/jagen/beute|chass/proie|caza/presa/cazar|cacci/predat|caça/presa|jacht/prooi|polow/poluj|lovec/lovit/kořist|охот/добыч|полюва/здобич|avla/avcı|猎|狩/獲物|사냥|صيد/فريس|شکار|ציד/טרף
mile/kilomet|meile/kilomet|mille/kilom|milla/kilóm|miglia/chilom|milha/quilóm|mijl/kilom|mila/mil/kilom|míle/mil/kilom|миль/мили/километ|миль/милі/кіломет|mil/kilomet|英里/公里/千米|マイル/キロ|마일/킬로|ميل/كيلومتر|مایل/کیلومتر|מייל/קילומט
winter/ski|winter/ski|hiver/ski|invierno/esquí|invern/sci|inverno/esqui|winter/ski|zima/zimow/narci|zima/zimn/lyž|зима/зимн/лыж|зима/зимов/лиж|kış/kayak|冬/滑雪|冬/スキー|겨울/스키|شتاء/تزلج|زمستان/اسکی|חורף/סקי
season|saison|saison|temporada|stagion|temporada|seizoen|sezon|sezón/sezon|сезон|сезон|sezon/mevsim|赛季/季节|シーズン/季節|시즌/계절|موسم|فصل|עונה/עונת
goal/score/point|tore/treffer/punkt|but/point/marqu|gol/punto/marc|gol/punt/segn|gol/ponto/marc|doelpunt/punt/scoor|gola/gole/bramk/punkt|gól/bod|гол/голов/очк/балл|гол/голів/очк/бал|gol/sayı/puan|进球/得分|ゴール/得点|득점/점수|هدف/نقط/سجل|گل/امتیاز|שער/גול/נקוד
player|spieler|joueur|jugador|giocator|jogador|speler|gracz/zawodni/piłkarz|hráč|игрок|гравц/гравец|oyuncu/futbolcu|球员/选手|選手|선수|لاعب|بازیکن|שחקן/שחקנ
coach/trainer|trainer|entraîneur|entrenador|allenator|treinador|trainer/coach|trener|trenér|тренер|тренер|antrenör/teknik direktör|教练|監督/コーチ|감독/코치|مدرب|مربی|מאמן
actor/actress|schauspiel|acteur/actrice|actor/actriz|attore/attori/attric|ator/atriz|acteur/actrice|aktor|herec/hereč|актер/актёр/актрис|актор/актрис|oyuncu/aktör|演员|俳優/女優|배우|ممثل|بازیگر|שחקן/שחקנ
director|regisseur/direktor|réalisateur/directeur|director|regist/dirett|diretor/realizador|regisseur/directeur|reżyser/dyrektor|režisér/ředitel|режиссер/режиссёр/директор|режисер/директор|yönetmen/müdür|导演/主任|監督/部長|감독/국장|مخرج/مدير|کارگردان/مدیر|במאי/מנהל
prize/award|preis/auszeichn|prix/récompens|premi/galard|premi|prêmi/prémi|prijs/onderscheid|nagrod|cenu/oceněn|преми/наград|премі/нагород|ödül|奖|賞|수상/상을|جائز/جوائز|جایزه|פרס
website/web|website/webseite|site/web|sitio/web|sito/web|site/web|website/web|stron/witryn|web/stránk|сайт/веб|сайт/веб|web sitesi/internet sitesi|网站|ウェブ/サイト|웹사이트/사이트|موقع|وبسایت/سایت|אתר
user/consumer|nutzer/verbrauch|utilisateur/consomm|usuario/consum|utent/consum|usuário/utilizador/consum|gebruiker/consument|użytkow/konsum|uživatel/spotřeb|пользоват/потребит|користувач/спожив|kullanıcı/tüketici|用户/消费|ユーザー/消費|사용자/소비|مستخدم/مستهلك|کاربر/مصرف|משתמש/צרכן
bank/loan/debt|bank/kredit/schuld|banque/crédit/dette|banco/crédito/deuda|banc/credit/debit|banco/crédito/dívida|bank/krediet/schuld|bank/kredyt/dług|bank/úvěr/dluh|банк/кредит/долг|банк/кредит/борг|banka/kredi/borç|银行/贷款/债|銀行/融資/債|은행/대출/부채|بنك/بنوك/قرض/ديون|بانک/وام/بدهی|בנק/הלווא/חוב
tax|steuer|impôt/taxe/fisc|impuesto/fisc|tass/impost/fisc|imposto/fisc|belasting|podat|daň/daně|налог|подат|vergi|税|税|세금|ضريب/ضرائب|مالیات|מסים/מיסים
oil/gas|öl/erdöl/gas|pétrol/gaz|petról/gas|petroli/gas|petról/gás|olie/gas|ropa/ropy/gaz/naftow|ropa/ropy/plyn/naft|нефт/газ|нафт/газ|petrol/gaz|石油/天然气|石油/ガス|석유/가스|نفط/غاز|نفت/گاز|נפט/גז
foreign/international|ausländ/auswärt/international|étrang/internation|extranjer/internacional|ester/stranier/internazional|estrangeir/internacional|buitenland/internation|zagran/między|zahrani/mezináro|иностран/зарубеж/международ|іноземн/закордон/міжнарод|yabancı/dışişleri/uluslararası|外国/国际|外国/国際|외국/국제|أجنب/خارجي/دولي|خارج/بین‌المللی/بین المللی|זרים/בינלאומי
refugee/migra|flüchtling/migra|réfugi/migr|refugiad/migra|rifugiat/migra|refugiad/migra|vluchteling/migra|uchodź/migra|uprchl/migra|бежен/мигра|біжен/мігра|mülteci/göçmen|难民/移民|難民/移民|난민/이민|لاجئ/مهاجر/هجر|پناهنده/مهاجر|פליט/מהגר
terror|terror|terror|terror|terror|terror|terror|terror|teror|террор|терор|terör|恐怖|テロ|테러|إرهاب|ترور|טרור
explo/blast|explo|explo|explo|esplo|explo|explo|wybuch/eksplo|výbuch/explo|взрыв|вибух|patla|爆炸|爆発|폭발|انفجار/تفجير|انفجار|פיצוץ/התפוצץ
flood|flut/überschwemm/hochwasser|inond/crue|inund|alluvion/inond|inund/enchent|overstrom|powod/powódź|povod|наводнен|повін/повен|taşkın|洪水|洪水|홍수|فيضان|سیل|שיטפון/הצפ
volcan|vulkan|volcan|volcán/volcan|vulcan|vulcã/vulcân|vulkaan|wulkan|sopk/sopeč|вулкан|вулкан|volkan/yanardağ|火山|火山|화산|بركان|آتشفشان|הר געש
chemical/acid|chemi/säure|chimi/acid|quími/ácid|chimi/acid|quími/ácid|chemi/zuur|chemi/kwas|chemi/kyselin|хими/кислот|хімі/кислот|kimya/asit|化学/酸|化学/酸|화학/산성|كيميا/حمض|شیمی/اسید|כימי/חומצ
particle/electron|teilchen/elektron|particul/électron|partícul/electr|particel/elettron|partícul/elétr|deeltj/elektron|cząst/elektron|části/elektron|частиц/электрон|частин/електрон|parçac/elektron|粒子/电子|粒子/電子|입자/전자|جسيم/إلكترون/الكترون|ذرات/الکترون|חלקיק/אלקטרון
theor|theori|théori|teorí|teori|teori|theori|teori|teori|теори|теорі|teori|理论|理論|이론|نظري|نظریه|תאורי/תיאורי
star/galax|stern/galax|étoile/galax|estrella/galax|stell/galass|estrela/galáx|ster/sterren|gwiazd/galak|hvězd/galax|звезд/галакт|зірк/галакт|yıldız/galaksi|恒星/星系|恒星/銀河/星|은하/별이|نجم/نجوم/مجر|ستاره/کهکشان|כוכב/גלקסי
satellite/rocket|satellit/rakete|satellit/fusée|satélite/cohete|satellit/razz|satélite/foguet|satelliet/raket|satelit/rakiet|satelit/družic/raket|спутник/ракет|супутник/ракет|uydu/roket|卫星/火箭|衛星/ロケット|위성/로켓|أقمار/صاروخ|ماهواره/موشک|לוויין/טיל
shop/store/buy|laden/geschäft/kauf|magasin/achet/achat|tienda/compr|negozi/acquist/compr|loja/compr|winkel/koop/kopen|sklep/kupi/zakup|obchod/nákup/koup|магазин/купи/покуп|магазин/купи/покуп|mağaza/satın|商店/购买|店/買|가게/상점/구매|متجر/شراء/اشتر|فروشگاه/خرید|חנות/קנה/קני
restaurant/cook/dish|restaurant/koch|restaurant/cuisin/plat|restaurante/cocin/plato|ristorant/cucin/piatt|restaurante/cozinh/prato|restaurant/kook|restaurac/kuchn/potraw|restaurac/kuchy/pokrm|ресторан/кухн/блюд|ресторан/кухн/страв|restoran/mutfak|餐厅/烹饪|レストラン/料理|식당/요리|مطعم/طبخ/طبق|رستوران/آشپز|מסעד/בישול/מטבח
sell/sale/sold|verkauf/verkäuf|vend/vente|vende/venta/vendi|vend|venda/vende|verkoop/verkop/verkocht|sprzeda|prodá/prodej/prodal|прода|прода|satış/sattı/satıl|销售/出售|販売/売|판매|بيع/مبيع|فروش|מכיר/מכר
use|nutz/verwend/benutz|utilis|utiliz/usar/usó|utilizz/usat|utiliz/usar/usad|gebruik|używ/wykorzyst|použ|использ|використ|kullan|使用|使用/利用|사용/이용|استخدم/يستخدم/استخدام|استفاده|שימוש/השתמש/משתמש
important/significant|wichtig/bedeut|important|importan|importan|importan|belangrijk|ważn/istotn|důležit/význam|важн/значит/значен|важлив/значн/значен|önem|重要|重要|중요|مهم/أهم|مهم|חשוב/חשיב
name/called|name/heißt/genannt|nom/appel|nombr/llam|nome/chiam|nome/chama|naam/noem/genoemd|nazw/imię/imieni|jmén/název/nazýv|назыв/назва/имя/имен|назив/назва/ім'я/ім’я|adı/adlı/isim|名为/称为/名字|名前/呼ば|이름/불리|اسم/سمي/تسمى|نام|שמו/שמה/נקרא
live/life/alive|leben/lebt|vie/vivant/vivre|vida/vive/vivi|vita/vive/viven|vida/vive/vivi|leven/leef|życi/żyj|život/žij|жизн/живе|житт/живе|yaşa/hayat|生活/生命|生活/生命/暮ら|생활/생명|حياة/يعيش/عاش|زندگی|חיים/חיי
young/youth/teen|jung/jünger/jugend|jeun|joven/jóven/juven|giovan|jovem/jovens/juven|jong/jeugd|młod|mlad|молод|молод|genç|年轻/青年|若|젊은/청년/청소년|شاب/شباب|جوان|צעיר/נוער
success|erfolg|succès/réuss|éxito|success|sucess|succes|sukces/udan|úspě|успе|успі|başarı|成功|成功|성공|نجاح/نجح|موفق|הצלח/הצליח
ban/prohibit/forbid|verbot/verbiet|interdi|prohib|viet/proib|proib|verbod/verbied|zakaz|zákaz/zakáz|запре|заборон|yasak|禁止|禁止|금지|حظر/منع/يحظر|ممنوع/منع|איסור/אסור/אסר
freedom/liberty|freiheit|libert|libert|libert|liberd|vrijheid|wolnoś|svobod|свобод|свобод|özgürlük|自由|自由|자유|حرية/حريات|آزادی|חופש/חירות
wall|mauer/wand|mur/murs|muro/pared|muro/muri/paret|muro/pared|muur/wand|mury/mur/ścian|zeď/zdi/stěn|стена/стены/стен|стіна/стіни/стін|duvar|墙|壁|벽을/벽에|جدار/حائط|دیوار|קיר/חומ
";
