//! How languages say no.

/// The negations of a language; entries as `markers` reads them.
pub(super) struct Negators {
    /// What denies.
    pub(super) hard: &'static str,
    /// What may stand for a denial: its presence excuses, it accuses of nothing.
    pub(super) soft: &'static str,
    /// Phrases with the words of a denial that deny nothing.
    pub(super) except: &'static str,
}

/// The negations of a language by its primary subtag; `None` where they are not known.
pub(super) fn negators(primary: &str) -> Option<&'static Negators> {
    let primary = match primary {
        "no" | "nn" => "nb",
        "bs" | "sr" => "hr",
        "ms" => "id",
        other => other,
    };
    NEGATORS.iter().find(|(lang, _)| *lang == primary).map(|(_, words)| words)
}

/// The same as far as they can be told in a translation: where a denial is a prefix that many words
/// only happen to begin with, the verbs that carry most of them.
pub(super) fn negators_across(primary: &str) -> Option<&'static Negators> {
    ACROSS.iter().find(|(lang, _)| *lang == primary).map(|(_, words)| words).or_else(|| negators(primary))
}

const ACROSS: &[(&str, Negators)] = &[
    (
        "cs",
        words(
            "není/nejsou/nejsem/nebyl*/nebud*/nemá/nemají/neměl*/nemůž*/nemoh*/nechce*/nechtě*/neví/nevědě*/nelze/nesmí*/nedošlo/nikdy/nikdo/nic",
            "ne*/bez/odmít*/popř*/chyb*/žádn*/ani/sotva/málo/jen",
            "nikdo jiný",
        ),
    ),
    (
        "sk",
        words(
            "nie/nebol*/nebud*/nemá/nemajú/nemal*/nemôž*/nemohl*/nechce*/nechce/nevie/nesmie*/nikdy/nikto/nič",
            "ne*/bez/odmiet*/chýb*/žiad*/ani/sotva/málo/len",
            "nie len",
        ),
    ),
];

const fn words(hard: &'static str, soft: &'static str, except: &'static str) -> Negators {
    Negators { hard, soft, except }
}

