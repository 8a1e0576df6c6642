//! Small words that give a language away among its neighbours.
//!
//! Spelling alone hardly parts Danish from Norwegian or Hindi from Nepali in one sentence; the
//! words that a sentence cannot do without do. The lists hold words that are common in the
//! language and rare or absent in those that look like it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::scripts::is_mark;

/// Language and words; a word may stand in several rows.
const WORDS: &[(&str, &str)] = &[
    (
        "en",
        "the and of is was are were have has been with this that they you your what which would could should not from there their i'm don't it's",
    ),
    ("sco", "wis tae frae wi whit dinnae cannae auld aboot hae"),
    (
        "de",
        "der die das und ist nicht ich ein eine einen mit auf für von dem den sie wir war haben wird sich auch noch nur wenn",
    ),
    ("nds", "nich dat un en wi ik he ehr vun op för ok hett weer"),
    ("gsw", "isch nöd und het ufe au mir vo händ gsi"),
    ("lb", "ass net ech an den der mat fir och vun huet sinn dat mir"),
    (
        "nl",
        "de het een en van is niet ik dat te zijn op voor met je hij ze we was maar heeft hebben wordt deze zij door toen ook kan worden hun zal uit bij meer als andere over nog naar",
    ),
    (
        "af",
        "die het nie is en van ek dit vir wat hy sy ons was jy om te baie moet hulle deur toe ook kan word hulle hierdie sal uit by maar meer as ander oor nog",
    ),
    ("fy", "it fan is net de dat ik hy wy mei foar wie binne"),
    (
        "da",
        "jeg ikke det af til hvad mig dig noget være efter blev også meget nogen kunne skulle havde lige uden mellem der hun kun hvor nogle hende sig hvis ud ind imellem gennem fundet blevet blevet op ved selv så nu deres bruges mange andre",
    ),
    (
        "nb",
        "jeg ikke det av til hva meg deg noe være etter ble også mye noen kunne skulle hadde bare uten mellom hun fra hvor henne seg hvis ut inn gjennom funnet blitt opp ved selv så nå deres brukes mange andre både",
    ),
    (
        "nn",
        "eg ikkje det av til kva meg deg noko vere etter vart òg mykje nokon kunne skulle hadde berre utan mellom ho frå dei vi ein",
    ),
    (
        "sv",
        "jag inte det av till vad mig dig något vara efter blev också mycket någon kunde skulle hade bara utan mellan hon från och är ett som",
    ),
    ("is", "ég ekki það er og að var hann hún við sem ekki þetta um til frá"),
    ("fo", "eg ikki tað er og at var hann hon við sum hetta um til frá"),
    (
        "es",
        "el los las una que es no por con para se está pero muy más como yo él ella mi su lo del cuando hay este fue",
    ),
    (
        "pt",
        "o os as uma que é não por com para se está mas muito mais como eu ele ela meu seu do da em na no você são foi umas dum duma num numa pela pelo pelas pelos ainda também até já desde quando tem têm foram fez duas gente à às sua alguns outros pessoas há depois",
    ),
    (
        "gl",
        "o os as unha que é non por con para está pero moi máis como eu el ela meu seu do da na no son foi na ao unhas dun dunha nun nunha pola polo polas polos aínda tamén ata xa dende cando ten teñen foron fixo dúas xente coa co cos coas á ás súa algúns outros persoas hai despois",
    ),
    ("ast", "el los les una que ye nun por con pa ta pero mui más como yo elli ella mio so del cuando hai"),
    ("an", "o os as una que ye no por con ta d'o d'a yera chent"),
    (
        "ca",
        "el els les una que és no per amb està però molt més com jo ell ella meu seu del quan hi ha aquest va van i",
    ),
    ("oc", "lo los las una que es per amb mas plan mai coma ieu son del dels dins qu'es"),
    (
        "fr",
        "le la les des une et est que qui ne pas je il elle nous vous dans pour sur avec ce cette du au sont été plus c'est",
    ),
    (
        "it",
        "il lo gli una che è non di per con sono ma molto più come io mio suo del della quando questo nel alla ho ha",
    ),
    ("la", "et in est non ad cum qui quod ut sed sunt ex per quae esse ab enim hoc atque"),
    ("ro", "și în este nu de la cu pe un o care să am mai din pentru că sunt a fost"),
    ("eo", "la kaj estas ne mi al de en kun por ke li ŝi ili vi tio kiu sed ĉu ĝi estis"),
    ("ia", "le e es non de in con pro que io il illa on ha un esseva"),
    ("pl", "i nie to jest się na że w do z jak po ale co tak za od jestem był była dla"),
    ("cs", "je se na že v do s jak po ale co tak za od jsem byl byla pro není jsou která který"),
    ("sk", "je sa na že v do s ako po ale čo tak za od som bol bola pre nie sú ktorá ktorý"),
    ("sl", "je se na da v do z kot po ampak kaj tako za od sem bil bila ni so ki tudi"),
    (
        "hr",
        "je se na da u do s kao po ali što tako za od sam bio bila nije su koji koja tko vrijeme gdje uvijek tjedan",
    ),
    (
        "bs",
        "je se na da u do s kao po ali šta tako za od sam bio bila nije su koji koja ko vrijeme gdje uvijek sedmica",
    ),
    ("hsb", "je so na zo w do z kaž po ale što tak za wot sym był njeje su kotryž"),
    ("lt", "ir yra ne aš kad su tai į iš buvo bet jis ji kaip už nuo ar mano"),
    ("lv", "un ir nav es ka ar tas uz no bija bet viņš viņa kā par vai mans tev"),
    ("ltg", "i ir nav es ka ar tys iz nu beja bet jis jei kai par voi"),
    ("et", "ja on ei ma et see ta oli aga mis kui ka me nad mu ning"),
    ("fi", "ja on ei minä että se hän oli mutta mitä kun myös me he minun ovat tämä"),
    ("hu", "a az és nem van hogy egy ez meg is volt de csak mi én már"),
    ("tr", "bir ve bu için çok değil ne var ben sen o ile mi da gibi daha olan"),
    ("az", "bir və bu üçün çox deyil nə var mən sən o ilə mi da kimi daha olan"),
    ("tk", "bir we bu üçin köp däl näme bar men sen ol bilen hem ýaly has bolan"),
    ("uz", "bir va bu uchun ko'p emas nima bor men sen u bilan ham kabi bo'lgan"),
    ("crh", "bir ve bu içün çoq degil ne bar men sen o ile em kibi"),
    ("gag", "bir hem bu için pek diil ne var bän sän o ilän"),
    (
        "id",
        "yang dan di ini itu tidak dengan untuk dari akan saya kamu dia ada adalah bisa pada karena mereka telah bahwa uang hewan berbeda mencoba polisi saja yaitu setelah ketika sedangkan wilayah beberapa pemerintah namun hingga perusahaan kantor universitas tersebut anda usai proyek penelitian masyarakat hanya mobil kota",
    ),
    (
        "ms",
        "yang dan di ini itu tidak dengan untuk dari akan saya awak dia ada ialah boleh pada kerana mereka telah bahawa daripada wang haiwan berbeza cuba polis sahaja iaitu selepas apabila manakala kawasan kebanyakan dikenali pelbagai sebarang kerajaan beliau syarikat pejabat universiti projek kajian penyelidikan kereta bandar ramai oleh mempunyai semasa",
    ),
    (
        "jv",
        "sing lan ing iki iku ora karo kanggo saka aku kowe dheweke ana yaiku bisa marang amarga punika kang wis",
    ),
    ("su", "anu jeung di ieu éta henteu jeung pikeun tina kuring anjeun manéhna aya nyaéta bisa ka ku geus"),
    ("min", "nan jo di iko itu indak untuak dari ambo urang ado adolah bisa pado dek alah"),
    ("tl", "ang ng sa na mga ay hindi ako ka siya ito at ko mo niya may kung para si po"),
    ("ceb", "ang sa nga mga dili ako ka siya kini ug ko mo niya adunay kung para si usa"),
    ("war", "an han nga mga diri ako ka hiya ini ngan ko mo niya may para hi usa"),
    ("hil", "ang sang sa nga mga indi ako ka siya ini kag ko mo niya may kon para si isa"),
    ("sw", "na ya wa kwa ni katika la za kuwa si hii cha lakini yake huyo sana"),
    ("zu", "ukuthi futhi ngoba kodwa uma kanye lapho yini ngiyakuthanda kakhulu ngesikhathi"),
    ("xh", "ukuba kwaye ngokuba kodwa xa kunye apho yintoni kakhulu ngexesha okanye"),
    ("sn", "kuti uye asi nekuti uyu ane ari zvakanaka sei mumwe munhu"),
    ("cy", "y yn yr a i mae ddim wedi ei ar oedd fod o'r i'r hefyd dw eich"),
    ("vi", "và là của không có cho một các được tôi người này đã trong với"),
    ("sq", "dhe të është nuk një për me në që unë ka nga por"),
    ("eu", "eta da ez bat du dut zen baina hori dira izan dute"),
    ("ga", "agus an na is ar tá sé go bhí ní leis mé"),
    ("gd", "agus an na is air tha e gu bha chan leis mi"),
    ("mt", "u li ta il fil hija huwa mhux għal dan din kien"),
    ("ha", "da ya na ta ba wannan cewa don kuma shi"),
    ("so", "iyo waa in oo ka ku ayaa uu waxaa ma"),
    ("ak", "na no wɔ sɛ yɛ a me wo ɔno nti bi ne deɛ yi ho mu"),
    ("ru", "и в не на что это я он она с как по но из у был была для его мы вы так же"),
    ("uk", "і в не на що це я він вона з як по але із у був була для його ми ви так та є"),
    ("be", "і ў не на што гэта я ён яна з як па але ў быў была для яго мы вы так"),
    ("rue", "і в не на што тото я він она з як по але быв была про єго мы"),
    ("bg", "и в не на че това аз той тя с как по но от у беше за го ние вие така да е се са"),
    ("mk", "и во не на дека тоа јас тој таа со како по но од беше за го ние вие така да е се сум што"),
    ("sr", "и у не на да то ја он она са како по али из је био за га ми ви тако се су шта што нема"),
    ("kk", "және бұл мен ол үшін бір емес де бар деп болды оның"),
    ("ky", "жана бул мен ал үчүн бир эмес да бар деп болду анын"),
    ("tt", "һәм бу мин ул өчен бер түгел дә бар дип булды аның"),
    ("mn", "нь ба энэ би тэр бол юм байна биш хүн"),
    ("tg", "ва ин ман ӯ барои як нест ҳам аст бо дар ки аз"),
    ("ar", "في من على أن إلى هذا هذه لا ما كان التي الذي عن مع هو هي ليس أنا لم هل"),
    (
        "arz",
        "مش ده دي اللي عشان علشان احنا ايه كده دلوقتي فين ازاي بتاع بتاعة كمان لسه برضه عايز زي بس دول حاجة",
    ),
    (
        "ary",
        "ديال ديالو هاد هادي واش اللي لي ماشي بزاف دابا حيت باش كاين كاينة غادي كيفاش داك شي واحد حتا هوما",
    ),
    (
        "apc",
        "شو هيدا هيدي هاي هاد اللي يلي مش مو كتير هلق هلأ منيح لسا عم كمان بس ليش مشان منشان رح هنن هني إلي كيف وين تبع",
    ),
    ("acm", "هاي شنو اكو ماكو هواي هسه مو وين اللي چان جان مال هيچ شلون ليش رح بس هذوله"),
    ("aeb", "برشا متاع متاعو باش توا كيما فما هاذي هذاكا شنية موش اللي حاجة يلزم زادة نجم"),
    ("ars", "وش هذي اللي عشان حق مره ذي ليش لين بس ابي راح ايش"),
    ("fa", "و در از به که این را با است آن برای یک نیست من او می شما ما هم تا بود"),
    ("ur", "اور میں کے کی ہے کا نے سے کو یہ وہ نہیں پر ایک ہیں تھا مجھے"),
    ("pnb", "تے وچ دے دی اے دا نے توں نوں ایہہ اوہ نئیں اک نیں سی"),
    ("ps", "او په د چې دا نه يو له سره شو دی کې"),
    ("ckb", "و لە بە کە ئەم بۆ لەگەڵ نییە من ئەو یەک"),
    ("sd", "۽ ۾ جي جو آهي کي نه هن هڪ سان"),
    ("ug", "ۋە بۇ بىلەن ئۈچۈن بىر ئۇ مەن ئەمەس دەپ"),
    ("azb", "و بو بیر دا ایله اوچون کی دیر اولان"),
    ("hi", "है और में के की का को से नहीं यह वह पर एक हैं था मैं हूँ ने भी तुम थी इस कि थे गया करने"),
    ("mr", "आहे आणि मध्ये च्या ची चा ला हे ते नाही एक आहेत होता मी तो ती हा या व तू होते होती आहोत केले झाले"),
    ("ne", "छ र मा को का लाई यो त्यो छैन एक छन् थियो म हो पनि तपाईं हुन् गर्न भने लागि भएको गरेको थिए तिमी उनी"),
    ("mai", "अछि आ मे केर सँ नहि ई ओ एकटा छल हम"),
    ("bho", "बा आ में के से ना ई ऊ एगो रहे हम बाड़े"),
    ("mag", "हई आउ में के से न ई ऊ एगो हलई हम"),
    ("hne", "हे अउ म के ले नइ ए ओ एक रहिस मोर हवय"),
    ("awa", "अहै अउर मा कै से नाहीं ई ऊ रहा हम"),
    ("sa", "च अस्ति न एव सः अपि तस्य इति सन्ति भवति अहम् तत् किम्"),
];

