//! Common words of the news in languages whose words do not look alike: what a government, a war
//! or a river is called. A small table, so that a sentence about a government finds one where
//! nothing else is shared.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::chars::{is_alphabetic, lowercase};

use super::concepts_common::COMMON;
use super::concepts_europe::{EUROPE, EUROPE_COLUMNS, MORE, MORE_COLUMNS};

/// The languages of the columns of [`CONCEPTS`].
const COLUMNS: &[&str] = &["en", "zh", "ja", "ko", "ar", "fa", "he", "ru", "uk", "tr"];

/// One concept a line, a column a language, variants parted by `/`. Entries are the beginnings of
/// words; in Arabic, Persian and Hebrew they may stand behind a prefix, in Chinese and Japanese
/// anywhere.
const CONCEPTS: &str = "\
govern|政府|政府|정부|حكوم|دولت/حکوم|ממשל|правительств|уряд|hükümet
president|总统/主席|大統領/主席|대통령|رئيس|رئیس|נשיא|президент|президент|başkan/cumhurbaşkan
minister|部长/大臣|大臣|장관|وزير/وزار|وزیر/وزار|שר ה|министр|міністр|bakan
parliament/congress|议会/国会|議会/国会|의회/국회|برلمان/كونغرس|مجلس/کنگره|פרלמנט/קונגרס|парламент/конгресс|парламент/конгрес|parlamento/kongre/meclis
police|警察/警方|警察|경찰|شرط|پلیس|משטר|полиц|поліц|polis
war|战争|戦争|전쟁|حرب|جنگ|מלחמ|войн|війн|savaş
attack|攻击/袭击|攻撃|공격|هجوم|حمله|תקיפ/התקפ/מתקפ|атак/нападен|атак/напад|saldır
army/military/troops|军|軍|군대/군사|جيش/عسكر|ارتش/نظامی|צבא|арми/войск/воен|армі/військ|ordu/asker
weapon/gun/bomb/missile|武器/炸弹/枪/导弹|武器/爆弾/銃/ミサイル|무기/폭탄/총|سلاح/أسلح/قنبل|سلاح/بمب/تفنگ|נשק/פצצ|оруж/бомб|збро/бомб|silah/bomba
death/dead/died/kill|死|死|사망/죽|قتل/وفا/مات|کشته/مرگ/مرد|מת/הרג/נהרג|умер/погиб/смерт/убит|помер/загин/смерт/вбит|öl
injur/wound|受伤/伤|負傷/けが|부상|جرح/إصاب/أصيب|زخمی/مجروح|פצוע/נפצע|ранен|поранен|yaralı/yaralan
peace|和平|平和|평화|سلام|صلح|שלום|мир|мир|barış
agreement/treaty|协议/条约|協定/条約|협정/조약|اتفاق/معاهد|توافق/پیمان|הסכם|соглашен/договор|угод/догов|anlaşma
elect/vote|选举/投票|選挙/投票|선거/투표|انتخاب/صوت|انتخاب/رای|בחיר/הצבע|выбор/голос|вибор/голос|seçim/oy
party|党|党|당|حزب|حزب|מפלג|парти|парті|parti
law/legal|法律/法|法|법|قانون|قانون/حقوق|חוק|закон|закон|yasa/kanun/hukuk
court/judge|法院/法庭/法官|裁判|법원/판사|محكم/قاض|دادگاه/قاضی|בית משפט/בית המשפט/שופט|суд|суд|mahkeme/yargıç
prison/jail/inmate|监狱/囚犯|刑務所/囚人|교도소/감옥/수감|سجن|زندان|כלא/אסיר|тюрьм/заключ|в'язн/в’язн/тюрм|hapis/mahkum/hapishane
school|学校|学校|학교|مدرس|مدرسه|בית ספר/בתי ספר|школ|школ|okul
university|大学|大学|대학|جامع|دانشگاه|אוניברסיט|университет|університет|üniversite
student|学生|学生|학생|طلاب/طالب|دانشجو/دانش آموز|סטודנט/תלמיד|студент/учен|студент/учн|öğrenci
teach|老师/教师/教学|教師/先生|교사/가르|معلم/تدريس|معلم/تدریس|מור|учител|вчител|öğretmen
child/kid|孩子/儿童|子供/子ども/児童|아이/어린이|طفل/أطفال|کودک/بچه/فرزند|ילד|ребен/дет|дит/діт|çocuk
woman/women/female|女|女|여성/여자|امرأ/نساء|زن|נשים/אישה|женщин/женск|жін|kadın
family|家庭/家族|家族|가족|عائل/أسر|خانواده|משפח|семь|родин/сім|aile
water|水|水|물|ماء/مياه|آب|מים|вод|вод|su
river|河|川|강|نهر|رود|נהר|рек|річ/рік|nehir
sea/ocean|海|海|바다/해양|بحر/محيط|دریا/اقیانوس|ים|мор/океан|мор/океан|deniz/okyanus
island|岛|島|섬|جزيرة/جزر|جزیره/جزایر|אי|остров|острів/остров|ada
mountain|山|山|산|جبل/جبال|کوه|הר|гор|гор/гір|dağ
forest/tree|森林/树|森|숲/나무|غاب/شجر|جنگل/درخت|יער/עץ|лес/дерев|ліс/дерев|orman/ağaç
fire|火|火|화재/불|حريق/نار|آتش|אש/שריפ|огон/огн/пожар|вогн/пожеж|yangın/ateş
storm/hurricane|风暴/飓风|嵐/ハリケーン|폭풍/허리케인|عاصف/إعصار|طوفان|סופ/הוריקן|шторм/бур/ураган|шторм/бур/ураган|fırtına/kasırga
earthquake|地震|地震|지진|زلزال|زلزله|רעידת|землетряс|землетрус|deprem
weather/climate|天气/气候|天気/気候|날씨/기후|طقس/مناخ|هوا/اقلیم|מזג/אקלים|погод/климат|погод/клімат|hava/iklim
sun|太阳|太陽|태양|شمس|خورشید|שמש|солн|сонц/соняч|güneş
earth|地球|地球|지구|أرض|زمین|כדור הארץ|земл|земл|dünya
moon|月球/月亮|月面/月の|달|قمر|ماه|ירח|лун|місяц|ay
space|太空/空间|宇宙|우주|فضاء|فضا|חלל|косм|косм|uzay
planet|行星|惑星|행성|كوكب|سیاره|כוכב|планет|планет|gezegen
light|光|光|빛|ضوء|نور|אור|свет|світл|ışık
energy/power|能源/能量/电力|エネルギー/電力|에너지/전력|طاق|انرژی/نیرو|אנרגי|энерг|енерг|enerji
science/scientist|科学|科学|과학|علم|دانشمند/علم|מדע|учен/наук/науч|вчен/наук|bilim
research/study|研究|研究|연구|بحث/دراس|پژوهش/تحقیق/مطالع|מחקר|исследован|дослідж|araştırma/çalışma
virus|病毒|ウイルス|바이러스|فيروس|ویروس|וירוס|вирус|вірус|virüs
disease/ill|疾病/病|病気/病|질병/병|مرض|بیماری|מחל|болезн/заболев|хвороб/захвор|hastalık
hospital|医院|病院|병원|مستشفى/مشفى|بیمارستان|בית חולים/בתי חולים|больниц/госпит|лікарн/госпіт|hastane
doctor/patient/medic|医生/患者/病人/医|医師/患者/医|의사/환자/의료|طبيب/مريض/طب|پزشک/بیمار|רופא/חול/רפוא|врач/пациент/медиц|лікар/пацієнт/медич|doktor/hasta/tıp
drug/medicine|药|薬|약|دواء/عقار/دوائ|دارو|תרופ|лекарств|лік|ilaç
food/eat|食|食|음식/식품|طعام/غذاء/أكل|غذا/خور|אוכל/מזון|еда/еды/пищ|їж/харч|yemek/yiyecek/gıda
animal|动物|動物|동물|حيوان|حیوان/جانور|חי|животн|тварин|hayvan
bird|鸟|鳥|새|طائر/طيور|پرند|ציפור/עופות|птиц|птах|kuş
fish|鱼|魚|물고기|سمك/أسماك|ماهی|דג|рыб|риб|balık
cat|猫|猫/ネコ|고양이|قط|گربه|חתול|кошк/кот|кішк/кот|kedi
city/town/urban|城|都市/市/町|도시|مدين|شهر|עיר|город|міст|şehir/kent
village|村|村|마을|قري|روستا|כפר|деревн|сел|köy
country/nation|国|国|국가/나라|دول/بلد|کشور/ملت|מדינ/ארצ|стран|країн|ülke/ulus
capital|首都|首都|수도|عاصم|پایتخت|בירה/בירת|столиц|столиц|başkent
border|边境/边界|国境|국경|حدود|مرز|גבול|границ|кордон|sınır
road/street|路|道路/道|도로/거리|طريق/شارع|جاده/خیابان|כביש/רחוב/דרך|дорог/улиц|дорог/вулиц|yol/sokak/cadde
car/vehicle|车|車|차량/자동차|سيار/مركب|خودرو/ماشین|רכב/מכונית|автомоб/машин|автомоб/машин|araba/araç/otomobil
train/rail|火车/铁路|列車/電車/鉄道|기차/열차|قطار|قطار|רכבת|поезд/желез|поїзд/потяг/заліз|tren
plane/aircraft/flight/airport|飞机/航班/机场|飛行機/航空/空港|비행/항공/공항|طائر/طيران/مطار|هواپیما/پرواز/فرودگاه|מטוס/טיס|самол/рейс/аэропорт|літак/рейс/аеропорт|uçak/uçuş/havaalan
ship/boat|船|船|선박/배|سفين/قارب/سفن|کشتی/قایق|ספינ/סיר|корабл/судн/лодк|корабл/судн/човн|gemi/tekne
travel/tour|旅行/旅游|旅行/観光|여행/관광|سفر/سياح/رحل|سفر/گردشگر|נסיע/תייר/טיול|путешеств/турист|подорож/турист|seyahat/turist/gez
hotel|酒店/旅馆|ホテル|호텔|فندق/فنادق|هتل|מלון|отел/гостин|готел|otel
money/dollar|钱/美元|お金/ドル|돈/달러|مال/دولار|پول/دلار|כסף/דולר|деньг/доллар|грош/долар|para/dolar
price/cost|价格/费用|価格/費用/値段|가격/비용|سعر/تكلف/أسعار|قیمت/هزینه|מחיר/עלות|цен/стоим|цін/варт|fiyat/maliyet
econom|经济|経済|경제|اقتصاد|اقتصاد|כלכל|эконом|економ|ekonomi
trade/market|贸易/市场|貿易/市場|무역/시장|تجار/سوق|تجار/بازار|סחר/שוק|торгов/рын|торг/рин|ticaret/pazar
company/business|公司/企业|会社/企業|회사/기업|شرك|شرکت|חבר|компани|компані|şirket
work/job|工作|仕事/労働|일자리/작업|عمل/وظيف|کار/شغل|עבוד|работ|робот/прац|iş
team|队|チーム|팀|فريق|تیم|קבוצ|команд|команд|takım/ekip
game/match|比赛/游戏|試合/ゲーム|경기/게임|مبارا/لعب|بازی/مسابق|משחק|матч/игр|матч/гр|oyun/maç
champion/winner/win|冠军/赢/胜|優勝/勝|우승/승리|بطول/فوز/فاز|قهرمان/برنده/پیروز|אליפות/ניצח/זכ|чемпион/побед|чемпіон/перем|şampiyon/kazan
football/soccer|足球|サッカー/フットボール|축구|كرة القدم|فوتبال|כדורגל|футбол|футбол|futbol
olympic|奥运|オリンピック/五輪|올림픽|أولمب|المپیک|אולימפ|олимп|олімп|olimpiyat
music/song|音乐/歌|音楽/歌|음악/노래|موسيق/أغن|موسیق/آهنگ|מוזיק/שיר|музык/песн|музик/пісн|müzik/şarkı
film/movie|电影|映画|영화|فيلم/أفلام|فیلم|סרט|фильм|фільм|film
book|书|本を/書籍/著書|책|كتاب/كتب|کتاب|ספר|книг|книг|kitap
language|语言/语|言語/語|언어|لغ|زبان|שפ|язык|мов|dil
religio/church|宗教/教会|宗教/教会|종교/교회|دين/كنيس|مذهب/کلیسا|דת/כנסיי|религ/церк|реліг/церк|din/kilise
histor|历史|歴史|역사|تاريخ|تاریخ|היסטור|истори|істор|tarih
centur|世纪|世紀|세기|قرن/قرون|قرن|מאה|век|столітт|yüzyıl
year|年|年|년/해|سن/عام|سال|שנ|год|рок/рік|yıl
week|周|週|주일/주 |أسبوع|هفته|שבוע|недел|тижд/тижн|hafta
morning|早上/早晨/上午|朝/午前|아침/오전|صباح|صبح|בוקר|утр|ранк|sabah
night|晚/夜|夜|밤|ليل|شب|ליל|ноч|ноч/ніч|gece
report|报告/报道|報告/報道|보고|تقرير/أفاد|گزارش|דוח/דו\"ח/דיווח|сообщ/отчет|повідом/звіт|rapor/bildir
computer|电脑/计算机|コンピュータ|컴퓨터|حاسوب/كمبيوتر|رایانه/کامپیوتر|מחשב|компьют|комп'ют/комп’ют|bilgisayar
internet/online|互联网/网络/网上|インターネット/オンライン|인터넷/온라인|إنترنت|اینترنت|אינטרנט|интернет|інтернет|internet/çevrimiçi
phone|电话/手机|電話|전화|هاتف|تلفن|טלפון|телефон|телефон|telefon
technolog|技术/科技|技術|기술|تقني/تكنولوج|فناوری|טכנולוג|технолог|технолог|teknoloji
world|世界|世界|세계|عالم|جهان|עולם|мир|світ|dünya
east|东|東|동부/동쪽|شرق|شرق|מזרח|восто|схід/сход|doğu
west|西|西|서부/서쪽|غرب|غرب|מערב|запад|захід/заход|batı
north|北|北|북|شمال|شمال|צפון|север|північ|kuzey
south|南|南|남부/남쪽|جنوب|جنوب|דרום|юг/юж|півден/півдн|güney
american/united states/u.s|美国|アメリカ/米国|미국|أمريك/الولايات المتحدة|آمریکا/ایالات متحده|ארצות הברית/ארה/אמריק|америк/сша|америк/сша|amerika/abd
china/chinese|中国|中国|중국|صين|چین|סין|китай/китае|китай/китає|çin
japan|日本|日本|일본|يابان|ژاپن|יפן/יפני|япон|япон|japon
russia|俄|ロシア|러시아|روس|روس|רוס|росси/русск|росі|rusya/rus
germany/german|德国|ドイツ|독일|ألمان|آلمان|גרמנ|герман/немец|німе|alman
france/french|法国|フランス|프랑스|فرنس|فرانس|צרפת|франц|франц|fransa/fransız
britain/british/uk|英国|イギリス/英国|영국|بريطان|بریتانیا/انگل|בריט|брит|брит|britanya/ingiliz
england/english|英格兰/英语|イングランド/英語|잉글랜드/영어|إنجل/انجل|انگلیس|אנגל|англ|англ|ingil
india|印度|インド|인도|هند|هند|הוד|инди|інді|hindistan/hint
europe|欧|ヨーロッパ/欧州|유럽|أوروب/أورب|اروپا|אירופ|европ|європ|avrupa
africa|非洲|アフリカ|아프리카|أفريق/إفريق|آفریقا|אפריק|африк|африк|afrika
australia|澳大利亚|オーストラリア|호주|أسترال|استرالیا|אוסטרל|австрал|австрал|avustralya
israel|以色列|イスラエル|이스라엘|إسرائيل|اسرائیل|ישראל|израил|ізраїл|israil
sport|运动/体育|スポーツ|스포츠|رياض|ورزش|ספורט|спорт|спорт|spor
photo/picture/image|照片/图|写真/画像|사진|صور|عکس/تصویر|תמונ/צילום|фото/изображ|фото/зображ|fotoğraf/resim
human/people|人类|人類/人間|인간/인류|بشر/إنسان|انسان/مردم|אנוש/אנש|челове/люд|люд|insan
blood|血|血|혈액/피|دم|خون|דם|кров|кров|kan
cell|细胞|細胞|세포|خلي/خلايا|سلول|תא|клет|кліт|hücre
dna/gene|基因|遺伝子|유전자|جين|ژن|גנ|ген|ген|gen
temperature/hot/heat|温度/热|温度/熱|온도/열|حرار|دما/گرم|טמפרטור/חום|температур/тепл|температур/тепл|sıcak/ısı
cold|冷/寒|寒/冷|추운/추위|بارد/برد|سرد|קר|холод|холод|soğuk
rain|雨|雨|비가|مطر/أمطار|باران|גשם|дожд|дощ|yağmur
ice/snow|冰/雪|氷/雪|얼음/눈|جليد/ثلج|یخ/برف|קרח/שלג|лед/снег|лід/сніг|buz/kar
sleep|睡|睡眠/寝|수면/잠|نوم|خواب|שינ/ישן|сон/сп|сон/сп|uyku
speed/fast|速度/快|速度|속도|سرع|سرع|מהיר|скорост/быстр|швидк|hız
problem|问题|問題|문제|مشكل|مشکل|בעי|проблем|проблем|sorun
building/house|建筑/房|建物/家|건물/집|مبن/بيت/منزل|ساختمان/خانه|בניין/בית|здани/дом|будівл/будин|bina/ev
park|公园|公園|공원|حديق/منتز|پارک|פארק|парк|парк|park
king/queen|国王/女王|王|왕/여왕|ملك|شاه/ملکه|מלך/מלכ|корол|корол|kral
";

