//! Small numbers written as words.
//!
//! They are read so that a "14" is not called wrong where the source says "fourteen"; they are never
//! themselves accused, for "one" and its like are rarely a count.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The number words of a language.
struct Words {
    /// Primary language subtags.
    languages: &'static [&'static str],
    /// 0, 1, 2, … parted by spaces; variants parted by `/`, a `*` for any ending.
    units: &'static str,
    /// 20, 30, … 90.
    tens: &'static str,
    /// Whatever else.
    more: &'static [(&'static str, f64)],
    /// What joins them inside one word or between two.
    joiners: &'static [&'static str],
}

const WORDS: &[Words] = &[
    Words {
        languages: &["en"],
        units: "zero/nil one/first/once/single two/twos/second/twice/both/couple/pair three/threes/third four/fours/fourth five/fives/fifth six/sixes/sixth seven/sevens/seventh eight/eights/eighth nine/nines/ninth ten/tenth eleven/eleventh twelve/twelfth/dozen thirteen/thirteenth fourteen/fourteenth fifteen/fifteenth sixteen/sixteenth seventeen/seventeenth eighteen/eighteenth nineteen/nineteenth",
        tens: "twenty/twentieth/twenties thirty/thirtieth/thirties forty/fortieth/forties fifty/fiftieth/fifties sixty/sixtieth/sixties seventy/seventieth/seventies eighty/eightieth/eighties ninety/ninetieth/nineties",
        more: &[
            ("hundred", 100.0),
            ("thousand", 1e3),
            ("million", 1e6),
            ("billion", 1e9),
            ("decade", 10.0),
            ("teenage", 10.0),
            ("teenaged", 10.0),
            ("teenager", 10.0),
            ("teenagers", 10.0),
            ("teens", 10.0),
            ("century", 100.0),
            ("hundreds", 100.0),
            ("thousands", 1e3),
            ("hundredth", 100.0),
            ("noon", 12.0),
            ("midnight", 0.0),
            ("fortnight", 14.0),
        ],
        joiners: &["and", "-"],
    },
    Words {
        languages: &["de"],
        units: "null ein/eins/eine/einer/einem/einen/eines/erste*/einmal zwei/zwo/zweite*/beide*/zweimal drei/dritte* vier/vierte* fünf/fünfte* sechs/sechste* sieben/siebte*/siebente* acht/achte* neun/neunte* zehn/zehnte* elf/elfte* zwölf/zwölfte*/dutzend* dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
        tens: "zwanzig/zwanzigste* dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
        more: &[
            ("hundert", 100.0),
            ("tausend", 1e3),
            ("million", 1e6),
            ("milliarde", 1e9),
            ("hälfte", 50.0),
            ("jahrzehnt*", 10.0),
            ("jahrhundert*", 100.0),
            ("jahrtausend*", 1e3),
        ],
        joiners: &["und"],
    },
    Words {
        languages: &["nl", "af"],
        units: "nul een/één/eerste twee/tweede drie/derde vier/vierde vijf/vijfde zes/zesde zeven/zevende acht/achtste negen/negende tien/tiende elf/elfde twaalf/twaalfde/dozijn dertien veertien vijftien zestien zeventien achttien negentien",
        tens: "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        more: &[
            ("honderd", 100.0),
            ("duizend", 1e3),
            ("miljoen", 1e6),
            ("miljard", 1e9),
            ("helft", 50.0),
            ("decennium", 10.0),
            ("eeuw", 100.0),
        ],
        joiners: &["en", "ën"],
    },
    Words {
        languages: &["fr"],
        units: "zéro un/une/premier/première/1er deux/deuxième/second/seconde trois/troisième quatre/quatrième cinq/cinquième six/sixième sept/septième huit/huitième neuf/neuvième dix/dixième/décennie onze/onzième douze/douzième/douzaine treize quatorze quinze/quinzaine seize dix-sept dix-huit dix-neuf",
        tens: "vingt/vingtaine/vingtième trente/trentaine quarante/quarantaine cinquante/cinquantaine soixante/soixantaine soixante-dix/septante quatre-vingt/quatre-vingts/huitante quatre-vingt-dix/nonante",
        more: &[
            ("cent", 100.0),
            ("cents", 100.0),
            ("centaine*", 100.0),
            ("mille", 1e3),
            ("millier*", 1e3),
            ("million", 1e6),
            ("milliard", 1e9),
            ("moitié", 50.0),
            ("siècle*", 100.0),
            ("midi", 12.0),
            ("minuit", 0.0),
        ],
        joiners: &["et", "-"],
    },
    Words {
        languages: &["es", "gl", "ca"],
        units: "cero uno/un/una/primer*/primera dos/segund* tres/tercer* cuatro/cuart* cinco/quint* seis/sext* siete/séptim* ocho/octav* nueve/noven* diez/décim*/década* once doce/docena* trece catorce quince dieciséis diecisiete dieciocho diecinueve",
        tens: "veinte/veint* treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        more: &[
            ("cien", 100.0),
            ("ciento", 100.0),
            ("cientos", 100.0),
            ("doscient*", 200.0),
            ("trescient*", 300.0),
            ("cuatrocient*", 400.0),
            ("quinient*", 500.0),
            ("seiscient*", 600.0),
            ("setecient*", 700.0),
            ("ochocient*", 800.0),
            ("novecient*", 900.0),
            ("mil", 1e3),
            ("miles", 1e3),
            ("veintiuno", 21.0),
            ("veintiún", 21.0),
            ("veintidós", 22.0),
            ("veintitrés", 23.0),
            ("veinticuatro", 24.0),
            ("veinticinco", 25.0),
            ("veintiséis", 26.0),
            ("veintisiete", 27.0),
            ("veintiocho", 28.0),
            ("veintinueve", 29.0),
            ("mitad", 50.0),
            ("siglo*", 100.0),
            ("mediodía", 12.0),
            ("medianoche", 0.0),
        ],
        joiners: &["y"],
    },
    Words {
        languages: &["pt"],
        units: "zero um/uma/primeir* dois/duas/segund* três/terceir* quatro/quart* cinco/quint* seis/sext* sete/sétim* oito/oitav* nove/non* dez/décim*/década* onze doze/dúzia* treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
        tens: "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        more: &[
            ("cem", 100.0),
            ("cento", 100.0),
            ("centenas", 100.0),
            ("duzent*", 200.0),
            ("trezent*", 300.0),
            ("quatrocent*", 400.0),
            ("quinhent*", 500.0),
            ("seiscent*", 600.0),
            ("setecent*", 700.0),
            ("oitocent*", 800.0),
            ("novecent*", 900.0),
            ("mil", 1e3),
            ("metade", 50.0),
            ("século*", 100.0),
            ("meio-dia", 12.0),
            ("meia-noite", 0.0),
        ],
        joiners: &["e"],
    },
    Words {
        languages: &["it"],
        units: "zero uno/un/una/prim* due/second* tre/terz* quattro/quart* cinque/quint* sei/sest* sette/settim* otto/ottav* nove/non* dieci/decim*/decennio undici dodici/dozzina tredici quattordici quindici sedici diciassette diciotto diciannove",
        tens: "venti/vent trenta/trent quaranta/quarant cinquanta/cinquant sessanta/sessant settanta/settant ottanta/ottant novanta/novant",
        more: &[
            ("cento", 100.0),
            ("centinai*", 100.0),
            ("mille", 1e3),
            ("mila", 1e3),
            ("migliaia", 1e3),
            ("metà", 50.0),
            ("secolo", 100.0),
            ("secoli", 100.0),
            ("mezzogiorno", 12.0),
            ("mezzanotte", 0.0),
        ],
        joiners: &["e"],
    },
    Words {
        languages: &["sv", "da", "nb", "no", "nn"],
        units: "noll/nul/null en/ett/et/én/første/första två/to/andre/andra/anden tre/tredje fyra/fire/fjerde/fjärde fem/femte sex/seks/sjätte/sjette sju/syv/sjuende/syvende åtta/otte/åtte nio/ni tio/ti/tionde elva/elleve/elve tolv/dussin tretton/tretten fjorton/fjorten femton/femten sexton/seksten sjutton/sytten arton/atten nitton/nitten",
        tens: "tjugo/tyve/tjue trettio/tredive/tretti fyrtio/fyrre/førti femtio/halvtreds/femti sextio/tres/seksti sjuttio/halvfjerds/sytti åttio/firs/åtti nittio/halvfems/nitti",
        more: &[
            ("hundra", 100.0),
            ("hundre", 100.0),
            ("hundrede", 100.0),
            ("tusen", 1e3),
            ("tusind", 1e3),
            ("hälften", 50.0),
            ("halvdelen", 50.0),
            ("århundrade*", 100.0),
            ("århundrede*", 100.0),
            ("tiår*", 10.0),
            ("årti*", 10.0),
        ],
        joiners: &["og", "och"],
    },
    Words {
        languages: &["fi"],
        units: "nolla yksi/yhden/yhtä/ensimmäi* kaksi/kahden/kahta/toinen/toisen kolme/kolmen/kolmas neljä/neljän/neljäs viisi/viiden/viides kuusi/kuuden/kuudes seitsemän/seitsemäs kahdeksan/kahdeksas yhdeksän/yhdeksäs kymmenen/kymmenes yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista",
        tens: "kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä seitsemänkymmentä kahdeksankymmentä yhdeksänkymmentä",
        more: &[("sata", 100.0), ("sadan", 100.0), ("tuhat", 1e3), ("tuhatta", 1e3), ("puolet", 50.0)],
        joiners: &[],
    },
    Words {
        languages: &["pl"],
        units: "zero jeden/jedna/jedno/jednego/jednej/pierwsz* dwa/dwie/dwóch/dwoje/dwu/drug*/dwaj/dwoma trzy/trzech/trzej/trzeci* cztery/czterech/czwart* pięć/pięciu/piąt* sześć/sześciu/szóst* siedem/siedmiu/siódm* osiem/ośmiu/ósm* dziewięć/dziewięciu/dziewiąt* dziesięć/dziesięciu/dziesiąt* jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu",
        tens: "dwadzieścia/dwudziest* trzydzieści/trzydziest* czterdzieści/czterdziest* pięćdziesiąt/pięćdziesiąt*/pięćdziesięciu sześćdziesiąt/sześćdziesiąt*/sześćdziesięciu siedemdziesiąt/siedemdziesiąt*/siedemdziesięciu osiemdziesiąt/osiemdziesiąt*/osiemdziesięciu dziewięćdziesiąt/dziewięćdziesiąt*/dziewięćdziesięciu",
        more: &[
            ("sto", 100.0),
            ("stu", 100.0),
            ("dwieście", 200.0),
            ("trzysta", 300.0),
            ("czterysta", 400.0),
            ("pięćset", 500.0),
            ("sześćset", 600.0),
            ("siedemset", 700.0),
            ("osiemset", 800.0),
            ("dziewięćset", 900.0),
            ("tysiąc*", 1e3),
            ("połow*", 50.0),
            ("wiek*", 100.0),
        ],
        joiners: &["i"],
    },
    Words {
        languages: &["cs", "sk"],
        units: "nula jeden/jedna/jedno/jednoho/první*/prvý*/jednou dva/dvě/dvou/dve/dvoch/druh*/dvaja/dvakrát tři/tří/tri/troch/třet*/tretí* čtyři/čtyř/štyri/čtvrt*/štvrt* pět/pěti/päť/pát*/piat* šest/šesti/šesť/šest* sedm/sedmi/sedem/sedm* osm/osmi/osem/osm* devět/devíti/deväť/devát*/deviat* deset/deseti/desať/desát* jedenáct/jedenácti/jedenásť dvanáct/dvanácti/dvanásť/tucet třináct/trinásť čtrnáct/štrnásť patnáct/pätnásť šestnáct/šestnásť sedmnáct/sedemnásť osmnáct/osemnásť devatenáct/devätnásť",
        tens: "dvacet/dvacát*/dvaceti/dvadsať třicet/třicát*/třiceti/tridsať čtyřicet/čtyřicát*/čtyřiceti/štyridsať padesát/padesát*/padesáti/päťdesiat šedesát/šedesát*/šedesáti/šesťdesiat sedmdesát/sedmdesát*/sedmdesáti/sedemdesiat osmdesát/osmdesát*/osmdesáti/osemdesiat devadesát/devadesát*/devadesáti/deväťdesiat",
        more: &[
            ("sto", 100.0),
            ("sta", 100.0),
            ("stě", 100.0),
            ("set", 100.0),
            ("tisíc*", 1e3),
            ("polovin*", 50.0),
            ("polovic*", 50.0),
            ("století", 100.0),
            ("storoč*", 100.0),
        ],
        joiners: &["a"],
    },
    Words {
        languages: &["ru", "be", "bg", "sr", "mk"],
        units: "ноль/нуль один/одна/одно/одного/одной/одному/перв*/една/един/един/едно/единственн* два/две/двух/двум/двумя/двое/двоих/втор*/обе/оба/двама/дважды три/трех/трёх/трем/трое/троих/трет*/трима четыре/четырех/четырёх/четвер*/четырьмя/четири пять/пяти/пятер*/пят*/пет/петима шесть/шести/шестер*/шест* семь/семи/семер*/седьм*/седем/седм* восемь/восьми/восьм*/осем/осм* девять/девяти/девят*/девет* десять/десяти/десят*/десет*/десяток одиннадцать/одиннадцати/одиннадцат*/единадесет двенадцать/двенадцати/двенадцат*/дюжин*/дванадесет тринадцать/тринадцат*/тринадесет четырнадцать/четырнадцат*/четиринадесет пятнадцать/пятнадцат*/петнадесет шестнадцать/шестнадцат*/шестнадесет семнадцать/семнадцат*/седемнадесет восемнадцать/восемнадцат*/осемнадесет девятнадцать/девятнадцат*/деветнадесет",
        tens: "двадцать/двадцат*/двадесет* тридцать/тридцат*/тридесет* сорок/сорока/сороков*/четиридесет* пятьдесят/пятидесят*/петдесет* шестьдесят/шестидесят*/шейсет*/шестдесет* семьдесят/семидесят*/седемдесет* восемьдесят/восьмидесят*/осемдесет* девяносто/девяност*/деветдесет*",
        more: &[
            ("сто", 100.0),
            ("ста", 100.0),
            ("сотн*", 100.0),
            ("сотен", 100.0),
            ("двести", 200.0),
            ("двухсот", 200.0),
            ("триста", 300.0),
            ("трехсот", 300.0),
            ("четыреста", 400.0),
            ("пятьсот", 500.0),
            ("пятисот", 500.0),
            ("шестьсот", 600.0),
            ("семьсот", 700.0),
            ("восемьсот", 800.0),
            ("девятьсот", 900.0),
            ("тысяч*", 1e3),
            ("хиляд*", 1e3),
            ("миллион", 1e6),
            ("половин*", 50.0),
            ("десятилет*", 10.0),
            ("столет*", 100.0),
            ("век*", 100.0),
            ("полдень", 12.0),
            ("полночь", 0.0),
        ],
        joiners: &["и"],
    },
    Words {
        languages: &["uk"],
        units: "нуль один/одна/одне/одного/однієї/перш* два/дві/двох/двом/двоє/друг*/обидва/обидві три/трьох/троє/трет* чотири/чотирьох/четвер* п'ять/п’ять/п'яти/п’яти/п'ят*/п’ят* шість/шести/шост* сім/семи/сьом* вісім/восьми/восьм* дев'ять/дев’ять/дев'ят*/дев’ят* десять/десяти/десят* одинадцять/одинадцят* дванадцять/дванадцят*/дюжин* тринадцять/тринадцят* чотирнадцять/чотирнадцят* п'ятнадцять/п’ятнадцять/п'ятнадцят*/п’ятнадцят* шістнадцять/шістнадцят* сімнадцять/сімнадцят* вісімнадцять/вісімнадцят* дев'ятнадцять/дев’ятнадцять/дев'ятнадцят*",
        tens: "двадцять/двадцят* тридцять/тридцят* сорок/сорока п'ятдесят/п’ятдесят/п'ятдесят*/п’ятдесят* шістдесят/шістдесят* сімдесят/сімдесят* вісімдесят/вісімдесят* дев'яносто/дев’яносто",
        more: &[
            ("сто", 100.0),
            ("сот*", 100.0),
            ("двісті", 200.0),
            ("триста", 300.0),
            ("чотириста", 400.0),
            ("п'ятсот", 500.0),
            ("п’ятсот", 500.0),
            ("шістсот", 600.0),
            ("сімсот", 700.0),
            ("вісімсот", 800.0),
            ("дев'ятсот", 900.0),
            ("тисяч*", 1e3),
            ("половин*", 50.0),
            ("десятиліт*", 10.0),
            ("століт*", 100.0),
            ("опівдні", 12.0),
            ("опівночі", 0.0),
        ],
        joiners: &["і", "та"],
    },
    Words {
        languages: &["tr", "az"],
        units: "sıfır bir/birinci/ilk iki/ikinci üç/üçüncü dört/dördüncü beş/beşinci altı/altıncı yedi/yedinci sekiz/sekizinci dokuz/dokuzuncu on/onuncu onbir oniki/düzine onüç ondört onbeş onaltı onyedi onsekiz ondokuz",
        tens: "yirmi otuz kırk elli altmış yetmiş seksen doksan",
        more: &[
            ("yüz", 100.0),
            ("yüzyıl*", 100.0),
            ("bin", 1e3),
            ("yarı*", 50.0),
            ("milyon", 1e6),
            ("milyar", 1e9),
        ],
        joiners: &[],
    },
    Words {
        languages: &["ar"],
        units: "صفر واحد/واحدة/الأول/الأولى/أحد/إحدى اثنان/اثنين/اثنتان/اثنتين/الثاني/الثانية/اثنا/اثني/اثنتي ثلاثة/ثلاث/الثالث/الثالثة أربعة/أربع/الرابع/الرابعة خمسة/خمس/الخامس/الخامسة ستة/ست/السادس/السادسة سبعة/سبع/السابع/السابعة ثمانية/ثماني/ثمان/الثامن/الثامنة تسعة/تسع/التاسع/التاسعة عشرة/عشر/العاشر/العاشرة",
        tens: "عشرون/عشرين/العشرين/العشرون ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين",
        more: &[
            ("مئة", 100.0),
            ("مائة", 100.0),
            ("مئتان", 200.0),
            ("مائتي", 200.0),
            ("ألف", 1e3),
            ("ألفين", 2e3),
            ("نصف", 50.0),
            ("عقد", 10.0),
            ("قرن", 100.0),
            ("القرن", 100.0),
        ],
        joiners: &["و"],
    },
    Words {
        languages: &["fa"],
        units: "صفر یک/اول/نخست دو/دوم سه/سوم چهار/چهارم پنج/پنجم شش/ششم هفت/هفتم هشت/هشتم نه/نهم ده/دهم یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده",
        tens: "بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
        more: &[("صد", 100.0), ("هزار", 1e3), ("نیم", 50.0), ("نیمی", 50.0), ("دهه", 10.0), ("قرن", 100.0)],
        joiners: &["و"],
    },
    Words {
        languages: &["he"],
        units: "אפס אחד/אחת/ראשון/ראשונה שניים/שתיים/שני/שתי/שנייה שלושה/שלוש/שלישי/שלישית ארבעה/ארבע/רביעי* חמישה/חמש/חמישי* שישה/שש/שישי* שבעה/שבע/שביעי* שמונה/שמיני* תשעה/תשע/תשיעי עשרה/עשר/עשירי",
        tens: "עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים",
        more: &[
            ("מאה", 100.0),
            ("מאות", 100.0),
            ("אלף", 1e3),
            ("חצי", 50.0),
            ("מחצית", 50.0),
            ("עשור", 10.0),
        ],
        joiners: &["ו"],
    },
    Words {
        languages: &["hi", "mr", "ne"],
        units: "शून्य एक/पहला/पहली/पहले दो/दूसरा/दूसरी/दूसरे/दोनों तीन/तीसरा/तीसरी/तीसरे चार/चौथा/चौथी/चौथे पांच/पाँच/पांचवां छह/छः/छठा सात/सातवां आठ/आठवां नौ/नौवां दस/दसवां ग्यारह बारह/दर्जन तेरह चौदह पंद्रह/पन्द्रह सोलह सत्रह अठारह उन्नीस",
        tens: "बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे",
        more: &[
            ("सौ", 100.0),
            ("हज़ार", 1e3),
            ("हजार", 1e3),
            ("लाख", 1e5),
            ("करोड़", 1e7),
            ("आधा", 50.0),
            ("आधे", 50.0),
            ("पच्चीस", 25.0),
            ("दशक", 10.0),
            ("सदी", 100.0),
        ],
        joiners: &[],
    },
    Words {
        languages: &["id", "ms"],
        units: "nol satu/pertama/sebuah dua/kedua tiga/ketiga empat/keempat lima/kelima enam/keenam tujuh/ketujuh delapan/kedelapan/lapan sembilan/kesembilan sepuluh/kesepuluh sebelas duabelas/lusin",
        tens: "",
        more: &[
            ("puluh", 10.0),
            ("ratus", 100.0),
            ("seratus", 100.0),
            ("ribu", 1e3),
            ("seribu", 1e3),
            ("setengah", 50.0),
            ("dekade", 10.0),
            ("abad", 100.0),
        ],
        joiners: &[],
    },
    Words {
        languages: &["vi"],
        units: "không một/nhất/đầu hai/nhì ba bốn/tư năm sáu bảy tám chín mười/chục",
        tens: "",
        more: &[
            ("mươi", 10.0),
            ("trăm", 100.0),
            ("nghìn", 1e3),
            ("ngàn", 1e3),
            ("nửa", 50.0),
            ("tá", 12.0),
            ("thập", 10.0),
            ("thế", 100.0),
        ],
        joiners: &[],
    },
    Words {
        languages: &["el"],
        units: "μηδέν ένα/ένας/μία/μια/έναν/πρώτ* δύο/δυο/δεύτερ* τρία/τρεις/τριών/τρίτ* τέσσερα/τέσσερις/τεσσάρων/τέταρτ* πέντε/πέμπτ* έξι/έκτ* επτά/εφτά/έβδομ* οκτώ/οχτώ/όγδο* εννέα/εννιά/ένατ* δέκα/δέκατ*/δεκαετία* έντεκα/ενδέκατ* δώδεκα/δωδέκατ* δεκατρία/δεκατρείς δεκατέσσερα/δεκατέσσερις δεκαπέντε δεκαέξι δεκαεπτά δεκαοκτώ δεκαεννέα",
        tens: "είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα",
        more: &[
            ("εκατό", 100.0),
            ("εκατόν", 100.0),
            ("χίλια", 1e3),
            ("χίλιοι", 1e3),
            ("μισ*", 50.0),
            ("αιών*", 100.0),
        ],
        joiners: &["και"],
    },
    Words {
        languages: &["hu"],
        units: "nulla egy/első kettő/két/második három/harmadik négy/negyedik öt/ötödik hat/hatodik hét/hetedik nyolc/nyolcadik kilenc/kilencedik tíz/tizedik tizenegy tizenkettő/tizenkét/tucat tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc",
        tens: "húsz/huszon harminc negyven ötven hatvan hetven nyolcvan kilencven",
        more: &[("száz", 100.0), ("ezer", 1e3), ("fele", 50.0), ("évtized*", 10.0), ("század*", 100.0)],
        joiners: &[],
    },
    Words {
        languages: &["ro"],
        units: "zero unu/un/una/o/prim* doi/două/doilea/doua trei/treilea patru/patrulea cinci/cincilea șase/şase șapte/şapte opt nouă zece/deceniu unsprezece doisprezece/douăsprezece/duzin* treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece",
        tens: "douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci",
        more: &[
            ("sută", 100.0),
            ("sute", 100.0),
            ("mie", 1e3),
            ("mii", 1e3),
            ("jumătate", 50.0),
            ("secol*", 100.0),
        ],
        joiners: &["și"],
    },
];