const NEGATORS: &[(&str, Negators)] = &[
    (
        "en",
        words(
            "not/no/*n't/*n’t/never/cannot/nobody/nothing/none/neither/nor/nowhere",
            "without/una*/unb*/unc*/une*/unf*/unh*/unk*/unl*/unm*/unn*/uno*/unp*/unr*/uns*/untap*/unto*/untr*/unu*/unw*/inac*/inad*/incap*/invis*/\
             inab*/insuf*/inex*/irreg*/poor*/difficult*/hard/malfunction*/silen*/outside/beyond/blind/evapor*/disappear*/vanish*/\
             neglect*/perfect*/remember/keep/keeps/worry/impossible/illegal/invalid/insufficient/incapable/disagree*/dismiss*/disput*/non/refus*/den*/fail*/lack*/reject*/declin*/miss*/avoid*/ban*/\
             block*/halt*/prevent*/stop*/oppos*/absen*/instead/rather/hardly/barely/rarely/seldom/scarcely/few/\
             *less/free/only/unless/except/zero/quit/doubt*/cancel*/\
             cease*/exclud*/forbid*/forbad*/forbidden/abandon*/shortage*/far from/yet to/anything but",
            "not only/not just/not least/no doubt/whether or not/nothing but/none other/no sooner/not to mention/\
             no matter/no less/not merely/not simply/if not/why not/or not/no wonder/out of nowhere/not well/don't forget/don’t forget/do not forget",
        ),
    ),
    (
        "de",
        words(
            "nicht/kein*/nie/niemals/nichts/niemand*/weder/nirgend*",
            "ohne/kaum/unmöglich*/unbekannt*/unklar*/unfähig*/ungewiss*/unschuld*/unwahrscheinlich*/fehl*/statt/sondern/verweiger*/ablehn*/abgelehnt/lehn*/nein/ausgeschlossen/*los/*lose*/\
             verbot*/bestreit*/bestritt*/verzicht*/scheiter*/mangel*/selten/nur/null/verhinder*/vermeid*",
            "nicht nur/nicht zuletzt/nicht weniger als/nicht einmal so/nicht zu vergessen/ob oder nicht",
        ),
    ),
    (
        "fr",
        words(
            "pas/jamais/rien/aucun/aucune/nul/nulle/guère/ni/nullement/n * plus/ne * plus/n * * plus/ne * * plus/n * personne/ne * personne",
            "ne/n/sans/non/refus*/impossible*/inconnu*/incapable*/illéga*/peu/seulement/manqu*/absen*/échou*/loin/rejet*/interdi*/personne/dépourvu*/\
             évit*/empêch*/faute/aucunement/nié/nie/dément*",
            "pas seulement/pas moins/pas que/ni plus ni moins/pas à pas/le pas/un pas/premier pas/les pas/pas du tout/sinon rien",
        ),
    ),
    (
        "es",
        words(
            "no/nunca/jamás/ningún/ninguna/ninguno/nadie/nada/tampoco/ni",
            "sin/imposible*/desconoc*/incapa*/ilegal*/rechaz*/negó/negaron/nieg*/falt*/apenas/evit*/imped*/impid*/carec*/dejó de/solo/sólo/sino/lejos/\
             excepto/prohib*/fracas*",
            "no sólo/no solo/no obstante/no menos/nada más/no solamente/no sino/nada menos/si no",
        ),
    ),
    (
        "it",
        words(
            "non/nessun*/niente/nulla/né/neanche/nemmeno/neppure",
            "senza/mai/impossibil*/sconosciut*/incapac*/illegal*/rifiut*/nega/negato/manc*/evit*/imped*/solo/no/priv*/respin*/viet*",
            "non solo/non appena/non meno/non soltanto/se non",
        ),
    ),
    (
        "pt",
        words(
            "não/nunca/jamais/nenhum*/ninguém/nada/nem/tampouco",
            "sem/impossíve*/desconhec*/incapa*/ilega*/recus*/negou/nega/falt*/evit*/imped*/deixou de/apenas/só/proib*/rejeit*/fracass*/sequer/longe",
            "não só/não apenas/não somente/não obstante/nada mais/nada menos/se não",
        ),
    ),
    (
        "nl",
        words(
            "niet/geen/nooit/niets/niemand/noch/nergens",
            "zonder/onmogelijk*/onbekend*/onduidelijk*/onwaarschijnlijk*/weiger*/nauwelijks/ontbre*/amper/alleen/slechts/nee/vermijd*/voorkom*/verbod*/verbied*/*loos/*loze",
            "niet alleen/niet minder/niet in de laatste/niet enkel/niet zozeer/al dan niet",
        ),
    ),
    (
        "sv",
        words(
            "inte/ej/icke/ingen/inget/inga/aldrig/varken/ingenting",
            "utan/omöjlig*/okän*/oklar*/osannolik*/knappt/vägr*/neka*/sakna*/förbjud*/bara/nej/endast",
            "inte bara/inte minst/inte enbart",
        ),
    ),
    (
        "da",
        words(
            "ikke/ej/ingen/intet/aldrig/hverken/ingenting",
            "uden/umulig*/ukend*/uklar*/usandsynlig*/næppe/nægt*/mangl*/afvis*/forbud*/forbyd*/kun/nej/undgå*",
            "ikke kun/ikke blot/ikke mindst/ikke alene/ikke bare",
        ),
    ),
    (
        "nb",
        words(
            "ikke/ei/ingen/intet/aldri/verken/ingenting/ikkje",
            "uten/umulig*/ukjen*/uklar*/usannsynlig*/neppe/nekt*/mangl*/avvis*/forbud*/forby*/bare/nei/unngå*/kun",
            "ikke bare/ikke minst/ikke kun",
        ),
    ),
    (
        "is",
        words(
            "ekki/aldrei/enginn/engin/ekkert/engan/engum/hvorki",
            "án/ómögule*/óþekkt*/neit*/varla/einungis/aðeins",
            "ekki aðeins/ekki síst/ekki bara",
        ),
    ),
    (
        "fi",
        words(
            "ei/en/et/emme/ette/eivät/eikä/eivätkä/älä/ettei/ellei/eihän/enkä",
            "ilman/epä*/kiel*/tuskin/vain/*maton/*mätön/*matta/*mättä/vailla/puuttu*",
            "ei vain/ei ainoastaan/ei pelkästään",
        ),
    ),
    (
        "et",
        words(
            "ei/ega/mitte/ära/pole/polnud/ärge",
            "ilma/eba*/vaid/keeldu*/*mata",
            "mitte ainult/mitte üksnes",
        ),
    ),
    (
        "pl",
        words(
            "nie/niech nie/nigdy/żaden/żadne*/żadna/żadnym/nikt/nikogo/nic/ani/nigdzie",
            "bez/niezbyt/nieobecn*/niełat*/niełącz*/niech/niemożliw*/nieznan*/niezdoln*/niewinn*/nielegaln*/niejasn*/odmów*/odmaw*/brak*/zaprzecz*/ledwo/tylko/zamiast/zakaz*/odrzuc*/unik*",
            "nie tylko/nie mniej/nie lada/nie raz/co nie miara",
        ),
    ),
    (
        "cs",
        words(
            "ne/ne*/nikdy/nikdo/nic/žádn*/ani",
            "bez/odmít*/popř*/chyb*/místo/jen/pouze/zákaz*/zakáz*/sotva",
            "nebo/neboť/nebe*/neděl*/nej*/než/nech*/nemoc*/nehod*/nerv*/net*/neut*/nezávisl*/nezisk*/nezaměstnan*/\
             necel*/nedávn*/neustál*/nedaleko/new/news/newyor*/nestl*/nepál*/neapol*/nemovit*/neptun*/neon*/nejen/nesm*/neobvykl*/nebezpeč*/nezbytn*/netanj*/nepřátel*/nezletil*",
        ),
    ),
    (
        "sk",
        words(
            "nie/ne*/nikdy/nikto/nič/žiad*/ani",
            "bez/odmiet*/popr*/chýb*/namiesto/len/iba/zákaz*/zakáz*/sotva",
            "nebo/nebe*/nedeľ*/nech*/nemoc*/nehod*/nerv*/net*/neut*/nezávisl*/nezisk*/nezamestnan*/nedávn*/neustál*/neďalek*/new/news/nielen/než/nemeck*/nemec/nehnuteľ*/nebezpeč*/nevyhnutn*",
        ),
    ),
    (
        "sl",
        words(
            "ne/ni/nis*/nima*/nikoli/nikdar/nihče/nič/noben*/nočejo/noče/niti",
            "brez/zavrn*/zanik*/le/samo",
            "ne le/ne samo",
        ),
    ),
    (
        "hr",
        words(
            "ne/nije/nisu/nisam/nismo/niste/nema/nemaju/neće/nikad*/nitko/niko/ništa/nijed*/ni/niti/не/није/нису/нема/неће/никад*/нико/ништа/ниједан/ниједна/нити",
            "bez/odbi*/porič*/porek*/samo/без/одби*/само",
            "ne samo/не само/ni manje ni više",
        ),
    ),
    (
        "ru",
        words(
            "не/нет/нельзя/ни/никогда/никто/ничего/никак*/нигде/немыслим*",
            "без/нелегк*/нельзя/трудн*/невозможн*/отказ*/неизвестн*/неспособн*/невиновн*/незаконн*/нехват*/нереш*/опроверг*/отриц*/отсутств*/лишь/лишен*/едва/вместо/запре*/отверг*/только",
            "не только/не менее/не более/не раз/не просто/тем не менее/чуть не/едва не/не столько/не прочь/как ни/ни в чем не бывало/не позднее/не считая",
        ),
    ),
    (
        "uk",
        words(
            "не/немає/нема/ні/ніколи/ніхто/нічого/жодн*/ніде/нікого",
            "без/нелегк*/непрост*/важк*/звідкись/зненацька/відмов*/неможлив*/невідом*/нездатн*/невинн*/незаконн*/нестач*/запереч*/спрост*/відсутн*/лише/ледь/замість/заборон*/відхил*",
            "не лише/не тільки/тим не менш/не раз/не менше/не більше/не просто/мало не/ледь не/не пізніше",
        ),
    ),
    (
        "bg",
        words(
            "не/няма/нямат/нямаше/нито/никога/никой/нищо/никакв*/никак*/недей*",
            "без/отказ*/отрич*/невъзможн*/неизвестн*/липс*/само/вместо/забран*",
            "не само/не по малко/нищо че",
        ),
    ),
    (
        "el",
        words(
            "δεν/δε/μην/μη/όχι/ούτε/κανένα/κανένας/καμία/ποτέ/τίποτα/κανείς",
            "χωρίς/δίχως/αδύνατ*/άγνωστ*/αντί/μόνο/αρν*/αρνήθηκ*/απαγορ*/έλλειψ*",
            "όχι μόνο/όχι απλώς/δεν είναι μόνο",
        ),
    ),
    (
        "tr",
        words(
            "değil*/yok*/hayır/*medi*/*madı*/*miyor*/*mıyor*/*muyor*/*müyor*/*meyecek*/*mayacak*/*memiş*/*mamış*/\
             *mez/*maz/*mezler/*mazlar/*mayabil*/*meyebil*/*meyen*/*mayan*/*meden/*madan/*memesi*/*maması*/*memekte*/*mamakta*/*mezdi/*mazdı/*mayıp/*meyip/*madığı*/*mediği*/*mayacağı*/*meyeceği*/*amaz*/*emez*",
            "görünmez/*lmadık/*medik/olmadan/*siz/*sız/*suz/*süz/*sizlik/*sızlık/ret/redd*/engel*/asla/ne/yalnız*/sadece/dışı/*mama*/*meme*/*maya/*meye/*mayı*/*meyi*/yasak*/eksik*",
            "yalnızca değil/sadece değil/namaz/temmuz/bilmez/olmaz olmaz/zaman*/*omedi*/*kemedi*/yoksa/yokul*/*mamalı/umuyor*/uygulama*/görünmez/olağandışı/anlamaz*/kalmaz/korumuyor",
        ),
    ),
    (
        "ar",
        words(
            "لا/لم/لن/ليس/ليست/ليسوا/لست/لسنا/ولا/ولم/ولن/وليس/وليست/فلا/فلم/فلن/بلا",
            "غير/دون/بدون/عدم/من دون/رفض*/ينفي/نفى/نفت/ما/إلا/سوى/مستحيل/منع*/وعدم/لعدم/بعدم/يرفض*/ترفض*/فشل*/ألا/لئلا/خالي*/وغير/أبدا/قط",
            "لا سيما/ولا سيما/لا يزال/لا تزال/ولا يزال/ولا تزال/لا بد/لا شك/لا زال/لا زالت/ليس فقط/لا محالة/لا تصدق/لا يصدق/لا مثيل/لا تنس/لا تنسى",
        ),
    ),
    (
        "fa",
        words(
            "نه/نمی*/نیست*/نبود*/نشد*/نکرد*/نداد*/نداشت*/ندار*/نخواه*/نباید/نتوان*/نرس*/نیام*/نگرفت*/نکن*/نشو*/نرفت*/نگفت*/نپذیرفت*/نیافت*/نزد/نبرد/نماند*/نکنند/نبا*",
            "هیچ*/بدون/عدم/غیر/غیرقانونی/غیرممکن/بی/خودداری/جز/فقط/تنها/مگر/محروم*/ممنوع*/ناممکن/نامعلوم",
            "نه تنها/نه فقط/نزدیک/نزد",
        ),
    ),
    (
        "he",
        words(
            "לא/אין/אינו/אינה/אינם/אינן/איני/אינני/ולא/שלא/ואין/שאין/כשלא/שאינו/שאינה/שאינם/שאינן/שום/מעולם/אינך",
            "אל/אינכם/אינכן/ללא/בלי/אי/בלתי/מבלי/סירב*/מסרב*/סרב*/הכחיש*/רק/חסר*/היעדר/העדר/לבל/נמנע*/מנע*/אף/אסור/חוסר/נטול*/במקום/נכשל*/לעולם/כלל",
            "לא רק/ולא רק/אין ספק/לא פחות/לא מעט/לא אחת/ללא ספק",
        ),
    ),
    (
        "hi",
        words(
            "नहीं/न/मत/ना/नही",
            "बिना/इनकार/इंकार/बजाय/बगैर/गैर/मना/रहित/केवल/सिर्फ/कभी/कोई/असमर्थ/विफल/रोक*/अभाव",
            "न केवल/न सिर्फ/कहीं न कहीं/कोई न कोई/न्यूनतम",
        ),
    ),
    ("bn", words("না/নেই/নয়/নি/নাই/নন/কখনোই", "ছাড়া/বিনা/অস্বীকার/শুধু/কেবল/*নি/*না", "শুধু নয়/না কি/নাকি")),
    (
        "zh",
        words(
            "不/没/沒/未/并非/並非/绝非/絕非/无法/無法/从无/毫无/毫無/并无/並無/切勿/请勿",
            "无/無/非/别/別/勿/否/拒/难/難/缺/禁/反对/反對/失败/失敗/停止/避免/防止/仅/只/很少/莫/除非",
            "不仅/不但/不断/不同/不过/不久/不少/不管/不论/无论/非常/未来/不得不/不只/不止/不僅/不斷/不過/不論/無論/未來/不禁/\
             差不多/对不起/無線/无线/无人机/無人機/非洲/南非/北非/西非/东非/中非/非裔/別人/别人/特别/特別/分别/分別/区别/區別/级别/級別/性别/性別/\
             告别/告別/个别/個別/识别/識別/类别/類別/没收/沒收/沉没/沉沒/淹没/淹沒/无限/無限/未必不/鉴别/鑑別/差别/差別/派别/别墅/別墅/\
             并非没有/无不/非盈利/非营利/非政府/不已/了不起/不愧/不妨/不禁/是不是/有没有/能不能/要不要/会不会/不乏/无疑/無疑/不由/不时/不時/莫不/\
             不仅仅/不得了/别名/別名/不丹/非遗/非典/不锈/不鏽/未婚/未成年/不动产/不動產/从不间断/不知不觉/无花果/无意/离别/辨别/辨別/国别/臨別/不满/不滿/不足/不安/不幸/不良/不错/不錯/不利/不准确/不準確/不懈/连连/未见/未形/未开发/未開發/不等/不适/不適/不稳/不穩/不明/不便/不当/不當/不公/不法/不朽/不易/不严/不善/未知/不名/不定/不必/不屑/不料",
        ),
    ),
    (
        "ja",
        words(
            "ない/なかっ/ません/なけれ/なく/ずに/せず/できず/おらず/れず/らず/わず",
            "無/非/不/未/なし/拒否/否定/避け/禁/失敗/欠/だけ/のみ/まい/ぬ/ず/しか/難し",
            "少ない/少なく/少なか/危ない/なければならな/なければなりません/なくてはならな/かもしれない/かもしれません/に違いない/だけでなく/だけではなく/ばかりでなく/\
             ばかりか/間もなく/まもなく/なくなっ/亡くな/なくな/ないし/みならず/必ず/まず/わずか/はず/いずれ/ほかならない/ざるを得ない/ないといけない/\
             なければいけない/思わず/相変わらず/少なくとも/つまらず/絶え間なく/ではなく/なくとも/なくても/ねばならない/切ない/にほかなりません/すみません/かかわらず/関わらず/問わず/おはず/のみならず/あらず/とどまらず/限らず/例外なく/問題なく/違いない/いけません/ほどない/なければいけ/信じられないほど/わからない/めったに/えない",
        ),
    ),
    (
        "ko",
        words(
            "*않*/않*/안/못/못하*/*못하*/*못한*/*못했*/없*/아니*/아닌/아닙*/없었*/없다/*없이/*없는/말라/*지 말/못해/못할",
            "불가능*/불법*/거부*/거절*/부인*/금지*/실패*/뿐/피하*/*뿐/*없*/모르*/어렵*/어려*/미기재*/미*/여부*/탈락*",
            "뿐만 아니라/뿐 아니라/어김없이/끊임없이/틀림없*/다름없*/않을 수 없*/않으면 안/안전*/안정*/안보*/안내*/못지않*/뿐아니라/뿐만아니라/수밖에 없*/수밖에/얼마 지나지 않*/머지않*/더할 나위 없이",
        ),
    ),
    (
        "hu",
        words(
            "nem/sem/ne/nincs/nincsenek/sincs/soha/semmi*/senki*/sehol/sose",
            "nélkül/csak/tagad*/elutasít*/*tlan/*tlen/*talan/*telen/helyett/tilt*/hiány*/megtagad*/alig",
            "nem csak/nem csupán/nem utolsósorban",
        ),
    ),
    (
        "ro",
        words(
            "nu/n/niciun/nicio/niciunul/nici/nimic/nimeni/niciodată",
            "fără/necunoscut*/incapabil*/ilegal*/refuz*/neag*/lips*/doar/numai/decât/evit*/imposibil*/interzi*",
            "nu numai/nu doar/nu mai puțin/nici mai mult nici mai puțin",
        ),
    ),
    (
        "vi",
        words(
            "không/chưa/chẳng/đừng/chả",
            "thiếu/từ chối/phủ nhận/tránh/cấm/vô/phi/bất/chỉ/thất bại/trừ",
            "không chỉ/không những/không gian/không khí/không quân/hàng không/trên không/phòng không/không kích/có không/hay không/không ngừng",
        ),
    ),
    (
        "th",
        words(
            "ไม่/มิได้/มิใช่/อย่า",
            "ปราศจาก/ไร้/ปฏิเสธ/ห้าม/ขาด/เพียง/เท่านั้น/ล้มเหลว",
            "ไม่เพียง/ไม่ใช่แค่/หรือไม่/ไม่ว่า/ไม่น้อย/ไม้",
        ),
    ),
    (
        "id",
        words(
            "tidak/tak/bukan/belum/jangan/tiada/tidaklah/bukanlah",
            "tanpa/menolak/gagal/kurang/hanya/melarang/larang*/mencegah/selain/mustahil/ketidak*/menghindari/membantah",
            "tidak hanya/bukan hanya/tidak lama/bukan saja/tidak kurang/tak lama/tak kurang/tidak sekadar/tak hanya/tidak saja",
        ),
    ),
];