/// The forms of one language by their first letter, each with the line it stands in.
type Forms = HashMap<char, Vec<(&'static str, u64)>>;

/// The forms of every language there is a column of.
static FORMS: LazyLock<HashMap<&'static str, Forms>> = LazyLock::new(|| {
    let tables = [
        (COLUMNS, CONCEPTS, 0),
        (EUROPE_COLUMNS, EUROPE, 0),
        // Rows of its own, numbered behind the others.
        (MORE_COLUMNS, MORE, 10_000),
        (MORE_COLUMNS, COMMON, 20_000),
    ];
    let mut languages: HashMap<&'static str, Forms> = HashMap::new();
    for (columns, table, first) in tables {
        for (line, at) in table.lines().zip(first..) {
            for (column, variants) in columns.iter().zip(line.split('|')) {
                let forms = languages.entry(column).or_default();
                for form in variants.split('/') {
                    if let Some(c) = form.chars().next() {
                        forms.entry(c).or_default().push((form, at));
                    }
                }
            }
        }
    }
    languages
});

/// Letters that may be glued to the front of a word in Arabic, Persian and Hebrew.
const GLUED: usize = 3;

/// The concepts of a text, by line, in ascending order.
pub(super) fn concepts(text: &str, primary: &str) -> Vec<u64> {
    let Some(forms) = FORMS.get(primary) else { return Vec::new() };
    let anywhere = matches!(primary, "zh" | "ja");
    let inside = if matches!(primary, "ar" | "he" | "fa") { GLUED } else { 0 };
    let text = match primary {
        // Their I has no dot when it is small, and İ has nothing but its own.
        "tr" | "az" => lowercase(&text.replace('İ', "i").replace('I', "ı")),
        _ => lowercase(text),
    };
    let mut found = Vec::new();
    // Letters of the word so far.
    let mut letters = 0;
    for (at, c) in text.char_indices() {
        if (anywhere || letters <= inside)
            && let Some(forms) = forms.get(&c)
        {
            found.extend(forms.iter().filter(|(form, _)| text[at..].starts_with(form)).map(|(_, line)| line));
        }
        letters = if is_alphabetic(c) { letters + 1 } else { 0 };
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_every_column() {
        for (table, columns) in
            [(CONCEPTS, COLUMNS), (EUROPE, EUROPE_COLUMNS), (MORE, MORE_COLUMNS), (COMMON, MORE_COLUMNS)]
        {
            for line in table.lines() {
                assert_eq!(line.split('|').count(), columns.len(), "{line}");
                assert!(line.split(['|', '/']).all(|form| !form.is_empty()), "{line}");
            }
        }
        assert_eq!(CONCEPTS.lines().count(), EUROPE.lines().count(), "a line is one concept in both");
    }

    #[test]
    fn concepts_meet_across_languages() {
        let check = |a: (&str, &str), b: (&str, &str), shared: bool| {
            let (left, right) = (concepts(a.0, a.1), concepts(b.0, b.1));
            assert_eq!(left.iter().any(|c| right.contains(c)), shared, "{a:?} {b:?}");
        };
        check(("The police came.", "en"), ("警方到场。", "zh"), true);
        check(("The government fell.", "en"), ("سقطت الحكومة.", "ar"), true);
        check(("Rivers rise.", "en"), ("川が増水した。", "ja"), true);
        check(("The school is closed.", "en"), ("Школа закрыта.", "ru"), true);
        check(("The school is closed.", "en"), ("Büyük bir gemi.", "tr"), false);
        check(("The British came.", "en"), ("İngilizler geldi.", "tr"), true);
        check(("The light is on.", "en"), ("Işık yanıyor.", "tr"), true);
        check(("The school is closed.", "en"), ("Die Schule ist zu.", "de"), true);
        check(("Police came.", "en"), ("Přijela policie.", "cs"), true);
        check(("The school is closed.", "en"), ("Schule", "xx"), false);
    }
}