/// The words of a language, ready to be looked up.
struct Table {
    languages: &'static [&'static str],
    joiners: &'static [&'static str],
    exact: HashMap<&'static str, f64>,
    /// Entries that any ending may follow, without their `*`.
    begun: HashMap<char, Vec<(&'static str, f64)>>,
    /// The exact ones of two letters and more, longest first.
    pieces: HashMap<char, Vec<(&'static str, f64)>>,
}

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| WORDS.iter().map(Table::new).collect());

impl Table {
    fn new(words: &Words) -> Self {
        let units = words.units.split(' ').enumerate().map(|(i, w)| (w, i as f64));
        let tens = words.tens.split(' ').enumerate().map(|(i, w)| (w, (i + 2) as f64 * 10.0));
        let entries = units
            .chain(tens)
            .flat_map(|(variants, value)| variants.split('/').map(move |v| (v, value)))
            .chain(words.more.iter().copied())
            .filter(|(w, _)| !w.is_empty());
        let mut exact = HashMap::new();
        let mut begun: HashMap<char, Vec<(&'static str, f64)>> = HashMap::new();
        let mut pieces: HashMap<char, Vec<(&'static str, f64)>> = HashMap::new();
        for (entry, value) in entries {
            let Some(first) = entry.chars().next() else { continue };
            if let Some(stem) = entry.strip_suffix('*') {
                begun.entry(first).or_default().push((stem, value));
            } else {
                exact.entry(entry).or_insert(value);
                if entry.chars().count() > 1 {
                    pieces.entry(first).or_default().push((entry, value));
                }
            }
        }
        for list in pieces.values_mut() {
            list.sort_by_key(|(entry, _)| std::cmp::Reverse(entry.len()));
        }
        Self { languages: words.languages, joiners: words.joiners, exact, begun, pieces }
    }
}

fn table(primary: &str) -> Option<&'static Table> {
    TABLES.iter().find(|t| t.languages.contains(&primary))
}

/// Whether the number words of the language are known here.
pub(super) fn known(primary: &str) -> bool {
    matches!(primary, "zh" | "ja" | "ko" | "yue") || WORDS.iter().any(|w| w.languages.contains(&primary))
}

/// The number that a word is, in lower case; compounds (`einundzwanzig`, `twenty-one`) are taken
/// apart.
pub(super) fn value(word: &str, primary: &str) -> Option<f64> {
    let table = table(primary)?;
    if let Some(value) = table.exact.get(word) {
        return Some(*value);
    }
    // Persian ordinals: seventeen and a letter.
    if primary == "fa"
        && let Some(value) = word.strip_suffix('م').and_then(|cardinal| table.exact.get(cardinal))
    {
        return Some(*value);
    }
    // Turkish says the whole of a share in the locative: beşte bir.
    if primary == "tr"
        && let Some(value) = ["te", "ta", "de", "da"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending))
            .or_else(|| word.strip_suffix('i'))
            .and_then(|cardinal| table.exact.get(cardinal))
    {
        return Some(*value);
    }
    let mut parts = Vec::new();
    let read = pieces(word, table, &mut parts) && parts.windows(2).all(|w| goes_on(w[0], w[1]));
    if read {
        return Some(combine(&parts));
    }
    let first = word.chars().next()?;
    let begun = table.begun.get(&first).map_or(&[][..], Vec::as_slice);
    if let Some((_, value)) = begun.iter().find(|(stem, _)| word.starts_with(stem)) {
        return Some(*value);
    }
    None
}