#[cfg(test)]
mod tests {
    use super::super::aligned::Side;
    use super::super::markers::find_except;
    use super::*;

    #[test]
    fn every_language_is_listed_once_and_has_negations() {
        for (at, (lang, words)) in NEGATORS.iter().enumerate() {
            assert!(NEGATORS[..at].iter().all(|(other, _)| other != lang), "{lang}");
            assert!(!words.hard.is_empty(), "{lang}");
            for list in [words.hard, words.soft, words.except] {
                assert!(
                    !list.contains("//") && !list.ends_with('/') && !list.contains("  "),
                    "{lang}: {list}"
                );
            }
        }
    }

    #[test]
    fn negations_are_told_from_words_that_look_like_them() {
        let check = |lang: &str, text: &str, want: usize| {
            let words = negators(lang).unwrap();
            assert_eq!(find_except(&Side::new(text), words.hard, words.except).len(), want, "{lang}: {text}");
        };
        check("en", "It isn’t true, and never was.", 2);
        check("en", "Not only that, no doubt.", 0);
        check("de", "Er kam nicht und sagte kein Wort.", 2);
        check("fr", "Il n'est pas venu.", 1);
        check("fr", "Il y a plus de monde.", 0);
        check("cs", "Nebyl to nejlepší den, nebo ano?", 1);
        check("tr", "Gelmedi ve gelmeyecek.", 2);
        check("ru", "Не только он, но и она не пришли.", 1);
        check("zh", "不仅如此，他没有来。", 1);
        check("ja", "彼は来なかった。", 1);
        check("ja", "行かなければならない。", 0);
        check("ko", "그는 오지 않았다.", 1);
        check("ar", "لم يحضر الوزير.", 1);
        check("ar", "لا يزال الوزير حاضرا.", 0);
        check("fa", "او نمی‌آید.", 1);
        check("hi", "वह नहीं आया।", 1);
        check("he", "הוא לא בא.", 1);
        check("no", "Han kom ikke.", 1);
    }
}
