//! Texts of any length in a dozen languages, for benchmarks that need no file.

/// A few sentences of news in one language.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// BCP 47 tag.
    pub language: &'static str,
    /// Sentences, each with a number in it.
    sentences: &'static [&'static str],
    /// What stands between two sentences.
    gap: &'static str,
    /// About how many words they have; in Chinese and Japanese two characters count as one.
    words: usize,
}

/// What is measured. Scripts differ most in what they cost, so each is here.
pub const SAMPLES: &[Sample] = &[
    Sample {
        language: "en",
        sentences: &[
            "The council of Altona agreed on Monday to spend 41 million euros on a new bridge across the river.",
            "“We waited 12 years for this,” said Marta Klein, who leads the association of ferrymen.",
            "Traffic on the old bridge has grown by 38 percent since 2009, according to the university.",
            "Work may begin in March if none of the 17 farmers on the northern bank goes to court.",
            "The opposition did not vote because it had asked for a tunnel that would cost 90 million.",
        ],
        gap: " ",
        words: 88,
    },
    Sample {
        language: "de",
        sentences: &[
            "Der Rat von Altona beschloss am Montag, 41 Millionen Euro für eine neue Brücke über den Fluss auszugeben.",
            "„Wir haben 12 Jahre darauf gewartet“, sagte Marta Klein, die den Verband der Fährleute führt.",
            "Der Verkehr auf der alten Brücke ist seit 2009 um 38 Prozent gewachsen, wie die Universität mitteilt.",
            "Die Arbeiten könnten im März beginnen, wenn keiner der 17 Bauern am Nordufer vor Gericht zieht.",
            "Die Opposition stimmte nicht ab, weil sie einen Tunnel verlangt hatte, der 90 Millionen kosten würde.",
        ],
        gap: " ",
        words: 82,
    },
    Sample {
        language: "tr",
        sentences: &[
            "Altona belediye meclisi pazartesi günü nehrin üzerine yapılacak yeni köprü için 41 milyon avro harcamayı kabul etti.",
            "Kayıkçılar derneğinin başkanı Marta Klein “Bunu 12 yıldır bekliyorduk” dedi.",
            "Üniversiteye göre eski köprüdeki trafik 2009 yılından beri yüzde 38 arttı.",
            "Kuzey kıyısındaki 17 çiftçiden hiçbiri mahkemeye gitmezse çalışmalar mart ayında başlayabilir.",
            "Muhalefet 90 milyona mal olacak bir tünel istediği için oy kullanmadı.",
        ],
        gap: " ",
        words: 60,
    },
    Sample {
        language: "ru",
        sentences: &[
            "Совет Альтоны в понедельник согласился потратить 41 миллион евро на новый мост через реку.",
            "«Мы ждали этого 12 лет», — сказала Марта Кляйн, которая возглавляет союз паромщиков.",
            "По данным университета, движение по старому мосту с 2009 года выросло на 38 процентов.",
            "Работы могут начаться в марте, если никто из 17 крестьян на северном берегу не обратится в суд.",
            "Оппозиция не голосовала, потому что требовала тоннель, который стоил бы 90 миллионов.",
        ],
        gap: " ",
        words: 68,
    },
    Sample {
        language: "uk",
        sentences: &[
            "Рада Альтони в понеділок погодилася витратити 41 мільйон євро на новий міст через річку.",
            "«Ми чекали на це 12 років», — сказала Марта Кляйн, яка очолює спілку поромників.",
            "За даними університету, рух старим мостом із 2009 року зріс на 38 відсотків.",
            "Роботи можуть початися в березні, якщо ніхто з 17 селян на північному березі не піде до суду.",
            "Опозиція не голосувала, бо вимагала тунель, який коштував би 90 мільйонів.",
        ],
        gap: " ",
        words: 66,
    },
    Sample {
        language: "ar",
        sentences: &[
            "وافق مجلس ألتونا يوم الاثنين على إنفاق 41 مليون يورو على جسر جديد فوق النهر.",
            "وقالت مارتا كلاين رئيسة رابطة أصحاب العبارات: «انتظرنا ذلك 12 عاما».",
            "وبحسب الجامعة زادت حركة المرور على الجسر القديم بنسبة 38 في المئة منذ عام 2009.",
            "وقد تبدأ الأعمال في مارس إذا لم يلجأ أي من المزارعين السبعة عشر على الضفة الشمالية إلى القضاء.",
            "ولم تصوت المعارضة لأنها طالبت بنفق كان سيكلف 90 مليونا.",
        ],
        gap: " ",
        words: 70,
    },
    Sample {
        language: "fa",
        sentences: &[
            "شورای آلتونا روز دوشنبه موافقت کرد که ۴۱ میلیون یورو برای پلی تازه بر رودخانه هزینه کند.",
            "مارتا کلاین، رئیس اتحادیه قایقرانان، گفت: «۱۲ سال منتظر این بودیم».",
            "به گفته دانشگاه، رفت و آمد روی پل قدیمی از سال ۲۰۰۹ تا کنون ۳۸ درصد بیشتر شده است.",
            "اگر هیچ یک از ۱۷ کشاورز ساحل شمالی به دادگاه نرود، کار ممکن است در ماه مارس آغاز شود.",
            "مخالفان رأی ندادند زیرا تونلی خواسته بودند که ۹۰ میلیون هزینه داشت.",
        ],
        gap: " ",
        words: 82,
    },
    Sample {
        language: "he",
        sentences: &[
            "מועצת אלטונה הסכימה ביום שני להוציא 41 מיליון אירו על גשר חדש מעל הנהר.",
            "״חיכינו לזה 12 שנים״, אמרה מרתה קליין, העומדת בראש איגוד בעלי המעבורות.",
            "לפי האוניברסיטה, התנועה על הגשר הישן גדלה ב-38 אחוזים מאז 2009.",
            "העבודות עשויות להתחיל במרץ אם אף אחד מ-17 החקלאים בגדה הצפונית לא יפנה לבית המשפט.",
            "האופוזיציה לא הצביעה כי דרשה מנהרה שהייתה עולה 90 מיליון.",
        ],
        gap: " ",
        words: 62,
    },
    Sample {
        language: "hi",
        sentences: &[
            "अल्टोना की परिषद ने सोमवार को नदी पर नए पुल के लिए 41 मिलियन यूरो खर्च करने पर सहमति जताई।",
            "नाविक संघ की प्रमुख मार्ता क्लाइन ने कहा, “हमने इसके लिए 12 साल इंतज़ार किया।”",
            "विश्वविद्यालय के अनुसार 2009 से पुराने पुल पर यातायात 38 प्रतिशत बढ़ा है।",
            "अगर उत्तरी तट के 17 किसानों में से कोई अदालत नहीं जाता तो काम मार्च में शुरू हो सकता है।",
            "विपक्ष ने मतदान नहीं किया क्योंकि उसने एक सुरंग मांगी थी जिस पर 90 मिलियन खर्च होते।",
        ],
        gap: " ",
        words: 88,
    },
    Sample {
        language: "zh",
        sentences: &[
            "阿尔托纳市议会周一同意拨款4100万欧元在河上修建一座新桥。",
            "“我们为此等了12年，”渡船协会会长玛尔塔·克莱因说。",
            "据大学称，自2009年以来，旧桥上的交通量增加了38%。",
            "如果北岸的17位农民都不上法庭，工程可能在3月开始。",
            "反对党没有投票，因为他们要求修建一条耗资9000万的隧道。",
        ],
        gap: "",
        words: 66,
    },
    Sample {
        language: "ja",
        sentences: &[
            "アルトナ市議会は月曜日、川に新しい橋を架けるため4100万ユーロを支出することに同意した。",
            "「私たちは12年間これを待っていた」と、渡し船組合の代表マルタ・クラインは述べた。",
            "大学によると、古い橋の交通量は2009年から38パーセント増えている。",
            "北岸の17人の農家が誰も裁判を起こさなければ、工事は3月に始まるかもしれない。",
            "野党は9000万かかるトンネルを求めていたため、投票しなかった。",
        ],
        gap: "",
        words: 86,
    },
    Sample {
        language: "ko",
        sentences: &[
            "알토나 시의회는 월요일 강을 가로지르는 새 다리에 4100만 유로를 쓰기로 합의했다.",
            "나룻배 조합을 이끄는 마르타 클라인은 “우리는 12년 동안 이것을 기다렸다”고 말했다.",
            "대학에 따르면 옛 다리의 교통량은 2009년 이후 38퍼센트 늘었다.",
            "북쪽 강변의 농부 17명 가운데 아무도 법원에 가지 않으면 공사는 3월에 시작될 수 있다.",
            "야당은 9000만이 드는 터널을 요구했기 때문에 투표하지 않았다.",
        ],
        gap: " ",
        words: 53,
    },
];

impl Sample {
    /// A text of at least so many words: the sentences again and again, five to a paragraph, a number
    /// in front of each so that no two are the same.
    pub fn text(&self, words: usize) -> String {
        let mut out = String::new();
        for round in 0..words.div_ceil(self.words) {
            for (at, sentence) in self.sentences.iter().enumerate() {
                // "3-17" is no word of any language.
                out.push_str(&format!("{}-{at}: {sentence}{}", round + 3, self.gap));
            }
            out.push('\n');
        }
        out
    }

    /// A summary of ten sentences: each sentence with its middle word left out, twice.
    pub fn summary(&self) -> String {
        let halves = |sentence: &str| {
            let cut: Vec<(usize, char)> = sentence.char_indices().collect();
            let (from, to) = (cut[cut.len() / 2].0, cut[cut.len() / 2 + 2].0);
            format!("{}{}{}", &sentence[..from], &sentence[to..], self.gap)
        };
        self.sentences.iter().chain(self.sentences).map(|s| halves(s)).collect()
    }
}