/// More of the same for languages that the spelling models do not have: `tag: words`, a line each.
const DECLARATION_WORDS: &str = include_str!("declaration_words.txt");

/// Endings of words in Devanagari, where the models know little; counted in words of four letters or more.
const ENDINGS: &[(&str, &[&str])] = &[
    (
        "ne",
        &[
            "हरू",
            "हरु",
            "एको",
            "ेको",
            "लाई",
            "मा",
            "को",
            "का",
            "ले",
            "बाट",
            "छन्",
            "न्छ",
            "ँछ",
            "ियो",
            "नुहुन्छ",
            "दै",
            "एर",
            "ेर",
        ],
    ),
    (
        "mr",
        &[
            "च्या",
            "ाचा",
            "ाची",
            "ाचे",
            "ांना",
            "ाला",
            "ून",
            "मध्ये",
            "ांनी",
            "ातील",
            "ावर",
            "साठी",
            "ण्यात",
            "ळे",
            "ळी",
            "ळा",
            "ले",
            "ेल",
            "णे",
        ],
    ),
    ("hi", &["ियों", "ाओं", "ों", "ते", "ता", "ती", "कर", "एगा", "ेगा", "ाएं", "ाया"]),
    ("sa", &["म्", "स्य", "ति", "ानि", "ेषु", "ेन", "ः"]),
];

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS.iter().copied().chain(DECLARATION_WORDS.lines().filter_map(|line| line.split_once(": ")))
}