/// Takes a compound apart, the longest piece first; whether it came out even.
fn pieces(rest: &str, table: &Table, parts: &mut Vec<f64>) -> bool {
    if rest.is_empty() {
        return parts.len() > 1;
    }
    if parts.len() > 8 {
        return false;
    }
    let entries = rest.chars().next().and_then(|first| table.pieces.get(&first));
    for &(entry, value) in entries.into_iter().flatten() {
        let Some(tail) = rest.strip_prefix(entry) else { continue };
        parts.push(value);
        let joined = table.joiners.iter().any(|joiner| {
            tail.strip_prefix(joiner).is_some_and(|after| !after.is_empty() && pieces(after, table, parts))
        });
        if joined || pieces(tail.trim_start_matches('-'), table, parts) {
            return true;
        }
        parts.pop();
    }
    false
}

/// Whether a number word may go on a number that ends in another: twenty one, five hundred, but not
/// "twelve second" or "five six".
pub(super) fn goes_on(before: f64, next: f64) -> bool {
    let tens = |v: f64| v % 10.0 == 0.0;
    before >= 100.0
        || next >= 100.0
        || (tens(before) && before >= 10.0 && next < 20.0 && (next < 10.0 || matches!(before, 60.0 | 80.0)))
        // German and Arabic say the ones first.
        || (before < 10.0 && tens(next) && next >= 10.0)
}