/// All languages that can be told: first those of the spelling models, in their order, then those
/// known by their words alone.
pub(super) static LANGUAGES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut languages = super::profiles::tags().to_vec();
    for (language, _) in rows() {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    languages
});

fn index_of(language: &str) -> usize {
    LANGUAGES.iter().position(|l| *l == language).unwrap_or(0)
}

static INDEX: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut index: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (language, words) in rows() {
        let language = index_of(language);
        for word in words.split(' ') {
            let languages = index.entry(word).or_default();
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
    }
    index
});

static ENDING_LANGUAGES: LazyLock<Vec<usize>> =
    LazyLock::new(|| ENDINGS.iter().map(|(l, _)| index_of(l)).collect());

/// Longest word of the lists, in bytes, with room to spare.
const LONGEST_WORD: usize = 32;

/// For each of [`LANGUAGES`], what the small words of a text speak for it, in natural logarithms.
///
/// A word shared by many languages says little of any of them.
pub(super) fn votes(text: &str) -> Vec<f32> {
    let mut votes = vec![0.0; LANGUAGES.len()];
    let mut word = String::with_capacity(LONGEST_WORD);
    for c in text.chars().chain([' ']) {
        if c.is_alphabetic() || is_mark(c) || matches!(c, '\'' | '’') && !word.is_empty() {
            if word.len() < LONGEST_WORD {
                match c {
                    '’' => word.push('\''),
                    c if c.is_ascii() => word.push(c.to_ascii_lowercase()),
                    c => word.extend(c.to_lowercase()),
                }
            }
            continue;
        }
        if word.is_empty() {
            continue;
        }
        if let Some(languages) = INDEX.get(word.trim_end_matches('\'')) {
            let vote = 3.0 / (languages.len() as f32).sqrt();
            for language in languages {
                votes[*language] += vote;
            }
        }
        if word.starts_with(|c| ('\u{900}'..='\u{97F}').contains(&c)) && word.chars().count() >= 4 {
            for ((_, endings), language) in ENDINGS.iter().zip(ENDING_LANGUAGES.iter()) {
                if endings.iter().any(|e| word.ends_with(e)) {
                    votes[*language] += 1.0;
                }
            }
        }
        word.clear();
    }
    votes
}