/// Whether the word joins two number words.
pub(super) fn is_joiner(word: &str, primary: &str) -> bool {
    table(primary).is_some_and(|w| w.joiners.contains(&word))
}

/// What number words in a row come to: twenty, one → 21; two, hundred, five → 205.
pub(super) fn combine(parts: &[f64]) -> f64 {
    let (mut total, mut current) = (0.0_f64, 0.0_f64);
    for &part in parts {
        if part >= 1e3 {
            total += current.max(1.0) * part;
            current = 0.0;
        } else if part >= 100.0 && part % 100.0 == 0.0 && current > 0.0 && current < 100.0 {
            current *= part;
        } else {
            current += part;
        }
    }
    total + current
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers_in_many_languages() {
        let check =
            |lang: &str, word: &str, want: Option<f64>| assert_eq!(value(word, lang), want, "{lang} {word}");
        check("en", "twelve", Some(12.0));
        check("en", "twenty-one", Some(21.0));
        check("en", "someone", None);
        check("de", "einundzwanzig", Some(21.0));
        check("de", "zweihundertfünf", Some(205.0));
        check("de", "hunderttausend", Some(100_000.0));
        check("de", "haus", None);
        check("nl", "vijfentwintig", Some(25.0));
        check("fr", "quatre-vingt-dix-sept", Some(97.0));
        check("fr", "soixante", Some(60.0));
        check("es", "veintidós", Some(22.0));
        check("it", "ventuno", Some(21.0));
        check("it", "duemila", Some(2000.0));
        check("ru", "двадцати", Some(20.0));
        check("uk", "п’ять", Some(5.0));
        check("pl", "trzech", Some(3.0));
        check("ar", "خمسة", Some(5.0));
        check("hi", "पांच", Some(5.0));
        check("tr", "yirmi", Some(20.0));
        check("xx", "one", None);
    }
}
